package dev.nameplate.observe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every request to the REST API is entered once it is answered: into metrics, and into the log of all requests where that is
 * on. Holds neither values nor secrets nor links. Thread-safe.
 */
public final class ApiLedger {

    private static final Logger ACCESS = LoggerFactory.getLogger(Logs.ACCESS);

    private final Meters meters;
    private final boolean access;

    public ApiLedger(Meters meters, LogSettings settings) {
        this.meters = meters;
        this.access = settings.access();
    }

    /**
     * One answered request.
     *
     * @param id names it in answers and logs
     * @param operation what was asked for: {@code links}, {@code render}, {@code templates}, {@code description} or {@code none}
     * @param key name of the key that it came with; empty when none of ours
     * @param template the template that it is for, once that is known to be there; may be empty
     * @param kind what was wrong with it; empty when nothing was
     * @param lines how many lines a stream had; 0 for what is none
     */
    public record Entry(
            String id,
            String operation,
            int status,
            String key,
            String template,
            String kind,
            long lines,
            long bytes,
            long nanos) {}

    public void enter(Entry entry) {
        meters.api(entry.operation(), entry.status());
        if (access && ACCESS.isInfoEnabled()) {
            ACCESS.atInfo()
                    .addKeyValue("request", entry.id())
                    .addKeyValue("operation", entry.operation())
                    .addKeyValue("status", entry.status())
                    .addKeyValue("key", entry.key())
                    .addKeyValue("template", entry.template())
                    .addKeyValue("kind", entry.kind())
                    .addKeyValue("lines", entry.lines())
                    .addKeyValue("bytes", entry.bytes())
                    .addKeyValue("ms", Math.round(entry.nanos() / 1e3) / 1e3)
                    .log("api {} {}", entry.operation(), entry.status());
        }
    }
}
