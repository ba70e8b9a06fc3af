package dev.nameplate.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is measured of load: who waits how long, who is turned away, what they get instead, and who comes. */
public final class LoadMeters {

    private static final Duration[] WAITS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3)
    };

    private final PrometheusMeterRegistry registry;
    private final Map<String, Timer> waits = new ConcurrentHashMap<>();
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

    LoadMeters(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows how much of a class waits. */
    public void waiting(String urgency, Supplier<Number> value) {
        Gauge.builder("nameplate.queue.waiting", value)
                .description("Pieces of work of a class that wait for a render thread.")
                .tag("class", urgency)
                .strongReference(true)
                .register(registry);
    }

    /** Records how long a piece of work of a class waited before it was begun. */
    public void waited(String urgency, long nanos) {
        waits.computeIfAbsent(urgency, absent -> Timer.builder("nameplate.queue.time")
                        .description("How long pieces of work of a class wait before they are begun.")
                        .tag("class", urgency)
                        .serviceLevelObjectives(WAITS)
                        .register(registry))
                .record(Duration.ofNanos(nanos));
    }

    /** Counts a piece of work of a class that was not begun. */
    public void dropped(String urgency, String reason) {
        count("nameplate.queue.dropped", "Pieces of work that were not begun.", "class", urgency, "reason", reason);
    }

    /** Counts a genuine link that got something else than its own picture: {@code last-good}, {@code fallback}, {@code plain}. */
    public void degraded(String rung, String reason) {
        count("nameplate.degraded", "Genuine links answered with another picture.", "rung", rung, "reason", reason);
    }

    /** Counts a request with a genuine link by who sent it. */
    public void visitor(String visitor) {
        count("nameplate.visitors", "Requests with genuine links by who sent them.", "visitor", visitor, "", "");
    }

    private void count(String name, String doc, String first, String one, String second, String two) {
        List<String> key = List.of(name, one, two);
        Counter known = counters.get(key);
        if (known == null) {
            known = counters.computeIfAbsent(key, absent -> {
                Counter.Builder counter = Counter.builder(name).description(doc).tag(first, one);
                return (second.isEmpty() ? counter : counter.tag(second, two)).register(registry);
            });
        }
        known.increment();
    }
}
