package dev.nameplate.observe;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The server's metrics: every name and tag there is. Names and tags never hold a field's value. */
public final class Meters {

    /** What a request goes through, in order. */
    public enum Stage {
        /** Is the link genuine? */
        VERIFY,
        /** From messy text to values. */
        MERGE,
        /** Waiting for a base that is not there, outside the queue. */
        BASE,
        /** Waiting for a render thread. */
        QUEUE,
        /** Layout and paint together. */
        RENDER,
        /** Deciding everything: measuring, wrapping, fitting. */
        LAYOUT,
        /** Drawing what was decided. */
        PAINT,
        /** From pixels to bytes. */
        ENCODE,
        /** From the request's arrival to its outcome. */
        TOTAL;

        private final String key = name().toLowerCase(Locale.ROOT);

        /** Its name in metrics and logs. */
        public String key() {
            return key;
        }
    }

    /** A counter's name and the values of its tags, at most three. */
    private record Key(String name, String first, String second, String third) {

        static Key of(String name, String... tags) {
            return new Key(name, tags[1], tags.length > 2 ? tags[3] : "", tags.length > 4 ? tags[5] : "");
        }
    }

    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final Exemplars exemplars = new Exemplars();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM, exemplars);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<String, Timer> bases = new ConcurrentHashMap<>();
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final LoadMeters load = new LoadMeters(registry);
    private final LinkMeters links = new LinkMeters(registry);
    private final Map<String, Timer> genuine = new ConcurrentHashMap<>();
    private final List<Supplier<Number>> totals = new CopyOnWriteArrayList<>();
    private final TemplateNames templates = new TemplateNames();
    private final GuardMeters guards = new GuardMeters(registry, templates);
    private final Timer lag;
    private final Timer hiccups;

    public Meters() {
        lag = lateness("nameplate.eventloop.lag", "How late tasks of the event loops come.");
        hiccups = lateness("nameplate.machine.hiccups", "How late a thread wakes that only sleeps.");
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("nameplate.stage")
                            .description("How long each stage of a request takes.")
                            .tag("stage", stage.key())
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
        // There from the start: a rate of what is not there yet is no number.
        List.of("memory", "rendered", "unchanged").forEach(tier -> genuine("own", tier));
        List.of("stand-in", "expired", "unknown", "none").forEach(given -> genuine(given, "-"));
        if (!Double.isNaN(Machine.stolen())) {
            total(
                    "nameplate.machine.stolen.seconds",
                    "Processor time that the machine's host gave to others, over all cores.",
                    Machine::stolen);
        }
    }

    private Timer lateness(String name, String doc) {
        return Timer.builder(name)
                .description(doc)
                .serviceLevelObjectives(LATENESS)
                .register(registry);
    }

    private static final Duration[] LATENESS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

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
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Records how long a stage of a request took, for the request too; for {@link Passage#NOBODY} it records nothing. */
    public void stage(Passage passage, Stage stage, long nanos) {
        passage.took(stage, nanos);
        if (passage.isKept()) {
            exemplars.during(passage);
            stage(stage, nanos);
            exemplars.over(passage);
        }
    }

    /** Counts an answer of the image port, whatever was asked for. */
    public void status(int status) {
        count("nameplate.http.answers", "Answers of the image port by status.", "status", String.valueOf(status));
    }

    /** Counts what became of a request for an image. */
    void answer(Passage passage, Answer answer) {
        exemplars.during(passage);
        answer(answer.outcome(), answer.detail(), answer.format());
        if (!passage.template().isEmpty()) {
            String template = templates.name(passage.template());
            count(
                    "nameplate.template.requests",
                    "Answers by template.",
                    "template",
                    template,
                    "outcome",
                    answer.outcome());
        }
        if (passage.link() == Passage.Link.GENUINE) {
            genuine(answer.given(), answer.tier()).record(passage.took(Stage.TOTAL), TimeUnit.NANOSECONDS);
        }
        exemplars.over(passage);
    }

    private Timer genuine(String given, String tier) {
        return genuine.computeIfAbsent(given + '|' + tier, absent -> Timer.builder("nameplate.genuine.answers")
                .description("Answers to genuine links, and how long each took.")
                .tags("answer", given, "tier", tier)
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
    }

    /** Counts a picture that was made a second time and compared: {@code same}, {@code different} or {@code skipped}. */
    public void audit(String result) {
        count("nameplate.audits", "Cached images made once more and compared.", "result", result);
    }

    /** Records by how much a task of an event loop came late. */
    public void lag(long nanos) {
        lag.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Records by how much a thread came late that does nothing but sleep: pauses of the JVM and the machine. */
    void hiccup(long nanos) {
        hiccups.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts an answer: outcome {@code image}, {@code fallback} or {@code refused}, its detail, and the format asked for. */
    public void answer(String outcome, String detail, String format) {
        count("nameplate.requests", "Answers by outcome.", "outcome", outcome, "detail", detail, "format", format);
    }

    /** Counts what was refused, or a connection that was ended, before anybody knew what was asked for. */
    public void protocolRefusal(String kind) {
        count("nameplate.protocol.refusals", "Requests and connections refused for how they speak.", "kind", kind);
    }

    /** Counts an answer of the REST API. */
    void api(String operation, int status) {
        count(
                "nameplate.api.requests",
                "Answers of the REST API.",
                "operation",
                operation,
                "status",
                String.valueOf(status));
    }

    /** Counts a line of a stream that the REST API answered: {@code made} or {@code faulty}. */
    public void apiLine(String result) {
        count("nameplate.api.lines", "Lines of streams that the REST API answered.", "result", result);
    }

    /** Counts a TLS handshake that failed. */
    public void handshakeFailed() {
        count("nameplate.tls.handshakes.failed", "TLS handshakes that failed.", "port", "images");
    }

    /** Counts a certificate's change: {@code exchanged} or {@code refused}. */
    public void certificate(String result) {
        count("nameplate.tls.certificates", "Certificates exchanged or refused while running.", "result", result);
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
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry))
                .record(Duration.ofNanos(nanos));
    }

    /** Counts bytes sent as images of a format. */
    public void bytes(String format, int bytes) {
        counter("nameplate.image.bytes", "Bytes of images sent.", "format", format)
                .increment(bytes);
    }

    /** What is measured of load. */
    public LoadMeters load() {
        return load;
    }

    /** What is measured of guards. */
    public GuardMeters guards() {
        return guards;
    }

    /** What is measured of keys and of the register. */
    public LinkMeters links() {
        return links;
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

    /** Shows a number that only grows and is asked for at each scrape. */
    public void total(String name, String doc, Supplier<Number> value) {
        // The registry itself would let go of it.
        totals.add(value);
        FunctionCounter.builder(name, value, it -> it.get().doubleValue())
                .description(doc)
                .register(registry);
    }

    /** Shows counters that are kept elsewhere, by the values of their labels; they are asked for at each scrape. */
    public void table(String name, String doc, List<String> labels, Supplier<Map<List<String>, Long>> counters) {
        registry.getPrometheusRegistry().register(new CounterTable(name, doc, labels, counters));
    }

    /** The templates that metrics tell apart, the first so many that are asked for; others share one name. */
    public static int mostTemplates() {
        return TemplateNames.MOST;
    }

    /** What the templates beyond {@link #mostTemplates()} are called. */
    public static String otherTemplates() {
        return TemplateNames.OTHERS;
    }

    /** Shows what the program is made of as the tags of a number that is always 1. */
    public void build(Map<String, String> parts) {
        Gauge.Builder<Supplier<Number>> build = Gauge.builder("nameplate.build", () -> 1);
        parts.forEach(build::tag);
        build.description("What the program is made of.").strongReference(true).register(registry);
    }

    /** Shows a number that is asked for at each scrape. */
    public void gauge(String name, String doc, Supplier<Number> value) {
        Gauge.builder(name, value).description(doc).strongReference(true).register(registry);
    }

    /** All metrics in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    /** The media type that a scraper is answered with: OpenMetrics, which has exemplars, where it asks for that. */
    public static String mediaType(String accept) {
        return accept.contains(OPEN_METRICS)
                ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
    }

    /** All metrics in the format of a media type. */
    public String scrape(String mediaType) {
        return registry.scrape(mediaType);
    }

    /** Stops what listens for garbage collections. */
    public void close() {
        gc.close();
        registry.close();
    }
}
