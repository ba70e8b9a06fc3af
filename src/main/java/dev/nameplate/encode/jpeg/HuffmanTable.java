package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.prefix.CodeLengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A Huffman table in which every legal symbol has a code, the frequent ones short ones.
 *
 * <p>The table is made before the images are known that it codes, so a symbol that never occurred must still be possible.
 */
final class HuffmanTable {

    private static final int LONGEST = 16;

    /** Weight of what was counted against the one that every legal symbol gets for nothing. */
    private static final int WEIGHT = 16;

    private final int[] entries;
    private final byte[] definition;

    private HuffmanTable(int[] entries, byte[] definition) {
        this.entries = entries;
        this.definition = definition;
    }

    static HuffmanTable dc(long[] counts) {
        int[] symbols = new int[Symbols.DC_SIZES];
        Arrays.setAll(symbols, s -> s);
        return of(symbols, counts);
    }

    static HuffmanTable ac(long[] counts) {
        int[] symbols = new int[162];
        int n = 0;
        for (int run = 0; run < 16; run++) {
            for (int size = 1; size <= 10; size++) {
                symbols[n++] = run << 4 | size;
            }
        }
        symbols[n++] = Symbols.END;
        symbols[n] = Symbols.ZEROS;
        return of(symbols, counts);
    }

    private static HuffmanTable of(int[] symbols, long[] counts) {
        long[] weights = new long[symbols.length + 1];
        for (int i = 0; i < symbols.length; i++) {
            weights[i] = counts[symbols[i]] * WEIGHT + 1;
        }
        // JPEG has no code of ones alone: a symbol too many, rarer than all, takes it.
        weights[symbols.length] = 0;
        int[] lengths = CodeLengths.of(weights, LONGEST);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < symbols.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingInt(i -> lengths[i]).thenComparingInt(i -> symbols[i]));
        byte[] definition = new byte[LONGEST + symbols.length];
        int[] entries = new int[256];
        int code = 0;
        int previous = 0;
        for (int at = 0; at < symbols.length; at++) {
            int i = order.get(at);
            code <<= lengths[i] - previous;
            previous = lengths[i];
            int size = symbols[i] & 15;
            entries[symbols[i]] = code << size << 5 | lengths[i] + size;
            code++;
            definition[lengths[i] - 1]++;
            definition[LONGEST + at] = (byte) symbols[i];
        }
        return new HuffmanTable(entries, definition);
    }

    /**
     * By symbol: the code moved left by the symbol's size, times 32, plus the bits of both together. A value's own bits
     * are or-ed into the room so made.
     */
    int[] entries() {
        return entries;
    }

    /** The bits of a symbol and its value. */
    int bits(int symbol) {
        return entries[symbol] & 31;
    }

    /** How a file states the table: how many codes of each length, then the symbols in order. */
    byte[] definition() {
        return definition.clone();
    }
}
