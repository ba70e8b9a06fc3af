package dev.nameplate.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is measured of keys and of the register: which keys are in use, until when, and whether their files are in order. */
public final class LinkMeters {

    private final PrometheusMeterRegistry registry;
    private final MultiGauge retirements;
    private final Map<String, Counter> verified = new ConcurrentHashMap<>();

    LinkMeters(PrometheusMeterRegistry registry) {
        this.registry = registry;
        retirements = MultiGauge.builder("nameplate.keys.retirement")
                .description("When each key retires, in seconds since 1970; +Inf for one that does not.")
                .register(registry);
        // There from the start: a rate of what is not there yet is no number.
        for (String result : List.of("taken", "refused")) {
            keysReload(result);
            registerReload(result);
            apiKeysReload(result);
        }
    }

    /** A key in force. @param retires seconds since 1970; infinite when it does not */
    public record Key(String kid, String project, double retires) {}

    /** Shows the keys in force, and no longer those that are not. */
    public void keys(List<Key> keys) {
        keys.forEach(key -> verifiedBy(key.kid()));
        retirements.register(
                keys.stream()
                        .<MultiGauge.Row<?>>map(key ->
                                MultiGauge.Row.of(Tags.of("kid", key.kid(), "project", key.project()), key.retires()))
                        .toList(),
                /* overwrite= */ true);
    }

    /** Counts a look at the keys' file that took something or refused it: {@code taken} or {@code refused}. */
    public void keysLook(String result) {
        keysReload(result).increment();
    }

    /** Counts a look at the register's file that took something or refused it: {@code taken} or {@code refused}. */
    public void registerLook(String result) {
        registerReload(result).increment();
    }

    /** Counts a look at the file of the API's keys that took something or refused it: {@code taken} or {@code refused}. */
    public void apiKeysLook(String result) {
        apiKeysReload(result).increment();
    }

    private Counter apiKeysReload(String result) {
        return reload("nameplate.api.keys.reloads", "Changes of the file of the API's keys, taken or refused.", result);
    }

    private Counter keysReload(String result) {
        return reload("nameplate.keys.reloads", "Changes of the file of keys, taken or refused.", result);
    }

    private Counter registerReload(String result) {
        return reload("nameplate.register.reloads", "Changes of the register's file, taken or refused.", result);
    }

    private Counter reload(String name, String doc, String result) {
        return Counter.builder(name).description(doc).tag("result", result).register(registry);
    }

    /** Counts a link that a key verified. @param kid of a key of ours, never what a link says alone */
    public void verified(String kid) {
        verifiedBy(kid).increment();
    }

    /** How many links a key verified since the server started. */
    public long verifiedCount(String kid) {
        Counter counter = verified.get(kid);
        return counter == null ? 0 : (long) counter.count();
    }

    private Counter verifiedBy(String kid) {
        Counter known = verified.get(kid);
        return known != null
                ? known
                : verified.computeIfAbsent(kid, absent -> Counter.builder("nameplate.links.verified")
                        .description("Links that were found genuine, by the key that signed them.")
                        .tag("kid", kid)
                        .register(registry));
    }

    /** Shows how many ids of the register are in a state. */
    public void registered(String state, Supplier<Number> count) {
        Gauge.builder("nameplate.register.links", count)
                .description("Ids in the register by what holds now.")
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }
}
