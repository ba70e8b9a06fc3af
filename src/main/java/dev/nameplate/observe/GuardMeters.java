package dev.nameplate.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What is measured of guards: what they refuse, and what they hold. */
public final class GuardMeters {

    private final PrometheusMeterRegistry registry;
    private final TemplateNames templates;
    private final Map<List<String>, Counter> refusals = new ConcurrentHashMap<>();
    private final List<Supplier<Number>> held = new CopyOnWriteArrayList<>();

    GuardMeters(PrometheusMeterRegistry registry, TemplateNames templates) {
        this.registry = registry;
        this.templates = templates;
        // There from the start: a rate of what is not there yet is no number.
        List.of("taken", "refused", "gone").forEach(this::set);
    }

    /** Counts a request whose values a guard refused: {@code budget}, {@code allow-set}, {@code no-allow-set}, or {@code bad-word}, {@code script}. */
    public void refused(String template, String guard) {
        String name = templates.name(template);
        refusals.computeIfAbsent(List.of(name, guard), absent -> Counter.builder("nameplate.guard.refusals")
                        .description("Values that guards did not let through.")
                        .tags("template", name, "guard", guard)
                        .register(registry))
                .increment();
    }

    /** Counts what became of a file of an allow-set: {@code taken}, {@code refused} or {@code gone}. */
    public void allowSet(String result) {
        set(result).increment();
    }

    private Counter set(String result) {
        return Counter.builder("nameplate.allowset.changes")
                .description("Files of allow-sets taken, refused or gone.")
                .tag("result", result)
                .register(registry);
    }

    /** Shows what budgets there are. */
    public void budgets(Supplier<Number> links, Supplier<Number> bytes, Supplier<Number> evicted) {
        gauge("nameplate.budgets", "Links whose different values are counted.", links);
        gauge("nameplate.budgets.bytes", "Bytes of budgets.", bytes);
        held.add(evicted);
        FunctionCounter.builder(
                        "nameplate.budgets.evictions", evicted, it -> it.get().doubleValue())
                .description("Links forgotten for want of room.")
                .register(registry);
    }

    /** Shows what allow-sets there are. */
    public void allowSets(Supplier<Number> sets, Supplier<Number> broken, Supplier<Number> bytes) {
        gauge("nameplate.allowsets", "Allow-sets in force.", sets);
        gauge("nameplate.allowsets.broken", "Files of allow-sets that are not in force.", broken);
        gauge("nameplate.allowsets.bytes", "Bytes of allow-sets.", bytes);
    }

    private void gauge(String name, String doc, Supplier<Number> value) {
        Gauge.builder(name, value).description(doc).strongReference(true).register(registry);
    }
}
