package dev.nameplate.observe;

import dev.nameplate.observe.Meters.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Where every request for an image is entered once it is answered: into metrics, traces, the flight recorder, and the logs of all and of
 * slow requests. Holds no value of a field and no link: a keyed hash stands for that. Thread-safe.
 */
public final class Ledger {

    private static final Logger ACCESS = LoggerFactory.getLogger(Logs.ACCESS);
    private static final Logger SLOW = LoggerFactory.getLogger("dev.nameplate.Slow");

    private final Meters meters;
    private final boolean read;
    private final boolean access;
    private final long slowNanos;
    private final LinkHash hash;
    private final Spans spans;
    private final Thrift thrift = new Thrift();

    public Ledger(Meters meters, LogSettings settings) {
        this(meters, settings, /* read= */ true);
    }

    private Ledger(Meters meters, LogSettings settings, boolean read) {
        this.meters = meters;
        this.read = read;
        this.access = settings.access();
        this.slowNanos = settings.slow().toNanos();
        this.hash = new LinkHash(settings.hashKey());
        this.spans = new Spans();
    }

    /** One that nobody reads, for requests that are no reader's: what is entered is forgotten. */
    public static Ledger unread(Meters meters) {
        return new Ledger(meters, LogSettings.USUAL, /* read= */ false);
    }

    /**
     * A request that has just arrived, to be entered once it is answered.
     *
     * @param traceparent the header's value; null for none
     */
    public Passage begun(@Nullable String traceparent) {
        return read ? Passage.of(traceparent) : Passage.NOBODY;
    }

    /**
     * Enters a request that was answered.
     *
     * @param target path and query as they came; only hashed
     */
    public void enter(Passage passage, String target, Answer answer) {
        if (!read) {
            return;
        }
        meters.answer(passage, answer);
        RequestEvent.tell(passage, answer);
        spans.tell(passage, answer);
        if (access && ACCESS.isInfoEnabled()) {
            log(ACCESS.atInfo(), passage, target, answer).log("{} {}", answer.outcome(), answer.detail());
        }
        long total = passage.took(Stage.TOTAL);
        if (slowNanos > 0 && total >= slowNanos && SLOW.isWarnEnabled() && mayTell()) {
            log(SLOW.atWarn(), passage, target, answer).log("A request took {} ms", total / 1_000_000);
        }
    }

    private boolean mayTell() {
        thrift.settle((kind, held) -> SLOW.warn("Held back {} more slow requests", held));
        return thrift.allows("slow");
    }

    private LoggingEventBuilder log(LoggingEventBuilder event, Passage passage, String target, Answer answer) {
        Map<String, Double> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            if (passage.took(stage) > 0) {
                stages.put(stage.key(), Math.round(passage.took(stage) / 1e3) / 1e3);
            }
        }
        return event.addKeyValue("request", passage.id())
                .addKeyValue("trace", passage.traceId())
                .addKeyValue("template", passage.template())
                .addKeyValue("outcome", answer.outcome())
                .addKeyValue("detail", answer.detail())
                .addKeyValue("format", answer.format())
                .addKeyValue("status", answer.status())
                .addKeyValue("bytes", answer.bytes())
                .addKeyValue("notes", passage.notes())
                .addKeyValue("link", hash.of(target))
                .addKeyValue("ms", stages);
    }
}
