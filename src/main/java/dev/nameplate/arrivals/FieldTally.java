package dev.nameplate.arrivals;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of one field. Thread-safe. */
final class FieldTally {

    private final Counts counts;
    /** By ids of profiles, of which there are few; raw tags are rare, so is this. */
    private final Map<String, LongAdder> providers = new ConcurrentHashMap<>(2);

    FieldTally(long hour) {
        this.counts = new Counts(Columns.OF_FIELD, hour);
    }

    Counts counts() {
        return counts;
    }

    /** Counts whose raw tag arrived. */
    void tagOf(String provider) {
        providers.computeIfAbsent(provider, absent -> new LongAdder()).increment();
    }

    /** Raw tags that were looked at, by the provider that alone writes so; by the empty name those that several may have written. */
    Map<String, Long> providers() {
        Map<String, Long> counted = new TreeMap<>();
        providers.forEach((provider, count) -> counted.put(provider, count.sum()));
        return counted;
    }
}
