package dev.nameplate.encode.vp8;

/** What the levels of a block cost by a frame's probabilities, as {@link Cost} counts. Immutable. */
final class TokenCosts {

    /** Sizes of levels that are looked up; what is larger costs the bits of its category. */
    private static final int KNOWN = 11;

    private final int[] tokens;

    /** What a level's size and sign cost after the decisions on the block's end: by place and size. */
    private final int[] sizes;

    TokenCosts(Probabilities probabilities) {
        tokens = probabilities.tokens();
        sizes = new int[Probabilities.PLACES / Tokens.NODES * KNOWN];
        for (int place = 0; place < Probabilities.PLACES; place += Tokens.NODES) {
            for (int size = 0; size < KNOWN; size++) {
                sizes[place / Tokens.NODES * KNOWN + size] = size(place, size);
            }
        }
    }

    /** Of a block; see {@link Tokens}. */
    int block(int[] levels, int at, int first, int end, int kind, int context) {
        int base = kind * Tokens.KIND;
        int p = base + Tokens.BANDS[first] + context * Tokens.NODES;
        if (end == 0) {
            return Cost.of(false, tokens[p]);
        }
        int sum = Cost.of(true, tokens[p]);
        for (int k = first; k < end; k++) {
            int size = Math.abs(levels[at + k]);
            sum += size < KNOWN ? sizes[p / Tokens.NODES * KNOWN + size] : size(p, size);
            p = base + Tokens.BANDS[k + 1] + Math.min(size, 2) * Tokens.NODES;
            if (size > 0 && k < 15) {
                sum += Cost.of(k + 1 < end, tokens[p]);
            }
        }
        return sum;
    }

    /** Of a level where the block does not end. */
    private int size(int p, int size) {
        int cost = Cost.of(size > 0, tokens[p + 1]);
        if (size == 0) {
            return cost;
        }
        cost += 256 + Cost.of(size > 1, tokens[p + 2]);
        if (size == 1) {
            return cost;
        }
        cost += Cost.of(size > 4, tokens[p + 3]);
        if (size <= 4) {
            cost += Cost.of(size > 2, tokens[p + 4]);
            return size > 2 ? cost + Cost.of(size > 3, tokens[p + 5]) : cost;
        }
        cost += Cost.of(size > 10, tokens[p + 6]);
        if (size <= 10) {
            return cost + Cost.of(size > 6, tokens[p + 7]) + (size > 6 ? 512 : 256);
        }
        int category = Tokens.category(size);
        cost += Cost.of(category > 1, tokens[p + 8]) + Cost.of((category & 1) != 0, tokens[p + 9 + (category >> 1)]);
        int[] extra = Tokens.EXTRA[category];
        for (int i = 0; i < extra.length; i++) {
            cost += Cost.of((size - Tokens.CATEGORIES[category] >> extra.length - 1 - i & 1) != 0, extra[i]);
        }
        return cost;
    }
}
