package dev.nameplate.observe;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.time.Duration;
import java.util.List;

/**
 * What is logged, and how.
 *
 * @param format how events are written
 * @param level the least level that is logged
 * @param access whether every answer of the image port and of the REST API is logged
 * @param slow how long a request for an image may take before it is logged; zero for any time
 * @param hashKey what links are hashed with, so that lines of one link can be found; empty for one made up at each start
 */
public record LogSettings(Format format, Level level, boolean access, Duration slow, String hashKey) {

    /** How events are written. */
    public enum Format {
        /** For people: a line, and a stack trace below it. */
        LINES,
        /** For programs: one JSON object a line. */
        JSON
    }

    /** How much is logged. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** As if nothing were set. */
    static final LogSettings USUAL =
            new LogSettings(Format.LINES, Level.INFO, /* access= */ false, Duration.ofSeconds(1), "");

    private static final int SHORTEST_KEY = 16;

    private static final Setting<Format> FORMAT = Setting.choice("log.format", Format.LINES)
            .says("How the log is written: lines for people, or json, an object a line, for programs.");
    private static final Setting<Level> LEVEL =
            Setting.choice("log.level", Level.INFO).says("The least level that is logged.");
    private static final Setting<Boolean> ACCESS = Setting.flag("log.access", false)
            .says(
                    "Whether requests for images, each link as a hash, and to the REST API are logged; the operations port's never are.");
    private static final Setting<Duration> SLOW = Setting.duration("log.slow", "1s")
            .says("Requests for images that take longer are logged with the times of their stages; 0s none.");
    private static final Setting<String> HASH_KEY = Setting.text("log.hash-key", "")
            .says("What links are hashed with in logs, the same on all nodes; empty makes one up at each start.")
            .hidden();

    public static List<Setting<?>> all() {
        return List.of(FORMAT, LEVEL, ACCESS, SLOW, HASH_KEY);
    }

    public static LogSettings read(SettingsReader reader) {
        String key = reader.read(HASH_KEY);
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            reader.problem(HASH_KEY, "has " + key.length() + " characters; at least " + SHORTEST_KEY + " are needed");
        }
        return new LogSettings(reader.read(FORMAT), reader.read(LEVEL), reader.read(ACCESS), reader.read(SLOW), key);
    }
}
