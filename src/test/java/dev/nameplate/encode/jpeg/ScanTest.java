package dev.nameplate.encode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bits in a row, read back one by one. */
class ScanTest {

    static LongStream seeds() {
        return Seeds.some(10);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void copied_bits_are_the_same_wherever_they_begin_and_land(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] source = new byte[400 + Scan.SLACK];
        random.nextBytes(source);
        // Ones, so that stuffing meets words whose bytes are 0xFF in any place and any number.
        Arrays.fill(source, 100, 100 + random.nextInt(60), (byte) 0xFF);
        Scan file = Scan.ofFile();
        Scan bits = Scan.ofBits();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(400 * 8);
            int to = Math.min(400 * 8, from + random.nextInt(random.nextBoolean() ? 4 : 400));
            for (Scan scan : List.of(file, bits)) {
                scan.reserve((to - from >> 2) + Scan.BLOCK_ROOM);
                scan.copy(source, from, to);
            }
            for (int bit = from; bit < to; bit++) {
                expected.append(source[bit >> 3] >> 7 - (bit & 7) & 1);
            }
            assertThat(bits.bits()).as("seed %d, copy %d", seed, i).isEqualTo(expected.length());
        }
        while (expected.length() % 8 > 0) {
            expected.append(1);
        }
        for (Scan scan : List.of(file, bits)) {
            scan.reserve(Scan.BLOCK_ROOM);
            scan.pad();
        }
        byte[] plain = Arrays.copyOf(bits.bytes(), bits.length());
        assertThat(text(plain)).as("seed %d", seed).isEqualTo(expected.toString());
        byte[] stuffed = Arrays.copyOf(file.bytes(), file.length());
        assertThat(stuffed).as("seed %d", seed).isEqualTo(stuffed(plain));
    }

    @Test
    void every_symbol_and_both_ends_of_its_values_are_read_back() {
        List<int[]> blocks = new ArrayList<>();
        for (int run = 0; run < 16; run++) {
            for (int size = 1; size <= 10; size++) {
                for (int value : new int[] {1 << size - 1, (1 << size) - 1, -(1 << size - 1), 1 - (1 << size)}) {
                    blocks.add(block(run + 1, value));
                    blocks.add(block(Math.min(63, run + 33), value));
                }
            }
        }
        blocks.add(block(63, 1));
        blocks.add(new int[64]);
        int[] full = new int[64];
        Arrays.setAll(full, k -> k % 2 == 0 ? 1023 : -1023);
        full[0] = 0;
        blocks.add(full);
        for (int i = 0; i < blocks.size(); i++) {
            // Differences of every size up to 11, either way.
            blocks.get(i)[0] = i % 2 == 0 ? 0 : (i & 2) - 1 << i / 4 % 11;
        }
        blocks.get(0)[0] = -1024;
        blocks.get(1)[0] = 1023;
        Coding coding = new Coding(Recipe.USUAL.lumaAt(50), Recipe.USUAL.chromaAt(50), new Symbols());
        assertThat(readBack(blocks, coding)).isDeepEqualTo(blocks.toArray(int[][]::new));
    }

    private static int[] block(int place, int value) {
        int[] block = new int[64];
        block[place] = value;
        return block;
    }

    /** Writes blocks of luma one after the other and reads them again as the standard says. */
    private static int[][] readBack(List<int[]> blocks, Coding coding) {
        Scan scan = Scan.ofBits();
        int before = 0;
        for (int[] block : blocks) {
            int[][] values = new int[64][1];
            long mask = 0;
            for (int k = 0; k < 64; k++) {
                values[k][0] = block[k];
                mask |= k > 0 && block[k] != 0 ? 1L << k : 0;
            }
            scan.reserve(Scan.BLOCK_ROOM);
            scan.block(
                    values,
                    0,
                    mask,
                    block[0] - before,
                    coding.dc(0).entries(),
                    coding.ac(0).entries());
            before = block[0];
        }
        scan.pad();
        Reader reader = new Reader(text(Arrays.copyOf(scan.bytes(), scan.length())));
        int[][] found = new int[blocks.size()][64];
        int dc = 0;
        for (int[] block : found) {
            dc += reader.value(reader.symbol(coding.dc(0)));
            block[0] = dc;
            for (int k = 1; k < 64; k++) {
                int symbol = reader.symbol(coding.ac(0));
                if (symbol == Symbols.END) {
                    break;
                }
                k += symbol >> 4;
                block[k] = symbol == Symbols.ZEROS ? 0 : reader.value(symbol & 15);
            }
        }
        return found;
    }

    /** Reads codes as a decoder does: from the table's definition in the file, not from how it was made. */
    private static final class Reader {

        private final String bits;
        private int at;

        Reader(String bits) {
            this.bits = bits;
        }

        int symbol(HuffmanTable table) {
            byte[] definition = table.definition();
            int code = 0;
            int first = 0;
            int index = 0;
            for (int length = 1; length <= 16; length++) {
                code = code << 1 | bits.charAt(at++) - '0';
                first <<= 1;
                int count = definition[length - 1] & 255;
                if (code - first < count) {
                    return definition[16 + index + code - first] & 255;
                }
                first += count;
                index += count;
            }
            throw new AssertionError("no code at bit " + at);
        }

        int value(int size) {
            if (size == 0) {
                return 0;
            }
            int value = Integer.parseInt(bits.substring(at, at + size), 2);
            at += size;
            return value >> size - 1 == 0 ? value - (1 << size) + 1 : value;
        }
    }

    private static byte[] stuffed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : plain) {
            out.write(b);
            if (b == -1) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Integer.toBinaryString(b & 255 | 256).substring(1));
        }
        return text.toString();
    }
}
