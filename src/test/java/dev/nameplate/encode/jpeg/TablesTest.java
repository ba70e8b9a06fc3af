package dev.nameplate.encode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nameplate.encode.prefix.CodeLengths;
import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Seeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts: transform, quantisation, Huffman codes. */
class TablesTest {

    private static final int BLOCKS = 48;

    static LongStream seeds() {
        return Seeds.some(6);
    }

    /** Products are cut to whole units of the last fraction bit, which no quantiser may notice: its finest step is 1. */
    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void the_transform_is_the_textbooks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Raster pixels = Raster.filled(BLOCKS * 8, 8, -1);
        Arrays.setAll(pixels.pixels(), i -> 0xFF000000 | random.nextInt(256) * 0x010101);
        int[][] coefficients = BlockBatch.room();
        int[] blocks = IntStream.range(0, BLOCKS).toArray();
        new BlockBatch().transform(pixels, Grid.of(pixels, true), blocks, 0, BLOCKS, coefficients);
        for (int k = 0; k < 64; k++) {
            int at = ForwardDct.ZIGZAG[k];
            double squares = 0;
            for (int block = 0; block < BLOCKS; block++) {
                double expected = cosines(pixels, block * 8, at >> 3, at & 7);
                int raw = coefficients[ForwardDct.SLOT[k]][block] + (k == 0 ? Colour.LUMA_OFFSET : 0);
                double found = raw / ForwardDct.scale(k);
                assertThat(found).as("seed %d, coefficient %d", seed, k).isCloseTo(expected, within(0.5));
                squares += (found - expected) * (found - expected);
            }
            assertThat(StrictMath.sqrt(squares / BLOCKS))
                    .as("seed %d, root mean square error of coefficient %d", seed, k)
                    .isLessThan(0.1);
        }
    }

    private static double cosines(Raster pixels, int left, int v, int u) {
        double sum = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                sum += ((pixels.pixel(left + x, y) & 255) - 128)
                        * StrictMath.cos((2 * x + 1) * u * StrictMath.PI / 16)
                        * StrictMath.cos((2 * y + 1) * v * StrictMath.PI / 16);
            }
        }
        return sum / 4 * (u == 0 ? StrictMath.sqrt(0.5) : 1) * (v == 0 ? StrictMath.sqrt(0.5) : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 99, 255})
    void quantising_divides_and_rounds_both_signs_alike(int step) {
        int[] steps = new int[64];
        Arrays.fill(steps, step);
        QuantTable table = new QuantTable(steps, 0.5, 0);
        int[][] out = new int[64][2];
        int[][] in = new int[64][2];
        for (int value = 0; value <= 1020; value += 3) {
            for (int k = 0; k < 64; k++) {
                int coefficient = (int) StrictMath.rint(value * ForwardDct.scale(k));
                in[ForwardDct.SLOT[k]] = new int[] {coefficient, -coefficient};
            }
            int[] low = new int[2];
            int[] high = new int[2];
            table.quantise(in, out, low, high, 0, 2);
            for (int k = 1; k < 64; k++) {
                assertThat((double) out[k][0]).isCloseTo(value / (double) step, within(0.52));
                assertThat(out[k][1]).isEqualTo(-out[k][0]);
                int mask = k < 32 ? low[0] : high[0];
                assertThat(mask >>> (k & 31) & 1).isEqualTo(out[k][0] == 0 ? 0 : 1);
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void every_symbol_has_a_code_of_its_own(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] counts = new long[256];
        for (int i = 0; i < 256; i++) {
            counts[i] = random.nextInt(3) == 0 ? 1L << random.nextInt(30) : 0;
        }
        HuffmanTable table = HuffmanTable.ac(counts);
        Set<String> codes = new HashSet<>();
        for (int run = 0; run < 16; run++) {
            for (int size = 1; size <= 10; size++) {
                codes.add(code(table, run << 4 | size));
            }
        }
        codes.add(code(table, Symbols.END));
        codes.add(code(table, Symbols.ZEROS));
        assertThat(codes).hasSize(162).allMatch(code -> code.length() <= 16 && code.contains("0"));
        for (String one : codes) {
            assertThat(codes).noneMatch(other -> !other.equals(one) && other.startsWith(one));
        }
    }

    private static String code(HuffmanTable table, int symbol) {
        int size = symbol & 15;
        int length = table.bits(symbol) - size;
        int code = table.entries()[symbol] >>> 5 + size;
        String digits = "0".repeat(16) + Integer.toBinaryString(code);
        return digits.substring(digits.length() - length);
    }

    @Test
    void code_lengths_are_the_best_within_sixteen_bits() {
        // Powers of two make a code as deep as it can be; without a limit it would take 19 bits.
        long[] weights = LongStream.range(0, 20).map(i -> 1L << 20 - i).toArray();
        int[] lengths = CodeLengths.of(weights, 16);
        assertThat(Arrays.stream(lengths).max()).hasValue(16);
        assertThat(Arrays.stream(lengths)
                        .mapToDouble(n -> StrictMath.pow(2, -n))
                        .sum())
                .isEqualTo(1);
        assertThat(CodeLengths.of(new long[] {5, 1, 1, 2}, 16)).containsExactly(1, 3, 3, 2);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void thrift_never_costs_more_than_rounding(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Coding coding = new Coding(Recipe.USUAL.lumaAt(60), Recipe.USUAL.chromaAt(60), new Symbols());
        double thrift = 0.15;
        Trellis trellis = new Trellis(coding, thrift);
        Quantised quantised = new Quantised();
        int[][] coefficients = BlockBatch.room();
        for (int i = 0; i < 50; i++) {
            int reach = 1 + random.nextInt(60);
            for (int k = 1; k < 64; k++) {
                int value = random.nextInt(k < reach ? 200 : 12) - (k < reach ? 100 : 6);
                coefficients[ForwardDct.SLOT[k]][0] = (int) (value * ForwardDct.scale(k));
            }
            quantised.take(coefficients, 1, 3, coding.quant(0), coding.quant(1));
            double plain = cost(coefficients, quantised, coding, thrift);
            trellis.block(coefficients, quantised, 0, 0);
            assertThat(cost(coefficients, quantised, coding, thrift))
                    .as("seed %d, block %d", seed, i)
                    .isLessThanOrEqualTo(plain + 1e-9);
        }
    }

    private static double cost(int[][] coefficients, Quantised quantised, Coding coding, double thrift) {
        double error = 0;
        int bits = 0;
        int run = 0;
        for (int k = 1; k < 64; k++) {
            int value = (quantised.mask(0) >>> k & 1) == 0 ? 0 : quantised.values()[k][0];
            double real = coefficients[ForwardDct.SLOT[k]][0]
                    / (ForwardDct.scale(k) * coding.quant(0).step(k));
            error += (real - value) * (real - value);
            if (value == 0) {
                run++;
            } else {
                bits += (run >> 4) * coding.ac(0).bits(Symbols.ZEROS);
                bits += coding.ac(0).bits((run & 15) << 4 | Symbols.size(value));
                run = 0;
            }
        }
        return error + thrift * (bits + (run > 0 ? coding.ac(0).bits(Symbols.END) : 0));
    }
}
