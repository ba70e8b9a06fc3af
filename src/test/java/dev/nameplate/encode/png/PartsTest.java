package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bits, checksums and codes by themselves. */
class PartsTest {

    static LongStream seeds() {
        return Seeds.some(8);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_checksum_of_parts_replaced_is_that_of_the_whole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            byte[] data = new byte[1 + random.nextInt(200_000)];
            random.nextBytes(data);
            if (random.nextBoolean()) {
                Arrays.fill(data, (byte) 0xFF);
            }
            Adler adler = new Adler();
            adler.start(zlib(data));
            for (int j = 0; j < 20; j++) {
                int from = random.nextInt(data.length);
                int n = random.nextInt(Math.min(9000, data.length - from) + 1);
                adler.remove(adler.part(data, from, n), data.length - from - n);
                for (int k = from; k < from + n; k++) {
                    data[k] = (byte) random.nextInt(256);
                }
                adler.add(adler.part(data, from, n), data.length - from - n);
                assertThat(adler.value()).as("seed %d, %d.%d", seed, i, j).isEqualTo(zlib(data));
            }
        }
    }

    private static int zlib(byte[] data) {
        Adler32 adler = new Adler32();
        adler.update(data);
        return (int) adler.getValue();
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void bits_copied_in_pieces_are_the_bits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            byte[] source = new byte[400 + Bits.SLACK];
            random.nextBytes(source);
            int from = random.nextInt(1600);
            int to = from + random.nextInt(1600);
            Bits copied = new Bits();
            Bits put = new Bits();
            for (int at = from; at < to; ) {
                int end = Math.min(to, at + random.nextInt(200));
                copied.copy(source, at, end);
                for (; at < end; at++) {
                    put.reserve(1);
                    put.put(source[at >> 3] >> (at & 7) & 1, 1);
                }
            }
            assertThat(copied.count()).isEqualTo(to - from).isEqualTo(put.count());
            copied.reserve(8);
            copied.align();
            put.align();
            assertThat(Arrays.copyOf(copied.bytes(), copied.length()))
                    .as("seed %d, %d..%d", seed, from, to)
                    .isEqualTo(Arrays.copyOf(put.bytes(), put.length()));
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void codes_of_bytes_are_their_bits_in_a_row(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] codes = new int[256];
        int longest = 1 + random.nextInt(15);
        for (int i = 0; i < codes.length; i++) {
            int n = random.nextInt(3) == 0 ? longest : 1 + random.nextInt(longest);
            codes[i] = random.nextInt(1 << n) << 5 | n;
        }
        byte[] data = new byte[3000];
        random.nextBytes(data);
        Bits many = new Bits();
        Bits put = new Bits();
        for (int at = 0; at < data.length; ) {
            int end = Math.min(data.length, at + random.nextInt(random.nextInt(5) == 0 ? 300 : 9));
            many.codes(codes, data, at, end);
            for (; at < end; at++) {
                put.reserve(4);
                put.put(codes[data[at] & 255] >>> 5, codes[data[at] & 255] & 31);
            }
            // What stands between them leaves any number of bits waiting.
            int n = random.nextInt(Bits.MOST);
            long other = random.nextLong(1L << n);
            many.reserve(8);
            many.put(other, n);
            put.reserve(8);
            put.put(other, n);
        }
        assertThat(many.count()).isEqualTo(put.count());
        many.reserve(8);
        many.align();
        put.align();
        assertThat(Arrays.copyOf(many.bytes(), many.length()))
                .as("seed %d", seed)
                .isEqualTo(Arrays.copyOf(put.bytes(), put.length()));
    }

    @Test
    void every_length_and_distance_has_its_symbol() {
        for (int length = 3; length <= 258; length++) {
            int symbol = Symbols.ofLength(length);
            int extra = length - Symbols.lengthBase(symbol);
            assertThat(extra).as("length %d", length).isBetween(0, (1 << Symbols.lengthExtra(symbol)) - 1);
        }
        for (int distance = 1; distance <= 32768; distance++) {
            int symbol = Symbols.ofDistance(distance);
            int extra = distance - Symbols.distanceBase(symbol);
            assertThat(extra).as("distance %d", distance).isBetween(0, (1 << Symbols.distanceExtra(symbol)) - 1);
        }
    }

    @Test
    void slices_unlike_each_other_have_codes_of_their_own() {
        Counts zeros = new Counts();
        Counts noise = new Counts();
        Tokens tokens = new Tokens();
        for (int i = 0; i < 20_000; i++) {
            tokens.literal((byte) i);
        }
        noise.add(tokens, 0, tokens.count(), 1);
        tokens.clear();
        for (int i = 0; i < 20_000; i++) {
            tokens.match(258, 1);
        }
        zeros.add(tokens, 0, tokens.count(), 1);
        var codes = Bands.of(java.util.List.of(zeros, zeros, noise, noise, zeros));
        assertThat(codes.get(0)).isSameAs(codes.get(1)).isNotSameAs(codes.get(2));
        assertThat(codes.get(2)).isSameAs(codes.get(3)).isNotSameAs(codes.get(4));
    }
}
