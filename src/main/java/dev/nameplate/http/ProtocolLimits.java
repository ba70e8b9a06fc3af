package dev.nameplate.http;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.time.Duration;
import java.util.List;

/**
 * How much a client may ask of the protocols.
 *
 * @param connections most connections at a time
 * @param http2 whether HTTP/2 is offered over TLS
 * @param h2c whether HTTP/2 is taken in clear text
 * @param streams most requests of an HTTP/2 connection that are not answered yet
 * @param resets most streams of an HTTP/2 connection that may be reset within {@link #WINDOW}, by either side
 * @param streamTime how long a stream of HTTP/2 may take, its answer's reading included
 */
record ProtocolLimits(int connections, boolean http2, boolean h2c, int streams, int resets, Duration streamTime) {

    /** Longest target that is answered as a link; a longer one gets 414. */
    static final int LONGEST_TARGET = 8192;

    /** Longest head without its first line; a longer one gets 431. */
    static final int LONGEST_HEADERS = 16 * 1024;

    /** What a request line holds beside its target: method, spaces and version. */
    static final int BESIDE_TARGET = 64;

    /** The time over which resets and control frames are counted. */
    static final Duration WINDOW = Duration.ofSeconds(30);

    /** Most frames in a window that ask for nothing: PING, SETTINGS, PRIORITY, WINDOW_UPDATE, empty DATA, unknown ones. */
    static final int CONTROL_FRAMES = 1000;

    /** And as many more for each request in the window: a reader's window updates follow the images that it reads. */
    static final int CONTROL_FRAMES_PER_REQUEST = 100;

    private static final Setting<Integer> CONNECTIONS = Setting.whole("http.connections", 10_000, 1, 1_000_000)
            .says("Most connections at a time, over all ports; whoever comes then is turned away.");
    private static final Setting<Boolean> HTTP2 =
            Setting.flag("http.http2", true).says("Whether HTTP/2 is offered where the image server speaks TLS.");
    private static final Setting<Boolean> H2C = Setting.flag("http.h2c", false)
            .says("Whether HTTP/2 is taken without TLS, by prior knowledge; for a proxy in front that speaks it.");
    private static final Setting<Integer> STREAMS = Setting.whole("http.http2-streams", 100, 1, 10_000)
            .says("Most requests at a time on one connection of HTTP/2.");
    private static final Setting<Integer> RESETS = Setting.whole("http.http2-resets", 200, 1, 100_000)
            .says(
                    "Most streams of one HTTP/2 connection that may be reset within 30 s; beyond it the connection ends.");
    private static final Setting<Duration> STREAM_TIME = Setting.duration("http.http2-stream-timeout", "60s")
            .says("How long a stream of HTTP/2 may take until its reader has the whole answer.");

    static List<Setting<?>> all() {
        return List.of(CONNECTIONS, HTTP2, H2C, STREAMS, RESETS, STREAM_TIME);
    }

    static ProtocolLimits read(SettingsReader reader) {
        Duration streamTime = reader.read(STREAM_TIME);
        if (streamTime.compareTo(Duration.ofSeconds(1)) < 0) {
            reader.problem(STREAM_TIME, "is below 1s");
        }
        return new ProtocolLimits(
                reader.read(CONNECTIONS),
                reader.read(HTTP2),
                reader.read(H2C),
                reader.read(STREAMS),
                reader.read(RESETS),
                streamTime);
    }
}
