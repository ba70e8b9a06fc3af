package dev.nameplate.observe;

import dev.nameplate.observe.Meters.Stage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the server: which template it is for and how long each stage took. Holds no value of a field.
 *
 * <p>Whoever works for a request writes down what it did, on whichever thread; who asks early finds what is there by then.
 * Thread-safe.
 */
public final class Passage {

    /** What kind of link a request turned out to have. */
    public enum Link {
        /** None, or one that was refused. */
        NONE,
        /** One without a signature, where those are served. */
        UNSIGNED,
        /** One that was signed with a key of ours. */
        GENUINE
    }

    /** Work that no request waits for, as a warm-up or a proof: what it writes down is forgotten, and not counted. */
    public static final Passage NOBODY = new Passage(Optional.empty(), /* kept= */ false);

    private final Optional<TraceParent> caller;
    private final boolean kept;
    private final long started = System.nanoTime();
    private final AtomicLongArray took = new AtomicLongArray(Stage.values().length);
    private final AtomicLongArray ended = new AtomicLongArray(Stage.values().length);
    private volatile Link link = Link.NONE;
    private volatile String template = "";
    private volatile List<String> notes = List.of();
    private @Nullable String id;
    private @Nullable String traceId;

    private Passage(Optional<TraceParent> caller, boolean kept) {
        this.caller = caller;
        this.kept = kept;
    }

    /**
     * A request that has just arrived.
     *
     * @param traceparent the header's value; null for none
     */
    public static Passage of(@Nullable String traceparent) {
        Optional<TraceParent> said = traceparent == null ? Optional.empty() : TraceParent.of(traceparent);
        // A tracer that watches this thread has read the header already, and begun a span of its own.
        Optional<TraceParent> traced = Spans.current();
        return new Passage(traced.isPresent() ? traced : said, /* kept= */ true);
    }

    /** Whether a request waits: otherwise nothing is counted. */
    boolean isKept() {
        return kept;
    }

    Optional<TraceParent> caller() {
        return caller;
    }

    /** Whether its trace can be looked up somewhere. */
    boolean isSampled() {
        return caller.isPresent() && caller.get().sampled();
    }

    /** When it began, by {@link System#nanoTime}. */
    long started() {
        return started;
    }

    /** Nanoseconds since the request arrived. */
    public long nanos() {
        return System.nanoTime() - started;
    }

    /** What kind of link the request has. */
    public void link(Link kind) {
        if (kept) {
            link = kind;
        }
    }

    Link link() {
        return link;
    }

    /** The template that it is for, once it is known that there is one. */
    public void template(String path) {
        if (kept) {
            template = path;
        }
    }

    /** The template's path; empty while none is known. */
    String template() {
        return template;
    }

    /** What happened to fields, as {@code name=kind}: never a value. */
    public void notes(List<String> happened) {
        if (kept) {
            notes = List.copyOf(happened);
        }
    }

    List<String> notes() {
        return notes;
    }

    /** Writes down how long a stage took, that ends now; what is counted too goes by {@link Meters#stage(Passage, Stage, long)}. */
    public void took(Stage stage, long nanos) {
        if (kept) {
            ended.set(stage.ordinal(), System.nanoTime());
            took.set(stage.ordinal(), nanos);
        }
    }

    /** Nanoseconds that a stage took; 0 for one that this request did not go through. */
    public long took(Stage stage) {
        return took.get(stage.ordinal());
    }

    /** When a stage ended, by {@link System#nanoTime}. */
    long ended(Stage stage) {
        return ended.get(stage.ordinal());
    }

    /** Names this request in logs: 16 hexadecimal digits, its span in its trace. */
    public synchronized String id() {
        String known = id;
        if (known == null) {
            known = hex(ThreadLocalRandom.current().nextLong() | 1);
            id = known;
        }
        return known;
    }

    /** The caller's trace, or one that begins here. */
    public synchronized String traceId() {
        if (caller.isPresent()) {
            return caller.get().traceId();
        }
        String known = traceId;
        if (known == null) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            known = hex(random.nextLong() | 1) + hex(random.nextLong());
            traceId = known;
        }
        return known;
    }

    private static String hex(long number) {
        return java.util.HexFormat.of().toHexDigits(number);
    }
}
