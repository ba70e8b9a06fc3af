package dev.nameplate.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * Refuses a request head with a folded line (RFC 9112 §5.2) before the codec joins its parts, which would hide it.
 *
 * <p>Sits first in the pipeline and only looks: a line feed followed by a space or tab, unless the line before was the empty
 * one that ends a head. Requests with a body are refused by the routes, so bodies need not be told from heads.
 */
final class HeadGuard extends ChannelInboundHandlerAdapter {

    static final String NAME = "head-guard";

    private static final byte[] REFUSAL = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private boolean lineStart;
    private boolean lineBlank = true;
    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && !refused && isFolded(bytes)) {
            refused = true;
            context.writeAndFlush(Unpooled.wrappedBuffer(REFUSAL)).addListener(ChannelFutureListener.CLOSE);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Reads on through the bytes; whether a line within a head begins with white space. */
    private boolean isFolded(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int at = bytes.readerIndex();
        while (at < end) {
            byte first = bytes.getByte(at);
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
            lineBlank = true;
            at = feed + 1;
        }
        return false;
    }

    private static boolean isBlank(ByteBuf bytes, int from, int to) {
        return to == from || to == from + 1 && bytes.getByte(from) == '\r';
    }
}
