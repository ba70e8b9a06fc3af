package dev.nameplate.encode.vp8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions are read as they were written, and taken over as they would have been written. */
class BooleanCoderTest {

    static LongStream seeds() {
        return Seeds.some(30);
    }

    /** Decisions and how likely they were thought not to be. */
    private record Decisions(boolean[] made, int[] probabilities) {

        static Decisions random(SplittableRandom random, int count) {
            int kind = random.nextInt(4);
            boolean[] made = new boolean[count];
            int[] probabilities = new int[count];
            for (int i = 0; i < count; i++) {
                probabilities[i] = 1 + random.nextInt(255);
                made[i] = switch (kind) {
                    case 0 -> random.nextBoolean();
                    case 1 -> random.nextInt(256) >= probabilities[i];
                    // Against all likelihood, and always yes: the number is all ones, which carries run through.
                    case 2 -> random.nextInt(256) < probabilities[i];
                    default -> true;
                };
            }
            return new Decisions(made, probabilities);
        }

        void write(BooleanCoder coder, int from, int to) {
            for (int i = from; i < to; i++) {
                coder.decide(made[i], probabilities[i]);
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void decisions_are_read_as_written(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Decisions decisions = Decisions.random(random, random.nextInt(5000));
        BooleanCoder coder = new BooleanCoder();
        decisions.write(coder, 0, decisions.made.length);
        coder.finish();
        BooleanDecoder decoder = new BooleanDecoder(coder.toBytes());
        for (int i = 0; i < decisions.made.length; i++) {
            assertThat(decoder.read(decisions.probabilities[i]))
                    .as("decision %d of %d", i, decisions.made.length)
                    .isEqualTo(decisions.made[i]);
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_run_is_taken_over_wherever_the_ranges_meet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 4000 + random.nextInt(4000);
        Decisions base = Decisions.random(random, count);
        CodedPartition coded = coded(base, count);
        Decisions other = Decisions.random(random, random.nextInt(300));
        BooleanCoder direct = new BooleanCoder();
        other.write(direct, 0, other.made.length);
        base.write(direct, 0, count);
        Decisions after = Decisions.random(random, random.nextInt(200));
        after.write(direct, 0, after.made.length);
        direct.finish();

        Partition partition = new Partition();
        other.write(partition.begin(coded, /* spliced= */ true), 0, other.made.length);
        int met = 0;
        while (met < count && !partition.follows(met)) {
            base.write(partition.at(met), met, met + 1);
            met++;
        }
        if (met < count) {
            // In the middle it is looked at once, so that the run is taken over in two pieces.
            partition.at((met + count) / 2);
            assertThat(partition.follows((met + count) / 2)).isTrue();
        }
        BooleanCoder spliced = partition.at(count);
        after.write(spliced, 0, after.made.length);
        spliced.finish();
        assertThat(spliced.toBytes()).as("met at %d of %d", met, count).isEqualTo(direct.toBytes());
    }

    private static CodedPartition coded(Decisions base, int count) {
        CodedPartition coded = new CodedPartition(count);
        BooleanCoder coder = new BooleanCoder();
        for (int i = 0; i < count; i++) {
            coded.note(i, coder);
            base.write(coder, i, i + 1);
        }
        coded.note(count, coder);
        coder.finish();
        coded.finish(coder);
        return coded;
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void prefix_codes_are_complete_and_no_longer_than_allowed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] counts = new long[280];
        for (int i = random.nextInt(280); i > 0; i--) {
            counts[random.nextInt(280)] += 1L << random.nextInt(40);
        }
        PrefixCode code = PrefixCode.of(counts);
        int[] lengths = code.lengths();
        assertThat(Arrays.stream(lengths).max().orElseThrow()).isLessThanOrEqualTo(15);
        assertThat(Arrays.stream(lengths)
                        .filter(length -> length > 0)
                        .mapToLong(length -> 1L << 15 - length)
                        .sum())
                .isEqualTo(1L << 15);
        for (int i = 0; i < 280; i++) {
            assertThat(lengths[i] > 0 || counts[i] == 0).isTrue();
        }
    }
}
