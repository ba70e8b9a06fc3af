package dev.nameplate.arrivals;

import dev.nameplate.visitor.Visitor;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What arrived for one template, or for one link of it. Thread-safe. */
final class Tally {

    /** Versions of a template may rename fields: an end to it. */
    private static final int MOST_FIELDS = 128;

    private final Counts head;
    private final Map<String, FieldTally> fields = new ConcurrentHashMap<>(4);

    Tally(long hour) {
        this.head = new Counts(Columns.OF_HEAD, hour);
    }

    /**
     * Counts a fetch.
     *
     * @param kept whether it asked if an image that it had kept still holds
     */
    void fetched(Visitor visitor, boolean kept, long hour) {
        fetched(Columns.OPENS, visitor, kept, hour);
    }

    /** Counts a fetch whose values guards refused. */
    void refused(Visitor visitor, boolean kept, long hour) {
        fetched(Columns.REFUSED, visitor, kept, hour);
    }

    /** @param as what it counts as, unless nobody looked */
    private void fetched(int as, Visitor visitor, boolean kept, long hour) {
        long bits = Columns.bit(Columns.of(visitor));
        if (visitor.reads()) {
            bits |= Columns.bit(as);
        }
        head.add(kept ? bits | Columns.bit(Columns.KEPT) : bits, hour);
    }

    /** Counts what happened to a field at an open. */
    void happened(String field, long bits, @Nullable String provider, long hour) {
        FieldTally tally = fields.get(field);
        if (tally == null) {
            if (fields.size() >= MOST_FIELDS) {
                return;
            }
            tally = fields.computeIfAbsent(field, absent -> new FieldTally(hour));
        }
        tally.counts().add(bits, hour);
        if (provider != null) {
            tally.tagOf(provider);
        }
    }

    /** Raw tags that were counted for a field. */
    long rawTags(String field) {
        FieldTally tally = fields.get(field);
        return tally == null ? 0 : tally.counts().get(Columns.of(Fate.RAW_TAG));
    }

    long opens() {
        return head.get(Columns.OPENS);
    }

    /** All fetches of the last day. */
    long lately(long hour) {
        long[] counted = head.lately(Counts.HOURS, hour);
        long sum = 0;
        for (Visitor visitor : VISITORS) {
            sum += counted[Columns.of(visitor)];
        }
        return sum;
    }

    private static final Visitor[] VISITORS = Visitor.values();

    /** All that was counted. */
    Block all() {
        Map<String, Block.OfField> told = new TreeMap<>();
        fields.forEach((name, field) ->
                told.put(name, new Block.OfField(name, field.counts().all(), field.providers())));
        return new Block(head.all(), told);
    }

    /** What was counted in so many hours; whose raw tags they were is told since the start. */
    Block lately(int hours, long hour) {
        Map<String, Block.OfField> told = new TreeMap<>();
        fields.forEach((name, field) ->
                told.put(name, new Block.OfField(name, field.counts().lately(hours, hour), field.providers())));
        return new Block(head.lately(hours, hour), told);
    }
}
