package dev.nameplate.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Seeds of tests that try things at random: others at each run, far from each other, and told.
 *
 * <p>Seeds next to each other will not do: {@link java.util.Random} begins alike with them, so that what is rare comes several times in one
 * run and not at all in the next hundred. {@code -Dnameplate.seed=N} gives all tests that one seed, {@code -Dnameplate.seeds=N} gives
 * parameterised tests so many times as many; behind Maven write {@code -Dtest.jvm.args=-Dnameplate.seed=N}.
 *
 * <p>A test whose seeds stand in its source tries the same at each run, and is no concern of this class.
 */
public final class Seeds {

    /** For the names of parameterised tests: what to say to repeat one. */
    public static final String NAME = "-Dnameplate.seed={0}";

    private static final @Nullable Long ASKED = Long.getLong("nameplate.seed");

    private static final int TIMES = Integer.getInteger("nameplate.seeds", 1);

    private Seeds() {}

    /** A seed for the test that asks, which is said on standard error, since the test's name does not show it. */
    public static long one() {
        long seed = next();
        String test = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                .orElse("a test");
        System.err.println(test + ": -Dnameplate.seed=" + seed);
        return seed;
    }

    /** Seeds for a parameterised test, whose {@link #NAME} shows them. */
    public static LongStream some(int count) {
        return ASKED == null ? LongStream.generate(Seeds::next).limit((long) count * TIMES) : LongStream.of(ASKED);
    }

    private static long next() {
        return ASKED == null ? ThreadLocalRandom.current().nextLong(Long.MAX_VALUE) : ASKED;
    }
}
