package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The code points that a face has a glyph for, as its {@code cmap} table says. Immutable. */
final class CodePoints {

    /** Code points below this are answered from a bit set: all of Latin, Greek and Cyrillic. */
    private static final int DENSE = 0x600;

    private final long[] dense = new long[DENSE / 64];
    private final int[] starts;
    private final int[] ends;

    private CodePoints(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
        for (int i = 0; i < starts.length; i++) {
            for (int c = starts[i]; c <= ends[i] && c < DENSE; c++) {
                dense[c >> 6] |= 1L << c;
            }
        }
    }

    static CodePoints none() {
        return new CodePoints(new int[0], new int[0]);
    }

    boolean contains(int codePoint) {
        if (codePoint < DENSE) {
            return codePoint >= 0 && (dense[codePoint >> 6] >>> codePoint & 1) != 0;
        }
        int at = Arrays.binarySearch(starts, codePoint);
        if (at >= 0) {
            return true;
        }
        int before = -at - 2;
        return before >= 0 && codePoint <= ends[before];
    }

    int count() {
        int count = 0;
        for (int i = 0; i < starts.length; i++) {
            count += ends[i] - starts[i] + 1;
        }
        return count;
    }

    /** Reads the best Unicode subtable: format 12 (all planes) before format 4 (the basic plane). */
    static CodePoints of(ByteBuffer cmap) {
        int count = Short.toUnsignedInt(cmap.getShort(2));
        int best = -1;
        int bestRank = 0;
        for (int i = 0; i < count; i++) {
            int platform = Short.toUnsignedInt(cmap.getShort(4 + 8 * i));
            int encoding = Short.toUnsignedInt(cmap.getShort(6 + 8 * i));
            int offset = cmap.getInt(8 + 8 * i);
            int rank = rank(platform, encoding, Short.toUnsignedInt(cmap.getShort(offset)));
            if (rank > bestRank) {
                best = offset;
                bestRank = rank;
            }
        }
        if (best < 0) {
            throw new FontFault("its cmap has no Unicode table of format 4 or 12");
        }
        return cmap.getShort(best) == 12 ? format12(cmap, best) : format4(cmap, best);
    }

    private static int rank(int platform, int encoding, int format) {
        boolean windows = platform == 3;
        boolean unicode = platform == 0;
        if (format == 12 && ((windows && encoding == 10) || (unicode && encoding >= 4))) {
            return windows ? 4 : 3;
        }
        if (format == 4 && ((windows && encoding == 1) || (unicode && encoding <= 3))) {
            return windows ? 2 : 1;
        }
        return 0;
    }

    private static CodePoints format12(ByteBuffer cmap, int at) {
        int groups = cmap.getInt(at + 12);
        Ranges ranges = new Ranges();
        for (int i = 0; i < groups; i++) {
            int entry = at + 16 + 12 * i;
            int start = cmap.getInt(entry);
            int end = Math.min(cmap.getInt(entry + 4), Character.MAX_CODE_POINT);
            // A group that starts at glyph 0 maps its first code point to "no glyph".
            ranges.add(cmap.getInt(entry + 8) == 0 ? start + 1 : start, end);
        }
        return ranges.build();
    }

    private static CodePoints format4(ByteBuffer cmap, int at) {
        int segments = Short.toUnsignedInt(cmap.getShort(at + 6)) / 2;
        int ends = at + 14;
        int starts = ends + 2 * segments + 2;
        int deltas = starts + 2 * segments;
        int offsets = deltas + 2 * segments;
        Ranges ranges = new Ranges();
        // Segments ascend; one that does not could be walked again and again.
        int before = -1;
        for (int i = 0; i < segments; i++) {
            int start = Short.toUnsignedInt(cmap.getShort(starts + 2 * i));
            int end = Math.min(Short.toUnsignedInt(cmap.getShort(ends + 2 * i)), 0xFFFE);
            int delta = Short.toUnsignedInt(cmap.getShort(deltas + 2 * i));
            int offset = Short.toUnsignedInt(cmap.getShort(offsets + 2 * i));
            int from = Math.max(start, before + 1);
            before = Math.max(before, end);
            for (int c = from; c <= end; c++) {
                int glyph = c;
                if (offset != 0) {
                    int place = offsets + 2 * i + offset + 2 * (c - start);
                    glyph = place + 2 > cmap.limit() ? 0 : Short.toUnsignedInt(cmap.getShort(place));
                }
                if ((offset != 0 && glyph == 0) || (glyph + delta & 0xFFFF) == 0) {
                    continue;
                }
                ranges.add(c, c);
            }
        }
        return ranges.build();
    }

    /** Collects ranges in ascending order and joins neighbours; out-of-order ranges (a broken font) are left out. */
    private static final class Ranges {
        private int[] starts = new int[64];
        private int[] ends = new int[64];
        private int size;

        void add(int start, int end) {
            if (start < 0 || end < start || (size > 0 && start <= ends[size - 1])) {
                return;
            }
            if (size > 0 && start == ends[size - 1] + 1) {
                ends[size - 1] = end;
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = start;
            ends[size++] = end;
        }

        CodePoints build() {
            return new CodePoints(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }
}
