package dev.nameplate.observe;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Everything that is logged while it is open, as a server would write it. */
public final class CapturedLog implements AutoCloseable {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Logs logs;

    private CapturedLog(LogSettings.Format format, LogSettings.Level level) {
        this.logs = Logs.start(
                new LogSettings(format, level, /* access= */ true, Duration.ofNanos(1), ""), (OutputStream) out);
    }

    /** As JSON, with every request for an image and all that libraries say at the level. */
    public static CapturedLog objects(LogSettings.Level level) {
        return new CapturedLog(LogSettings.Format.JSON, level);
    }

    /** What was written so far. */
    public String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        logs.close();
    }
}
