package dev.nameplate.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
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

    /** Its name in the metrics. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
