package dev.nameplate.render.font;

import java.nio.ByteBuffer;

/** A store of differences by region of the axes, as {@code GDEF} and {@code MVAR} have one, at one place of the axes. */
final class Variations {

    private final ByteBuffer store;
    private final double[] place;

    /** @param place normalised */
    Variations(ByteBuffer store, double[] place) {
        this.store = store;
        this.place = place;
    }

    /** How far a position lies within a region: 1 at its peak, 0 outside. */
    static double weight(double v, double start, double peak, double end) {
        if (peak == 0 || start > peak || peak > end || (start < 0 && end > 0)) {
            return 1;
        }
        if (v == peak) {
            return 1;
        }
        if (v <= start || v >= end) {
            return 0;
        }
        return v < peak ? (v - start) / (peak - start) : (end - v) / (end - peak);
    }

    /** A difference in font units; 0 where the store has none. */
    int delta(int outer, int inner) {
        if (outer >= unsigned(6)) {
            return 0;
        }
        int data = store.getInt(8 + 4 * outer);
        int words = unsigned(data + 2);
        int regions = unsigned(data + 4);
        if (inner >= unsigned(data)) {
            return 0;
        }
        boolean wide = (words & 0x8000) != 0;
        int large = words & 0x7FFF;
        int small = wide ? 2 : 1;
        int rows = data + 6 + 2 * regions;
        int at = rows + inner * small * (regions + large);
        double sum = 0;
        for (int i = 0; i < regions; i++) {
            int size = i < large ? 2 * small : small;
            int value = size == 4 ? store.getInt(at) : size == 2 ? store.getShort(at) : store.get(at);
            sum += value == 0 ? 0 : value * weight(unsigned(data + 6 + 2 * i));
            at += size;
        }
        return (int) Math.floor(sum + 0.5);
    }

    private double weight(int region) {
        int list = store.getInt(2);
        int axes = Math.min(place.length, unsigned(list));
        int at = list + 4 + 6 * unsigned(list) * region;
        double weight = 1;
        for (int i = 0; i < axes; i++, at += 6) {
            weight *= weight(place[i], f2dot14(at), f2dot14(at + 2), f2dot14(at + 4));
        }
        return weight;
    }

    private double f2dot14(int at) {
        return store.getShort(at) / 16384.0;
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(store.getShort(at));
    }
}
