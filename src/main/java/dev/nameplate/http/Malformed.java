package dev.nameplate.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may be wrong with a request before anybody asks what it is for. */
enum Malformed {
    /** The codec cannot read the head. */
    HEAD,
    /** No, two or a broken {@code Host}. */
    HOST,
    /** A target that does not begin with a slash. */
    TARGET,
    /** A body with a method that has none. */
    BODY,
    TARGET_TOO_LONG,
    HEADERS_TOO_LONG,
    /** A version of HTTP other than 1.0 and 1.1. */
    VERSION;

    /** What the codec found. */
    static Malformed of(@Nullable Throwable fault) {
        if (fault instanceof TooLongHttpLineException) {
            return TARGET_TOO_LONG;
        }
        return fault instanceof TooLongHttpHeaderException ? HEADERS_TOO_LONG : HEAD;
    }

    /** What is wrong with a request that the codec could read; null when nothing is. */
    static @Nullable Malformed in(HttpServerRequest request) {
        String target = request.uri();
        HttpMethod method = request.method();
        boolean bodyless = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
        if (request.version() == null) {
            return VERSION;
        } else if (target != null && target.length() > ProtocolLimits.LONGEST_TARGET) {
            return TARGET_TOO_LONG;
        } else if (!hasOneHost(request)) {
            return HOST;
        } else if (!isOrigin(method, target)) {
            return TARGET;
        }
        return bodyless && Endings.announcesBody(request) ? BODY : null;
    }

    /** Exactly one sound authority; over HTTP/2 that was seen to before. */
    private static boolean hasOneHost(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return true;
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        return hosts.size() == 1 && Authority.isSound(hosts.get(0));
    }

    /** Whether a target is one of ours; CONNECT has another form, and is refused for its method. */
    private static boolean isOrigin(HttpMethod method, @Nullable String target) {
        if (target == null) {
            return method == HttpMethod.CONNECT;
        }
        return target.startsWith("/") || target.equals("*") && method == HttpMethod.OPTIONS;
    }

    /** Its name in the metrics. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
