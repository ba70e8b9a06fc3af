package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Raster;
import java.util.Arrays;

/**
 * How opaque the pixels of a picture are, as the chunk of a file: without loss, by the lossless half of WebP (RFC 9649, 2.7.1.2 and
 * 3). Runs and repeated rows are most of it, so matches are looked for to the left, above, and where the same four values came last.
 */
final class Alpha {

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int LONGEST = 4096;
    private static final int SHORTEST = 4;
    private static final int HASH_BITS = 14;

    /** Distances to pixels near by are told by their place; this is how many such places there are. */
    private static final int PLACES = 120;

    private static final int ABOVE = 1;
    private static final int LEFT = 2;

    private final int width;
    private final byte[] values;

    /** Literals, or matches as length, then distance as it is told; both less a sign. */
    private int[] found = new int[1 << 10];

    private int count;

    private Alpha(int width, byte[] values) {
        this.width = width;
        this.values = values;
    }

    /** The content of the chunk for a picture. */
    static byte[] chunk(Raster raster) {
        byte[] plain = new byte[raster.pixels().length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (raster.pixels()[i] >>> 24);
        }
        byte[] best = new Alpha(raster.width(), plain).written(0);
        byte[] steps = new Alpha(raster.width(), gradients(raster.width(), plain)).written(3);
        return steps.length < best.length ? steps : best;
    }

    /** Each value less what the three before it suggest. */
    private static byte[] gradients(int width, byte[] plain) {
        byte[] out = new byte[plain.length];
        for (int i = 0; i < plain.length; i++) {
            int left = i % width == 0 ? -1 : plain[i - 1] & 255;
            int above = i < width ? -1 : plain[i - width] & 255;
            int guess;
            if (left < 0 || above < 0) {
                guess = Math.max(0, Math.max(left, above));
            } else {
                guess = Transform.clamp(left + above - (plain[i - width - 1] & 255));
            }
            out[i] = (byte) (plain[i] - guess);
        }
        return out;
    }

    private byte[] written(int filter) {
        match();
        long[] symbols = new long[LITERALS + LENGTHS];
        long[] distances = new long[DISTANCES];
        for (int i = 0; i < count; i++) {
            if (found[i] >= 0) {
                symbols[found[i]]++;
            } else {
                symbols[LITERALS + prefix(-found[i])]++;
                distances[prefix(-found[++i])]++;
            }
        }
        PrefixCode main = PrefixCode.of(symbols);
        PrefixCode far = PrefixCode.of(distances);
        LittleBits bits = new LittleBits();
        bits.put(1 | filter << 2, 8);
        // No transform, no cache of colours, one group of codes.
        bits.put(0, 3);
        main.writeTo(bits);
        for (int unused = 0; unused < 3; unused++) {
            // A code of one symbol, 0, told in one bit.
            bits.put(1, 4);
        }
        far.writeTo(bits);
        for (int i = 0; i < count; i++) {
            if (found[i] >= 0) {
                main.write(bits, found[i]);
            } else {
                main.write(bits, LITERALS + prefix(-found[i]));
                extra(bits, -found[i]);
                far.write(bits, prefix(-found[++i]));
                extra(bits, -found[i]);
            }
        }
        return bits.toBytes();
    }

    private void match() {
        int[] last = new int[1 << HASH_BITS];
        Arrays.fill(last, -1);
        int at = 0;
        while (at < values.length) {
            int length = 0;
            int distance = 0;
            int beside = at > 0 ? length(at, 1) : 0;
            int over = at >= width ? length(at, width) : 0;
            if (Math.max(beside, over) >= SHORTEST) {
                length = Math.max(beside, over);
                distance = over >= beside ? ABOVE : LEFT;
            } else if (at + SHORTEST <= values.length) {
                int hash = hash(at);
                int before = last[hash];
                int same = before < 0 ? 0 : length(at, at - before);
                if (same > SHORTEST) {
                    length = same;
                    distance = at - before + PLACES;
                }
                last[hash] = at;
            }
            if (length == 0) {
                add(values[at] & 255);
                at++;
            } else {
                add(-length);
                add(-distance);
                at += length;
            }
        }
    }

    private int hash(int at) {
        int four = values[at] & 255 | (values[at + 1] & 255) << 8 | (values[at + 2] & 255) << 16 | values[at + 3] << 24;
        return four * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    private int length(int at, int distance) {
        int most = Math.min(LONGEST, values.length - at);
        int differ = Arrays.mismatch(values, at, at + most, values, at - distance, at - distance + most);
        return differ < 0 ? most : differ;
    }

    private void add(int value) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = value;
    }

    /** The symbol of a length or distance: twice its highest bit's place, and one more where the next bit is set. */
    private static int prefix(int value) {
        int less = value - 1;
        if (less < 4) {
            return less;
        }
        int high = 31 - Integer.numberOfLeadingZeros(less);
        return 2 * high + (less >> high - 1 & 1);
    }

    private static void extra(LittleBits bits, int value) {
        int less = value - 1;
        if (less >= 4) {
            int more = 30 - Integer.numberOfLeadingZeros(less);
            bits.put(less, more);
        }
    }
}
