package dev.nameplate.encode.gif;

import java.util.Arrays;

/**
 * The words of GIF's compression. Confined to one thread.
 *
 * <p>Colours are coded in runs that know nothing of each other: each ends with the code that clears the dictionary, so that
 * the bits of a run are the same whatever comes before it.
 */
final class Lzw {

    private static final int MOST_BITS = 12;
    private static final int MOST_WORDS = 1 << MOST_BITS;
    private static final int SLOTS = 1 << 14;
    /** A prime to the number of slots, so that words spread. */
    private static final int SPREAD = 0x9E3779B1;

    private final int[] keys = new int[SLOTS];
    private final short[] words = new short[SLOTS];
    private final int[] used = new int[MOST_WORDS];
    private int uses;
    private int clear;
    private int next;
    private int sent;
    private int bits;
    private int first;

    Lzw() {
        Arrays.fill(keys, -1);
    }

    /** Is about to code numbers of so many bits, 2 to 8. */
    void begin(int colourBits) {
        clear = 1 << colourBits;
        first = colourBits + 1;
        reset();
    }

    /** Begins a picture: the dictionary is clear. */
    void open(Codes out) {
        out.add(clear, first);
    }

    /**
     * Codes a run of colours and what ends it.
     *
     * @param last whether nothing follows
     */
    void run(byte[] colours, int from, int to, boolean last, Codes out) {
        int prefix = colours[from] & 255;
        for (int i = from + 1; i < to; i++) {
            int colour = colours[i] & 255;
            int key = prefix << 8 | colour;
            int slot = (key * SPREAD) >>> 18;
            while (keys[slot] != key && keys[slot] >= 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            if (keys[slot] == key) {
                prefix = words[slot];
                continue;
            }
            send(prefix, out);
            if (next < MOST_WORDS) {
                keys[slot] = key;
                words[slot] = (short) next++;
                used[uses++] = slot;
            } else {
                out.add(clear, bits);
                reset();
            }
            prefix = colour;
        }
        send(prefix, out);
        out.add(last ? clear + 1 : clear, bits);
        reset();
    }

    /** Whoever reads has a word for each code but the first, and takes a bit more once so many bits cannot tell them apart. */
    private void send(int code, Codes out) {
        out.add(code, bits);
        sent++;
        if (clear + 1 + sent == 1 << bits && bits < MOST_BITS) {
            bits++;
        }
    }

    private void reset() {
        for (int i = 0; i < uses; i++) {
            keys[used[i]] = -1;
        }
        uses = 0;
        next = clear + 2;
        sent = 0;
        bits = first;
    }
}
