package dev.nameplate.http;

import static dev.nameplate.http.ProtocolLimits.CONTROL_FRAMES;
import static dev.nameplate.http.ProtocolLimits.CONTROL_FRAMES_PER_REQUEST;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the frame heads of an HTTP/2 connection before the codec does, and ends the connection that asks for nothing: too
 * many control frames, no request for too long, or an answer that its reader does not take.
 *
 * <p>The codec counts resets, CONTINUATION frames and the size of heads itself, but answers each PING and SETTINGS, and any byte
 * keeps a connection from being idle. It also answers frames on streams that are over with the wrong error (RFC 9113 §5.1,
 * §5.1.1), which is put right here.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {

    private static final int HEAD = 9;
    private static final int PREFACE = Http2CodecUtil.connectionPrefaceBuf().readableBytes();
    private static final int END_STREAM = 1;

    private final DoorTransport.House house;
    private final StreamMemory streams = new StreamMemory();
    private final byte[] head = new byte[HEAD];
    private long skip = PREFACE;
    private int headBytes;
    private int budget = CONTROL_FRAMES;
    private long windowEnd = System.nanoTime() + ProtocolLimits.WINDOW.toNanos();
    private long lastBusy = System.nanoTime();
    private boolean ended;
    private @Nullable ScheduledFuture<?> watch;
    private Http2Connection.@Nullable PropertyKey openedAt;

    FrameGuard(DoorTransport.House house) {
        this.house = house;
    }

    /** Says how much of the connection's beginning went by before this guard was there. */
    FrameGuard after(int bytes) {
        skip -= bytes;
        return this;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long beat = Math.max(100, house.settings().idle().toMillis() / 4);
        watch = context.executor().scheduleWithFixedDelay(() -> look(context), beat, beat, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (watch != null) {
            watch.cancel(/* mayInterruptIfRunning= */ false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        if (ended) {
            ReferenceCountUtil.release(message);
            return;
        }
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (skip > 0) {
                int passed = (int) Math.min(skip, bytes.writerIndex() - at);
                skip -= passed;
                at += passed;
                continue;
            }
            head[headBytes++] = bytes.getByte(at++);
            if (headBytes == HEAD) {
                headBytes = 0;
                Http2Exception fault = frame();
                if (fault != null) {
                    int sound = Math.max(0, at - HEAD - bytes.readerIndex());
                    end(context, bytes, sound, fault);
                    return;
                }
            }
        }
        context.fireChannelRead(message);
    }

    /** Reads a frame's head; the error that the frame is, if it is one that the codec would not see. */
    private @Nullable Http2Exception frame() {
        int length = (head[0] & 255) << 16 | (head[1] & 255) << 8 | head[2] & 255;
        int type = head[3] & 255;
        int flags = head[4] & 255;
        int stream = (head[5] & 127) << 24 | (head[6] & 255) << 16 | (head[7] & 255) << 8 | head[8] & 255;
        skip = length;
        boolean last = (flags & END_STREAM) != 0;
        Http2Error error = type == Http2FrameTypes.HEADERS
                ? streams.headers(stream, last)
                : type == Http2FrameTypes.DATA ? streams.data(stream, last) : Http2Error.NO_ERROR;
        if (error != Http2Error.NO_ERROR) {
            house.meters().protocolRefusal("http2-stream");
            return Http2Exception.connectionError(error, "a frame on stream %d, which is over", stream);
        }
        if (type == Http2FrameTypes.HEADERS) {
            budget += CONTROL_FRAMES_PER_REQUEST;
            return null;
        }
        boolean carries = type == Http2FrameTypes.DATA && length > 0 || type == Http2FrameTypes.CONTINUATION;
        return !carries && isFlood()
                ? Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, "too many control frames")
                : null;
    }

    private boolean isFlood() {
        long now = System.nanoTime();
        if (now - windowEnd >= 0) {
            windowEnd = now + ProtocolLimits.WINDOW.toNanos();
            budget = CONTROL_FRAMES;
        }
        if (--budget >= 0) {
            return false;
        }
        house.meters().protocolRefusal("http2-flood");
        return true;
    }

    /** Lets the sound frames through, then says what is wrong with the next. */
    private void end(ChannelHandlerContext context, ByteBuf bytes, int sound, Http2Exception fault) {
        ended = true;
        ByteBuf before = bytes.readRetainedSlice(sound);
        bytes.release();
        context.fireChannelRead(before);
        ChannelHandlerContext codec = context.pipeline().context(Http2ConnectionHandler.class);
        if (codec != null && codec.handler() instanceof Http2ConnectionHandler handler) {
            handler.onError(codec, /* outbound= */ false, fault);
        } else {
            context.close();
        }
    }

    /** Closes what has been idle for too long, and resets what has been open for too long. */
    private void look(ChannelHandlerContext context) {
        ChannelHandlerContext codec = context.pipeline().context(Http2ConnectionHandler.class);
        if (codec == null || !(codec.handler() instanceof Http2ConnectionHandler handler)) {
            return;
        }
        long now = System.nanoTime();
        Http2Connection connection = handler.connection();
        if (connection.numActiveStreams() > 0) {
            lastBusy = now;
            for (Http2Stream stream : overdue(connection, now)) {
                house.meters().protocolRefusal("http2-slow-reader");
                handler.resetStream(codec, stream.id(), Http2Error.CANCEL.code(), codec.newPromise());
            }
            codec.flush();
        } else if (now - lastBusy > house.settings().idle().toNanos()) {
            codec.channel().close();
        }
    }

    private List<Http2Stream> overdue(Http2Connection connection, long now) {
        Http2Connection.PropertyKey key = openedAt == null ? connection.newKey() : openedAt;
        openedAt = key;
        List<Http2Stream> overdue = new ArrayList<>();
        try {
            connection.forEachActiveStream(stream -> {
                Long opened = stream.getProperty(key);
                if (opened == null) {
                    stream.setProperty(key, now);
                } else if (now - opened > house.settings().limits().streamTime().toNanos()) {
                    overdue.add(stream);
                }
                return true;
            });
        } catch (Http2Exception e) {
            throw new IllegalStateException("a look at streams changes none", e);
        }
        return overdue;
    }
}
