package dev.nameplate.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;

/**
 * How fast images are asked for over one connection. A mail has a few of them; who asks for dozens at a time goes through many
 * readers' mails. Nothing is remembered but a number, and that for no longer than the connection.
 *
 * <p>A proxy in between carries many readers over one connection, so where a request says that it came through one, nothing is
 * counted. Used by one event loop.
 */
final class Pace {

    /** Images that one reader may ask for within the time. */
    static final int MOST = 40;

    static final Duration WITHIN = Duration.ofSeconds(10);

    private static final List<CharSequence> OF_PROXIES = List.of(
            HttpHeaders.createOptimized("x-forwarded-for"),
            HttpHeaders.createOptimized("forwarded"),
            HttpHeaders.createOptimized("via"));

    private long began;
    private int asked;

    /** Counts a request, and says whether there were more than {@link #MOST} of late. */
    boolean isHurried(MultiMap headers, long nanos) {
        for (CharSequence name : OF_PROXIES) {
            if (headers.contains(name)) {
                return false;
            }
        }
        if (asked == 0 || nanos - began > WITHIN.toNanos()) {
            began = nanos;
            asked = 0;
        }
        return ++asked > MOST;
    }
}
