package dev.nameplate.encode.png;

/** The symbols of deflate: which stand for lengths and distances, with how many extra bits. */
final class Symbols {

    /** Symbols of literals, the end of a block, and lengths. */
    static final int LITERALS = 286;

    /** Symbols of distances. */
    static final int DISTANCES = 30;

    /** The end of a block. */
    static final int END = 256;

    static final int LONGEST_MATCH = 258;

    private static final int[] LENGTH_EXTRA = new int[29];
    private static final int[] LENGTH_BASE = new int[29];
    private static final byte[] OF_LENGTH = new byte[LONGEST_MATCH + 1];
    private static final int[] DISTANCE_EXTRA = new int[DISTANCES];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final byte[] OF_DISTANCE = new byte[512];

    static {
        int base = 3;
        for (int i = 0; i < 28; i++) {
            LENGTH_EXTRA[i] = i < 8 ? 0 : i / 4 - 1;
            LENGTH_BASE[i] = base;
            for (int j = 0; j < 1 << LENGTH_EXTRA[i] && base + j <= LONGEST_MATCH; j++) {
                OF_LENGTH[base + j] = (byte) i;
            }
            base += 1 << LENGTH_EXTRA[i];
        }
        // The longest match has a symbol of its own.
        LENGTH_BASE[28] = LONGEST_MATCH;
        OF_LENGTH[LONGEST_MATCH] = 28;
        int from = 1;
        for (int i = 0; i < DISTANCES; i++) {
            DISTANCE_EXTRA[i] = i < 4 ? 0 : i / 2 - 1;
            DISTANCE_BASE[i] = from;
            for (int j = 0; j < 1 << DISTANCE_EXTRA[i]; j++) {
                OF_DISTANCE[place(from + j)] = (byte) i;
            }
            from += 1 << DISTANCE_EXTRA[i];
        }
    }

    private Symbols() {}

    /** The symbol of a length less 257. */
    static int ofLength(int length) {
        return OF_LENGTH[length];
    }

    static int lengthExtra(int symbol) {
        return LENGTH_EXTRA[symbol];
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASE[symbol];
    }

    static int ofDistance(int distance) {
        return OF_DISTANCE[place(distance)];
    }

    static int distanceExtra(int symbol) {
        return DISTANCE_EXTRA[symbol];
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASE[symbol];
    }

    /** Distances over 256 share a symbol with their neighbours at least in groups of 128. */
    private static int place(int distance) {
        return distance <= 256 ? distance - 1 : 256 + (distance - 1 >> 7);
    }
}
