package dev.nameplate.http;

import dev.nameplate.observe.Meters;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses heads and bodies of HTTP/2 that would not have passed as HTTP/1.1: no or two authorities, a {@code Host} that says
 * something else, control characters, a target that is none. Each is a stream error, as RFC 9113 §8.1.1 has it for malformed
 * requests.
 *
 * <p>The first byte of a body resets its stream where the method has none.
 */
final class StreamHeads extends Http2FrameListenerDecorator {

    private static final AsciiString HOST = AsciiString.cached("host");

    private static final Set<String> BODYLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Http2Connection connection;
    private final Http2Connection.PropertyKey bodyless;
    private final Meters meters;

    private StreamHeads(Http2FrameListener listener, Http2Connection connection, Meters meters) {
        super(listener);
        this.connection = connection;
        this.bodyless = connection.newKey();
        this.meters = meters;
    }

    /** Puts itself between a connection's codec and the one who listens to it. */
    static void watch(Http2ConnectionHandler codec, Http2FrameListener listener, Meters meters) {
        codec.decoder().frameListener(new StreamHeads(listener, codec.connection(), meters));
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int id,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last)
            throws Http2Exception {
        check(id, headers);
        super.onHeadersRead(context, id, headers, dependency, weight, exclusive, padding, last);
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean last)
            throws Http2Exception {
        check(id, headers);
        super.onHeadersRead(context, id, headers, padding, last);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean last)
            throws Http2Exception {
        Http2Stream stream = connection.stream(id);
        if (data.isReadable() && stream != null && Boolean.TRUE.equals(stream.getProperty(bodyless))) {
            throw refused(id, "body", "its method has no body");
        }
        return super.onDataRead(context, id, data, padding, last);
    }

    private void check(int id, Http2Headers headers) throws Http2Exception {
        Http2Stream stream = connection.stream(id);
        if (stream == null || stream.getProperty(bodyless) != null) {
            return; // Trailers: what may stand in them the codec has seen to.
        }
        String fault = fault(headers);
        if (fault != null) {
            throw refused(id, "head", fault);
        }
        CharSequence method = headers.method();
        stream.setProperty(bodyless, method != null && BODYLESS.contains(method.toString()));
    }

    private Http2Exception refused(int id, String kind, String fault) {
        meters.protocolRefusal(kind);
        return Http2Exception.streamError(id, Http2Error.PROTOCOL_ERROR, "%s", fault);
    }

    /** What is wrong with a head; null when nothing is. */
    static @Nullable String fault(Http2Headers headers) {
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            if (!isName(header.getKey())) {
                return "a header's name that is none";
            }
            if (!isPlain(header.getValue())) {
                return "a control character in a header";
            }
        }
        List<CharSequence> authorities = headers.getAll(Http2Headers.PseudoHeaderName.AUTHORITY.value());
        List<CharSequence> hosts = headers.getAll(HOST);
        if (authorities.size() > 1 || hosts.size() > 1) {
            return "more than one authority";
        }
        if (authorities.isEmpty() && hosts.isEmpty()) {
            return "no authority";
        }
        CharSequence authority = authorities.isEmpty() ? hosts.get(0) : authorities.get(0);
        if (!Authority.isSound(authority)) {
            return "an authority that is none";
        }
        if (!hosts.isEmpty() && !AsciiString.contentEqualsIgnoreCase(authority, hosts.get(0))) {
            return "host and authority differ";
        }
        CharSequence method = headers.method();
        if (method != null && (!isName(method) || method.charAt(0) == ':')) {
            return "a method that is none";
        }
        CharSequence path = headers.path();
        return path == null || isTarget(path) ? null : "a target that is none";
    }

    /** The characters of a request line's target: no space, no control character. */
    private static boolean isTarget(CharSequence path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) == 0x7F) {
                return false;
            }
        }
        return path.length() > 0;
    }

    /** A token (RFC 9110 §5.6.2), with a colon before it if it is the protocol's own; the codec refuses capitals. */
    private static boolean isName(CharSequence name) {
        int from = name.length() > 1 && name.charAt(0) == ':' ? 1 : 0;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return name.length() > from;
    }

    /** No control characters but the tab. */
    private static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
