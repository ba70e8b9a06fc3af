package dev.nameplate.http;

import dev.nameplate.observe.Meters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses heads of HTTP/1.1 that the codec would take and make something of: folded lines (RFC 9112 §5.2), whose parts it joins,
 * headers without a name, and request lines with anything but two spaces in them.
 *
 * <p>Sits before the codec and only looks. What it finds it replaces by a byte that the codec refuses, so that the refusal comes
 * in its turn, behind the answers to what was asked before. Also closes a connection whose head does not arrive whole in time,
 * however busily it drips. GET, HEAD and OPTIONS have no body here; that of any other request it passes over, and looks away for
 * good where it cannot tell its end. Where HTTP/2 is spoken it makes room for a {@link FrameGuard}.
 */
final class HeadGuard extends ChannelInboundHandlerAdapter {

    static final String NAME = "head-guard";

    private static final byte[] POISON = "\0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HTTP2 = "PRI ".getBytes(StandardCharsets.US_ASCII);

    private final long patienceMillis;
    private final Supplier<FrameGuard> frames;
    private final Meters meters;
    private boolean mayBeHttp2;
    private int seen;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean headStart = true;
    private boolean bodyless;
    private final BodyEnd body = new BodyEnd();
    private boolean lookingAway;
    private boolean lineStart;
    private boolean lineBlank = true;
    private boolean requestLine;
    private boolean returned;
    private int spaces;
    private boolean refused;

    /**
     * @param patience how long a head may take once its first byte is there
     * @param frames makes the guard of a connection that turns out to be HTTP/2
     * @param h2c whether one that is not encrypted may
     */
    HeadGuard(Duration patience, Supplier<FrameGuard> frames, boolean h2c, Meters meters) {
        this.patienceMillis = patience.toMillis();
        this.frames = frames;
        this.mayBeHttp2 = h2c;
        this.meters = meters;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            if (tls != null && "h2".equals(tls.applicationProtocol())) {
                context.pipeline().replace(this, NAME, frames.get());
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (mayBeHttp2 && message instanceof ByteBuf bytes && isHttp2(bytes)) {
            FrameGuard guard = frames.get().after(seen);
            forgetDeadline();
            context.pipeline().replace(this, NAME, guard);
            guard.channelRead(context.pipeline().context(guard), message);
            return;
        }
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        int fault = message instanceof ByteBuf bytes && !lookingAway ? fault(bytes) : -1;
        if (fault >= 0 && message instanceof ByteBuf bytes) {
            refused = true;
            forgetDeadline();
            context.fireChannelRead(bytes.writerIndex(fault));
            context.fireChannelRead(Unpooled.wrappedBuffer(POISON));
        } else {
            watch(context);
            context.fireChannelRead(message);
        }
    }

    /** Whether the connection begins as HTTP/2 does; counts the bytes seen while that is open. */
    private boolean isHttp2(ByteBuf bytes) {
        int before = seen;
        for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
            if (bytes.getByte(at) != HTTP2[seen]) {
                mayBeHttp2 = false;
                return false;
            }
            if (++seen == HTTP2.length) {
                seen = before;
                return true;
            }
        }
        return false;
    }

    /** A head that came whole, as nearly all do, costs no timer. */
    private void watch(ChannelHandlerContext context) {
        boolean within = !headStart && !lookingAway;
        if (within && deadline == null) {
            deadline = context.executor().schedule(() -> late(context), patienceMillis, TimeUnit.MILLISECONDS);
        } else if (!within) {
            forgetDeadline();
        }
    }

    private void late(ChannelHandlerContext context) {
        meters.protocolRefusal("slow-head");
        context.close();
    }

    private void forgetDeadline() {
        if (deadline != null) {
            deadline.cancel(/* mayInterruptIfRunning= */ false);
            deadline = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forgetDeadline();
        context.fireChannelInactive();
    }

    /** Reads on through the bytes; where something is that may not be, or -1. */
    private int fault(ByteBuf bytes) {
        int end = bytes.writerIndex();
        for (int at = bytes.readerIndex(); at < end && !lookingAway; ) {
            if (!body.isOver() && headStart) {
                at = body.skip(bytes, at);
                lookingAway = body.isUnknown();
                continue;
            }
            byte first = bytes.getByte(at);
            if (headStart && first != '\r' && first != '\n') {
                headStart = false;
                requestLine = true;
                spaces = 0;
                bodyless = first == 'G' || first == 'H' || first == 'O';
                body.begin();
            }
            if (lineStart && (first == ' ' || first == '\t' || first == ':')) {
                return at;
            }
            int feed = bytes.indexOf(at, end, (byte) '\n');
            int lineEnd = feed < 0 ? end : feed;
            int wrong = requestLine ? wrongInRequestLine(bytes, at, lineEnd) : -1;
            if (wrong >= 0) {
                return wrong;
            }
            if (!bodyless && !requestLine) {
                body.line(bytes, at, lineEnd);
            }
            if (feed < 0) {
                lineBlank &= isBlank(bytes, at, end);
                lineStart = false;
                return -1;
            }
            endLine(lineBlank && isBlank(bytes, at, feed));
            at = feed + 1;
        }
        return -1;
    }

    private void endLine(boolean blank) {
        if (!bodyless && !requestLine) {
            body.endLine();
        }
        lineStart = !blank;
        lineBlank = true;
        requestLine = false;
        returned = false;
        if (blank && !headStart) {
            headStart = true;
            if (!bodyless) {
                body.endHead();
                lookingAway = body.isUnknown();
            }
        }
    }

    /** Where a request line has a control character, or a space too many; a carriage return may stand at its end. */
    private int wrongInRequestLine(ByteBuf bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte b = bytes.getByte(at);
            if (returned || b >= 0 && b < ' ' && b != '\r' || b == 0x7F || b == ' ' && ++spaces > 2) {
                return at;
            }
            returned = b == '\r';
        }
        return -1;
    }

    private static boolean isBlank(ByteBuf bytes, int from, int to) {
        return to == from || to == from + 1 && bytes.getByte(from) == '\r';
    }
}
