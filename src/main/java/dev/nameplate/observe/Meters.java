package dev.nameplate.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The server's metrics: every name and tag there is. Names and tags never hold a field's value. */
public final class Meters {

    /** The stages of a request, in order. */
    public enum Stage {
        VERIFY,
        MERGE,
        QUEUE,
        RENDER,
        ENCODE,
        TOTAL
    }

    /** A counter's name and the values of its tags, at most three. */
    private record Key(String name, String first, String second, String third) {

        static Key of(String name, String... tags) {
            return new Key(name, tags[1], tags.length > 2 ? tags[3] : "", tags.length > 4 ? tags[5] : "");
        }
    }

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<String, Timer> bases = new ConcurrentHashMap<>();
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    public Meters() {
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("nameplate.stage")
                            .description("How long each stage of a request takes.")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    /** Records how long a stage took. */
    public void stage(Stage stage, long nanos) {
        Timer timer = stages.get(stage);
        if (timer != null) {
            timer.record(Duration.ofNanos(nanos));
        }
    }

    /** Counts an answer: outcome {@code image}, {@code fallback} or {@code refused}, its detail, and the format asked for. */
    public void answer(String outcome, String detail, String format) {
        count("nameplate.requests", "Answers by outcome.", "outcome", outcome, "detail", detail, "format", format);
    }

    /** Counts something the merge noted. */
    public void note(String kind) {
        count("nameplate.merge.notes", "What happened to fields on their way to the picture.", "kind", kind);
    }

    /** Counts a look-up in a cache tier: {@code hit}, {@code miss}, {@code joined} (another request's flight); in the
     *  cluster also {@code timeout}, {@code fault}, {@code corrupt}, or {@code skipped} while it is left alone. */
    public void lookup(String tier, String result) {
        count("nameplate.cache.lookups", "Look-ups in a tier of the image cache.", "tier", tier, "result", result);
    }

    /** Counts what became of something sent to the cluster: {@code stored}, {@code marked}, {@code removed}, {@code failed}, {@code full}. */
    public void shared(String result) {
        count("nameplate.cluster.writes", "Entries sent to the cluster.", "result", result);
    }

    /** Counts what happened to the cluster: {@code joined}, {@code member-left}, {@code merged}, … */
    public void cluster(String event) {
        count("nameplate.cluster.events", "What happened to the cluster.", "event", event);
    }

    /** Counts posts that other nodes told: {@code learned}, {@code known}, or {@code foreign} when sealed by nobody of ours. */
    public void board(String result) {
        count("nameplate.cluster.posts", "Posts heard from other nodes.", "result", result);
    }

    /** Counts things at rest that were found damaged: {@code version}. */
    public void damaged(String thing) {
        count("nameplate.damaged", "Things at rest that were found damaged and not used.", "thing", thing);
    }

    /** Counts a publication: {@code published}, {@code unchanged} or {@code refused}. */
    public void publication(String result) {
        count("nameplate.publications", "Templates published or refused.", "result", result);
    }

    /** Counts a look at a brand kit's edit: {@code published}, {@code unchanged} or {@code refused}. */
    public void brand(String result) {
        count("nameplate.brand.publications", "Brand kits put into force or refused.", "result", result);
    }

    /** Records how long a part of a base took to make: {@code drawn}, or the format it was encoded for. */
    public void base(String part, long nanos) {
        bases.computeIfAbsent(part, absent -> Timer.builder("nameplate.base.builds")
                        .description("How long the parts of bases take to make.")
                        .tag("part", part)
                        .register(registry))
                .record(Duration.ofNanos(nanos));
    }

    /** Counts bytes sent as images of a format. */
    public void bytes(String format, int bytes) {
        counter("nameplate.image.bytes", "Bytes of images sent.", "format", format)
                .increment(bytes);
    }

    private void count(String name, String doc, String... tags) {
        counter(name, doc, tags).increment();
    }

    private Counter counter(String name, String doc, String... tags) {
        Key key = Key.of(name, tags);
        Counter known = counters.get(key);
        return known != null
                ? known
                : counters.computeIfAbsent(key, absent -> Counter.builder(name)
                        .description(doc)
                        .tags(tags)
                        .register(registry));
    }

    /** Shows a number that is asked for at each scrape. */
    public void gauge(String name, String doc, Supplier<Number> value) {
        Gauge.builder(name, value).description(doc).strongReference(true).register(registry);
    }

    /** All metrics in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    /** Stops what listens for garbage collections. */
    public void close() {
        gc.close();
        registry.close();
    }
}
