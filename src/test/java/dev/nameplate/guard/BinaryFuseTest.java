package dev.nameplate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFuseTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 10, 33, 100, 1_000, 9_999, 100_000})
    void it_denies_none_of_its_own(int size) {
        long seed = Seeds.one();
        long[] keys = new SplittableRandom(seed).longs(size).toArray();
        BinaryFuse filter = BinaryFuse.of(LongStream.of(keys), new SplittableRandom(seed + 1));
        assertThat(LongStream.of(keys).allMatch(filter::has))
                .as("seed %s", seed)
                .isTrue();
        BinaryFuse read = new BinaryFuse(filter.seed(), filter.segment(), filter.prints());
        assertThat(BinaryFuse.isSound(filter.segment(), filter.length())).isTrue();
        assertThat(LongStream.of(keys).allMatch(read::has)).as("seed %s", seed).isTrue();
    }

    @Test
    void small_sets_of_every_size_come_about() {
        for (int size = 0; size < 400; size++) {
            long[] keys = new SplittableRandom(size).longs(size).toArray();
            BinaryFuse filter = BinaryFuse.of(LongStream.of(keys), new SplittableRandom(size + 1));
            assertThat(LongStream.of(keys).allMatch(filter::has))
                    .as("size %s", size)
                    .isTrue();
        }
    }

    @Test
    void keys_that_stand_twice_count_once() {
        long[] keys = {5, 5, 5, 9, 9, 0, 0, -1};
        BinaryFuse filter = BinaryFuse.of(LongStream.of(keys), new SplittableRandom(1));
        assertThat(LongStream.of(keys).allMatch(filter::has)).isTrue();
    }

    @Test
    void strangers_get_through_once_in_65536_times() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        BinaryFuse filter = BinaryFuse.of(random.longs(50_000), random);
        int through = 0;
        for (int i = 0; i < 2_000_000; i++) {
            through += filter.has(random.nextLong()) ? 1 : 0;
        }
        // 30.5 are expected; more than 70 come about less than once in a thousand million runs.
        assertThat(through).as("seed %s", seed).isBetween(5, 70);
    }

    @Test
    void it_takes_eighteen_bits_and_a_little_for_each() {
        BinaryFuse filter = BinaryFuse.of(new SplittableRandom(3).longs(200_000), new SplittableRandom(4));
        assertThat(filter.length() * 16.0 / 200_000).isBetween(18.0, 19.5);
    }
}
