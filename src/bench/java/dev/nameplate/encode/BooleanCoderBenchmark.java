package dev.nameplate.encode;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a decision costs in the arithmetic coder of VP8: the part of that format which no cached work can spare a picture.
 * Decisions are as likely as their probabilities say.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1)
public class BooleanCoderBenchmark {

    private static final int DECISIONS = 500_000;

    /** Of each: its probability of being false, times two, plus itself. */
    private final short[] decisions = new short[DECISIONS];

    private final byte[] out = new byte[DECISIONS];

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < DECISIONS; i++) {
            int no = 1 + random.nextInt(255);
            decisions[i] = (short) (no << 1 | (random.nextInt(256) >= no ? 1 : 0));
        }
    }

    /** Codes all of them; gives the bytes it took. */
    @Benchmark
    @OperationsPerInvocation(DECISIONS)
    public int decision() {
        int range = 255;
        long low = 0;
        int waiting = -24;
        int at = 0;
        for (short decision : decisions) {
            int split = 1 + ((range - 1) * (decision >> 1) >> 8);
            if ((decision & 1) == 0) {
                range = split;
            } else {
                low += split;
                range -= split;
            }
            int shift = Integer.numberOfLeadingZeros(range) - 24;
            range <<= shift;
            low <<= shift;
            waiting += shift;
            if (waiting >= 0) {
                long done = low >>> 24 + waiting;
                if ((done & 0x100) != 0) {
                    for (int i = at - 1; i >= 0 && ++out[i] == 0; i--) {
                        // The carry runs on through bytes of ones.
                    }
                }
                out[at++] = (byte) done;
                low &= (1L << 24 + waiting) - 1;
                waiting -= 8;
            }
        }
        return at;
    }
}
