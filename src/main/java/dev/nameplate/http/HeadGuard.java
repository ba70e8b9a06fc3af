package dev.nameplate.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request head with a folded line (RFC 9112 §5.2) before the codec joins its parts, which would hide it.
 *
 * <p>Sits first in the pipeline and only looks: a line feed followed by a space or tab, unless the line before was the empty
 * one that ends a head. Also closes a connection whose head does not arrive whole in time, however busily it drips. Only GET
 * and HEAD keep a connection going here, and neither may have a body; after the head of any other request it looks away.
 */
final class HeadGuard extends ChannelInboundHandlerAdapter {

    static final String NAME = "head-guard";

    private static final byte[] REFUSAL = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final long patienceMillis;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean headStart = true;
    private boolean bodyless;
    private boolean lookingAway;
    private boolean lineStart;
    private boolean lineBlank = true;
    private boolean refused;

    /** @param patience how long a head may take once its first byte is there */
    HeadGuard(Duration patience) {
        this.patienceMillis = patience.toMillis();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && !refused && !lookingAway && isFolded(bytes)) {
            refused = true;
            context.writeAndFlush(Unpooled.wrappedBuffer(REFUSAL)).addListener(ChannelFutureListener.CLOSE);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            watch(context);
            context.fireChannelRead(message);
        }
    }

    /** A head that came whole, as nearly all do, costs no timer. */
    private void watch(ChannelHandlerContext context) {
        boolean within = !headStart && !lookingAway;
        if (within && deadline == null) {
            deadline = context.executor().schedule(() -> context.close(), patienceMillis, TimeUnit.MILLISECONDS);
        } else if (!within && deadline != null) {
            deadline.cancel(/* mayInterruptIfRunning= */ false);
            deadline = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(/* mayInterruptIfRunning= */ false);
        }
        context.fireChannelInactive();
    }

    /** Reads on through the bytes; whether a line within a head begins with white space. */
    private boolean isFolded(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int at = bytes.readerIndex();
        while (at < end) {
            byte first = bytes.getByte(at);
            if (headStart && first != '\r' && first != '\n') {
                headStart = false;
                bodyless = first == 'G' || first == 'H';
            }
            if (lineStart && (first == ' ' || first == '\t')) {
                return true;
            }
            int feed = bytes.indexOf(at, end, (byte) '\n');
            if (feed < 0) {
                lineBlank &= isBlank(bytes, at, end);
                lineStart = false;
                return false;
            }
            boolean blank = lineBlank && isBlank(bytes, at, feed);
            lineStart = !blank;
            if (blank && !headStart) {
                headStart = true;
                if (!bodyless) {
                    lookingAway = true;
                    return false;
                }
            }
            lineBlank = true;
            at = feed + 1;
        }
        return false;
    }

    private static boolean isBlank(ByteBuf bytes, int from, int to) {
        return to == from || to == from + 1 && bytes.getByte(from) == '\r';
    }
}
