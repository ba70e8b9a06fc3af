package dev.nameplate.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of every connection, before TLS: lets it in, gives it a deadline for getting as far as HTTP, and closes it
 * so that its last answer arrives.
 *
 * <p>A socket that is closed while bytes of its peer lie unread sends a reset, and a reset overtakes the answer that says what
 * was wrong. So what closes says its end first, then throws away what still comes, until the peer ends too or three seconds are over.
 */
final class Door extends ChannelDuplexHandler {

    static final String NAME = "door";

    private static final Duration LINGER = Duration.ofSeconds(3);
    private static final long MOST_THROWN_AWAY = 1 << 20;

    private final DoorTransport.House house;
    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable ChannelPromise farewell;
    private long thrownAway;
    private boolean counted;
    private boolean settled;
    private boolean over;
    private final Pace pace = new Pace();

    Door(DoorTransport.House house) {
        this.house = house;
    }

    /** Says that a connection has got as far as HTTP: from here on its guards watch over it. */
    static void settled(HttpConnection connection) {
        Door door = of(connection);
        if (door != null) {
            door.settle();
        }
    }

    /** Says that a connection of HTTP/1.1 has had its last answer: what was sent behind that request gets none. */
    static void over(HttpConnection connection) {
        Door door = of(connection);
        if (door != null) {
            door.over = true;
        }
    }

    /** Whether a connection has had its last answer. */
    static boolean isOver(HttpConnection connection) {
        Door door = of(connection);
        return door != null && door.over;
    }

    /** Counts a request for an image on a connection, and says whether more come over it than a reader asks for. */
    static boolean isHurried(HttpServerRequest request) {
        Door door = of(request.connection());
        return door != null && door.pace.isHurried(request.headers(), System.nanoTime());
    }

    private static @Nullable Door of(HttpConnection connection) {
        return connection instanceof ConnectionBase transport
                ? transport.channel().pipeline().get(Door.class)
                : null;
    }

    private void settle() {
        settled = true;
        if (deadline != null) {
            deadline.cancel(/* mayInterruptIfRunning= */ false);
            deadline = null;
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        counted = true;
        if (!house.enter()) {
            context.close();
            return;
        }
        boolean tls = context.pipeline().get(SslHandler.class) != null;
        context.pipeline()
                .addAfter(
                        tls ? "ssl" : NAME,
                        HeadGuard.NAME,
                        new HeadGuard(
                                house.settings().idle(),
                                () -> new FrameGuard(house),
                                !tls && house.h2c(),
                                house.meters()));
        if (!settled) {
            long patience = house.settings().idle().toMillis();
            deadline = context.executor().schedule(() -> context.close(), patience, TimeUnit.MILLISECONDS);
        }
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        settle();
        if (counted) {
            counted = false;
            house.leave();
        }
        leave(context);
        context.fireChannelInactive();
    }

    /** A client that goes away in the midst of things is no fault of ours: the rest hears that the connection is closed. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (fault instanceof IOException) {
            context.close();
        } else {
            context.fireExceptionCaught(fault);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (farewell == null) {
            context.fireChannelRead(message);
            return;
        }
        if (message instanceof ByteBuf bytes) {
            thrownAway += bytes.readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (thrownAway > MOST_THROWN_AWAY) {
            leave(context);
        }
    }

    /** Closes for good what has said its last. */
    private void leave(ChannelHandlerContext context) {
        if (farewell != null && !farewell.isDone()) {
            context.close(farewell);
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (farewell != null
                || !context.channel().isActive()
                || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        farewell = promise.unvoid();
        settle();
        context.flush();
        channel.shutdownOutput();
        channel.config().setAutoRead(true);
        deadline = context.executor().schedule(() -> leave(context), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }
}
