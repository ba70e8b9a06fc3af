package dev.nameplate.arrivals;

import dev.nameplate.merge.MergeNote.Kind;
import dev.nameplate.visitor.Visitor;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was counted of a template or a link in some time. Never written again. */
final class Block {

    private final long[] head;
    private final Map<String, OfField> fields;

    Block(long[] head, Map<String, OfField> fields) {
        this.head = head;
        this.fields = fields;
    }

    /** What was counted of one field. */
    static final class OfField {
        private final String name;
        private final long[] counts;
        private final Map<String, Long> providers;

        OfField(String name, long[] counts, Map<String, Long> providers) {
            this.name = name;
            this.counts = counts;
            this.providers = providers;
        }

        String name() {
            return name;
        }

        long of(Fate fate) {
            return counts[Columns.of(fate)];
        }

        long of(Kind kind) {
            return counts[Columns.of(kind)];
        }

        /** Opens in which nobody had encoded the value. */
        long unencoded() {
            return counts[Columns.UNENCODED];
        }

        /** Opens of links that leave the field to the provider. */
        long open() {
            long sum = 0;
            for (Fate fate : Fate.values()) {
                sum += fate.ofOpenField() ? of(fate) : 0;
            }
            return sum;
        }

        /** Opens in which a rung of the field's ladder stood in, from 1 on; the last column has those below it too. */
        long ofRung(int rung) {
            return counts[Columns.ofRung(rung)];
        }

        /** Raw tags since the start by the id of the provider that alone writes so; the empty id for nobody in particular. */
        Map<String, Long> providers() {
            return providers;
        }

        /** Counts above nothing by name: the fates of what the link mentions, then what the merge noted. */
        Map<String, Long> kinds() {
            Map<String, Long> kinds = new LinkedHashMap<>();
            for (Fate fate : Fate.values()) {
                if (fate != Fate.UNMENTIONED) {
                    kinds.put(fate.key(), of(fate));
                }
            }
            kinds.putAll(notes());
            kinds.values().removeIf(count -> count == 0);
            return kinds;
        }

        /** What the merge noted of the open field, by kind. */
        Map<String, Long> notes() {
            Map<String, Long> notes = new LinkedHashMap<>();
            for (Kind kind : Kind.values()) {
                if (of(kind) > 0) {
                    notes.put(kind.key(), of(kind));
                }
            }
            return notes;
        }

        /** Whether any link fixes the field or leaves it open. */
        boolean isMentioned() {
            return open() + of(Fate.FIXED) + of(Fate.UNFIT) > 0;
        }

        boolean isEmpty() {
            for (long count : counts) {
                if (count != 0) {
                    return false;
                }
            }
            return true;
        }

        OfField minus(OfField other) {
            Map<String, Long> left = new TreeMap<>(providers);
            other.providers.forEach((provider, count) -> left.merge(provider, -count, Long::sum));
            left.values().removeIf(count -> count <= 0);
            return new OfField(name, difference(counts, other.counts), left);
        }
    }

    long opens() {
        return head[Columns.OPENS];
    }

    long kept() {
        return head[Columns.KEPT];
    }

    /** Fetches whose values guards refused. */
    long refused() {
        return head[Columns.REFUSED];
    }

    long of(Visitor visitor) {
        return head[Columns.of(visitor)];
    }

    Map<Visitor, Long> visits() {
        Map<Visitor, Long> visits = new EnumMap<>(Visitor.class);
        for (Visitor visitor : Visitor.values()) {
            if (of(visitor) > 0) {
                visits.put(visitor, of(visitor));
            }
        }
        return visits;
    }

    /** By name. */
    Map<String, OfField> fields() {
        return fields;
    }

    boolean isEmpty() {
        return visits().isEmpty();
    }

    /** What is left without another: what is counted meanwhile leaves no column below nothing. */
    Block minus(Block other) {
        Map<String, OfField> left = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            OfField same = other.fields.get(name);
            OfField rest = same == null ? field : field.minus(same);
            if (!rest.isEmpty()) {
                left.put(name, rest);
            }
        });
        return new Block(difference(head, other.head), left);
    }

    private static long[] difference(long[] from, long[] less) {
        long[] left = new long[from.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = Math.max(0, from[i] - less[i]);
        }
        return left;
    }
}
