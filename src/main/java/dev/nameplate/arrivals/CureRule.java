package dev.nameplate.arrivals;

import dev.nameplate.merge.MergeNote.Kind;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * When one sentence may be said of a field, and how it goes.
 *
 * @param kind what its cures are called
 * @param count the opens in which it happened
 * @param when when that is often enough
 * @param happened what is said to have happened
 * @param remedy what to do about it
 */
record CureRule(
        String kind,
        ToLongFunction<Block.OfField> count,
        When when,
        String happened,
        Function<CureCase, String> remedy) {

    /** Opens below which nothing is said, but what is wrong from the first one on. */
    static final long LEAST_OPENS = 50;

    /** A thing that happened fewer times may be anybody's mistake, or somebody who tries things out. */
    static final long LEAST_COUNT = 5;

    /**
     * How often it has to happen.
     *
     * @param opens the least number of opens
     * @param from the least share of them
     * @param below the share from which another rule has the word
     * @param scope whom it may be said of
     */
    record When(long opens, double from, double below, Scope scope) {

        static When from(double share) {
            return new When(LEAST_OPENS, share, Double.MAX_VALUE, Scope.FIELDS);
        }

        When below(double share) {
            return new When(opens, from, share, scope);
        }

        When ofOpens(long least) {
            return new When(least, from, below, scope);
        }

        When of(Scope other) {
            return new When(opens, from, below, other);
        }

        boolean holds(long count, long of) {
            double share = (double) count / of;
            return of >= opens && count >= LEAST_COUNT && share >= from && share < below;
        }
    }

    /** Whom a rule is about. */
    enum Scope {
        /** Fields that are left open. */
        FIELDS,
        /** Fields and controls that are left open. */
        ALL,
        /** Controls that are left open. */
        CONTROLS,
        /** Fields that the link fixes. */
        FIXED;

        boolean has(String name) {
            return this == ALL || (this == CONTROLS) == name.startsWith("_");
        }
    }

    static CureRule of(Kind kind, When when, String happened, Function<CureCase, String> remedy) {
        return new CureRule(kind.key(), field -> field.of(kind), when, happened, remedy);
    }

    /** Of how many opens the count is a part. */
    long opens(Block.OfField field) {
        return when.scope() == Scope.FIXED ? field.of(Fate.FIXED) + field.of(Fate.UNFIT) : field.open();
    }
}
