package dev.nameplate.testing;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client of HTTP/2 that sends whatever frames it is told to, sound or not, and notes what becomes of each stream. */
public final class Http2Wire implements AutoCloseable {

    /** What clients begin with. */
    public static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    /** Frame types by number. */
    public enum Type {
        DATA,
        HEADERS,
        PRIORITY,
        RST_STREAM,
        SETTINGS,
        PUSH_PROMISE,
        PING,
        GOAWAY,
        WINDOW_UPDATE,
        CONTINUATION
    }

    public static final int END_STREAM = 1;
    public static final int ACK = 1;
    public static final int END_HEADERS = 4;
    private static final int PRIORITY = 0x20;

    /** What became of a stream: a status with all of its body, or a reset with its code. */
    public static final class Stream {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private @Nullable Http2Headers head;
        private boolean complete;
        private long reset = -1;

        /** Whether nothing more is to come. */
        public boolean isOver() {
            return complete || reset >= 0;
        }

        /** The status, if the whole answer is there. */
        public Optional<String> status() {
            return complete && head != null ? Optional.of(head.status().toString()) : Optional.empty();
        }

        /** The code of a reset that came before the answer was whole. */
        public Optional<Long> reset() {
            return complete || reset < 0 ? Optional.empty() : Optional.of(reset);
        }

        /** A header of the answer. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(head).map(all -> all.get(name)).map(CharSequence::toString);
        }

        public byte[] body() {
            return body.toByteArray();
        }

        @Override
        public String toString() {
            return status().orElse(reset < 0 ? "unanswered" : "reset " + reset);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder heads = new DefaultHttp2HeadersDecoder(false, 1 << 20);
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final Map<Integer, Stream> streams = new TreeMap<>();
    private long goAway = -1;
    private boolean closed;
    private int pongs;
    private int settings;

    /** Connects in clear text. */
    public Http2Wire(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Speaks over a socket that is connected already. */
    public Http2Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
    }

    /** Begins as a well-behaved client does, with room for large answers. */
    public Http2Wire begin() throws IOException {
        raw(PREFACE.getBytes(StandardCharsets.US_ASCII));
        frame(Type.SETTINGS.ordinal(), 0, 0, new byte[] {0, 4, 0, 0x10, 0, 0});
        frame(Type.WINDOW_UPDATE.ordinal(), 0, 0, new byte[] {0, 0x70, 0, 0});
        while (settings == 0 && !closed) {
            readFrame();
        }
        frame(Type.SETTINGS.ordinal(), ACK, 0, new byte[0]);
        return this;
    }

    public void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        raw(bytes(type, flags, stream, payload));
    }

    /** A frame as it goes over the wire. */
    public static byte[] bytes(int type, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >>> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        return frame.array();
    }

    /** Sends a GET that ends its stream. */
    public void get(int stream, String path) throws IOException {
        frame(Type.HEADERS.ordinal(), END_STREAM | END_HEADERS, stream, request("GET", path));
    }

    /** The header block of a sound request. */
    public static byte[] request(String method, String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        field(out, ":method", method.getBytes(StandardCharsets.US_ASCII));
        field(out, ":scheme", "http".getBytes(StandardCharsets.US_ASCII));
        field(out, ":path", path.getBytes(StandardCharsets.ISO_8859_1));
        field(out, ":authority", "localhost".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** Appends a header to a block: a literal that no table remembers, so that anything may stand in it. */
    public static void field(ByteArrayOutputStream out, String name, byte[] value) {
        out.write(0);
        text(out, name.getBytes(StandardCharsets.ISO_8859_1));
        text(out, value);
    }

    private static void text(ByteArrayOutputStream out, byte[] text) {
        if (text.length < 127) {
            out.write(text.length);
        } else {
            out.write(127);
            int rest = text.length - 127;
            for (; rest >= 128; rest >>>= 7) {
                out.write(rest & 127 | 128);
            }
            out.write(rest);
        }
        out.writeBytes(text);
    }

    /** What became of a stream so far. */
    public Stream stream(int id) {
        return streams.computeIfAbsent(id, absent -> new Stream());
    }

    /** Reads until a stream is over or the connection is closed. */
    public Stream await(int id) throws IOException {
        Stream stream = stream(id);
        while (!stream.isOver() && !closed) {
            readFrame();
        }
        return stream;
    }

    /** Reads until the server closes; the code of its GOAWAY, or -1. */
    public long awaitEnd() throws IOException {
        while (!closed) {
            readFrame();
        }
        return goAway;
    }

    /** Whether the server still answers a PING. */
    public boolean isOpen() throws IOException {
        int before = pongs;
        try {
            frame(Type.PING.ordinal(), 0, 0, "are you?".getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            return false;
        }
        while (pongs == before && !closed) {
            readFrame();
        }
        return !closed && goAway < 0;
    }

    /** Reads one frame and takes note of it. */
    public void readFrame() throws IOException {
        try {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt() & Integer.MAX_VALUE;
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            note(lengthAndType & 255, flags, stream, payload);
        } catch (EOFException | SocketException e) {
            closed = true;
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    private void note(int type, int flags, int id, byte[] payload) throws IOException, Http2Exception {
        switch (type < Type.values().length ? Type.values()[type] : Type.PRIORITY) {
            case HEADERS, CONTINUATION -> {
                int priority = type == Type.HEADERS.ordinal() && (flags & PRIORITY) != 0 ? 5 : 0;
                block.write(payload, priority, payload.length - priority);
                Stream stream = stream(id);
                if ((flags & END_HEADERS) != 0) {
                    stream.head = heads.decodeHeaders(id, Unpooled.wrappedBuffer(block.toByteArray()));
                    block.reset();
                }
                stream.complete |= type == Type.HEADERS.ordinal() && (flags & END_STREAM) != 0;
            }
            case DATA -> {
                Stream stream = stream(id);
                stream.body.writeBytes(payload);
                stream.complete |= (flags & END_STREAM) != 0;
            }
            case RST_STREAM -> {
                Stream stream = stream(id);
                stream.reset = stream.reset < 0 ? code(payload, 0) : stream.reset;
            }
            case GOAWAY -> goAway = Math.max(goAway, code(payload, 4));
            case PING -> pongs += flags & ACK;
            case SETTINGS -> settings += (flags & ACK) == 0 ? 1 : 0;
            default -> {}
        }
    }

    private static long code(byte[] payload, int at) {
        return ByteBuffer.wrap(payload).getInt(at) & 0xFFFFFFFFL;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
