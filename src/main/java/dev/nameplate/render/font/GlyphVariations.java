package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** By how much the points of glyphs move at one place of a variable font's axes: the table {@code gvar}. */
final class GlyphVariations {

    /** Points times variations; a Chinese font has a tenth of it. */
    private static final long MOST_WORK = 200_000_000;

    private static final int SHARED_POINTS = 0x8000;
    private static final int OWN_PEAK = 0x8000;
    private static final int BOUNDED = 0x4000;
    private static final int OWN_POINTS = 0x2000;

    private final ByteBuffer gvar;
    private final double[] place;
    private final int axes;
    private long work;

    /** @param place normalised */
    GlyphVariations(ByteBuffer gvar, double[] place) {
        this.gvar = gvar;
        this.place = place;
        this.axes = unsigned(gvar, 4);
        if (axes != place.length) {
            throw new FontFault("its tables \"fvar\" and \"gvar\" disagree on the axes");
        }
    }

    /** Differences of points. */
    record Deltas(double[] x, double[] y) {}

    /**
     * The differences of a glyph's points.
     *
     * @param count how many points there are, the four of its metrics included
     * @param outline its own points, among which those that are not mentioned follow; null for components
     */
    Deltas of(int glyph, int count, @Nullable GlyphPoints outline) {
        Deltas sum = new Deltas(new double[count], new double[count]);
        boolean wide = (unsigned(gvar, 14) & 1) != 0;
        if (glyph >= unsigned(gvar, 12)) {
            return sum;
        }
        int from = offset(glyph, wide);
        int to = offset(glyph + 1, wide);
        if (to > from) {
            ByteBuffer data = gvar.slice(gvar.getInt(16) + from, to - from);
            add(sum, data, outline);
        }
        return sum;
    }

    private int offset(int glyph, boolean wide) {
        return wide ? gvar.getInt(20 + 4 * glyph) : 2 * unsigned(gvar, 20 + 2 * glyph);
    }

    private void add(Deltas sum, ByteBuffer data, @Nullable GlyphPoints outline) {
        int count = sum.x.length;
        int tuples = unsigned(data, 0);
        ByteBuffer body = data.duplicate();
        body.position(unsigned(data, 2));
        int[] shared = (tuples & SHARED_POINTS) != 0 ? points(body, count) : null;
        int head = 4;
        for (int i = 0; i < (tuples & 0x0FFF); i++) {
            int size = unsigned(data, head);
            int kind = unsigned(data, head + 2);
            double weight = weight(data, head + 4, kind);
            head += 4 + ((kind & OWN_PEAK) != 0 ? 2 * axes : 0) + ((kind & BOUNDED) != 0 ? 4 * axes : 0);
            int next = body.position() + size;
            if (weight != 0) {
                work += count;
                if (work > MOST_WORK) {
                    throw new FontFault("its table \"gvar\" moves points too often");
                }
                int[] points = (kind & OWN_POINTS) != 0 ? points(body, count) : shared;
                int told = points == null ? count : points.length;
                int[] x = deltas(body, told);
                int[] y = deltas(body, told);
                add(sum.x, weight, whole(points, x, count, outline == null ? null : outline.x(), outline));
                add(sum.y, weight, whole(points, y, count, outline == null ? null : outline.y(), outline));
            }
            body.position(next);
        }
    }

    private double weight(ByteBuffer data, int at, int kind) {
        boolean own = (kind & OWN_PEAK) != 0;
        ByteBuffer peaks = own ? data : gvar;
        int peak = own ? at : gvar.getInt(8) + 2 * axes * (kind & 0x0FFF);
        int bounds = own ? at + 2 * axes : at;
        double weight = 1;
        for (int i = 0; i < axes; i++) {
            double p = f2dot14(peaks, peak + 2 * i);
            boolean bounded = (kind & BOUNDED) != 0;
            double start = bounded ? f2dot14(data, bounds + 2 * i) : Math.min(p, 0);
            double end = bounded ? f2dot14(data, bounds + 2 * axes + 2 * i) : Math.max(p, 0);
            weight *= Variations.weight(place[i], start, p, end);
        }
        return weight;
    }

    private static void add(double[] sum, double weight, double[] deltas) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * deltas[i];
        }
    }

    /** The numbers of the points that are told about; null for all of them. */
    private static int @Nullable [] points(ByteBuffer in, int count) {
        int told = Byte.toUnsignedInt(in.get());
        if (told == 0) {
            return null;
        }
        if (told >= 0x80) {
            told = (told & 0x7F) << 8 | Byte.toUnsignedInt(in.get());
        }
        int[] points = new int[told];
        int point = 0;
        for (int i = 0; i < told; ) {
            int run = Byte.toUnsignedInt(in.get());
            for (int n = (run & 0x7F) + 1; n > 0 && i < told; n--) {
                point += run >= 0x80 ? unsigned(in) : Byte.toUnsignedInt(in.get());
                if (point >= count) {
                    throw new FontFault("a variation moves point " + point + " of a glyph of " + count);
                }
                points[i++] = point;
            }
        }
        return points;
    }

    private static int[] deltas(ByteBuffer in, int count) {
        int[] deltas = new int[count];
        for (int i = 0; i < count; ) {
            int run = Byte.toUnsignedInt(in.get());
            for (int n = (run & 0x3F) + 1; n > 0 && i < count; n--) {
                deltas[i++] = (run & 0x80) != 0 ? 0 : (run & 0x40) != 0 ? in.getShort() : in.get();
            }
        }
        return deltas;
    }

    /** Differences of all points from those of some: along an outline the others follow their neighbours. */
    private static double[] whole(
            int @Nullable [] points, int[] told, int count, int @Nullable [] along, @Nullable GlyphPoints outline) {
        double[] all = new double[count];
        if (points == null) {
            for (int i = 0; i < count; i++) {
                all[i] = told[i];
            }
            return all;
        }
        boolean[] touched = new boolean[count];
        for (int i = 0; i < points.length; i++) {
            all[points[i]] = told[i];
            touched[points[i]] = true;
        }
        if (outline != null && along != null) {
            int start = 0;
            for (int end : outline.ends()) {
                follow(all, touched, along, start, end);
                start = end + 1;
            }
        }
        return all;
    }

    private static void follow(double[] all, boolean[] touched, int[] along, int start, int end) {
        int first = start;
        while (first <= end && !touched[first]) {
            first++;
        }
        if (first > end) {
            return;
        }
        int before = first;
        do {
            int after = before;
            do {
                after = after == end ? start : after + 1;
            } while (!touched[after]);
            for (int i = before == end ? start : before + 1; i != after; i = i == end ? start : i + 1) {
                all[i] = between(along[i], along[before], along[after], all[before], all[after]);
            }
            before = after;
        } while (before != first);
    }

    /** The difference of a point between two that move: in proportion within them, as the nearer one outside. */
    private static double between(int at, int a, int b, double ofA, double ofB) {
        if (a == b) {
            return ofA == ofB ? ofA : 0;
        }
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        if (at <= low) {
            return a < b ? ofA : ofB;
        }
        if (at >= high) {
            return a < b ? ofB : ofA;
        }
        return ofA + (ofB - ofA) * (at - a) / (b - a);
    }

    private static double f2dot14(ByteBuffer in, int at) {
        return in.getShort(at) / 16384.0;
    }

    private static int unsigned(ByteBuffer in, int at) {
        return Short.toUnsignedInt(in.getShort(at));
    }

    private static int unsigned(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort());
    }
}
