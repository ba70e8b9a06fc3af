package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The axes of a variable font, and the places on them that it names. */
final class Axes {

    private static final int MOST_AXES = 64;

    /**
     * One way in which the font varies.
     *
     * @param tag {@code wght}, {@code wdth}, {@code ital}, {@code slnt}, {@code opsz} or another
     */
    private record Axis(String tag, double least, double usual, double most) {}

    private final List<Axis> axes = new ArrayList<>();
    private final List<double[]> named = new ArrayList<>();
    private final List<double[]> bends = new ArrayList<>();

    private Axes(Sfnt sfnt) {
        ByteBuffer fvar = sfnt.required("fvar");
        int at = Short.toUnsignedInt(fvar.getShort(4));
        int count = Short.toUnsignedInt(fvar.getShort(8));
        int size = Short.toUnsignedInt(fvar.getShort(10));
        int instances = Short.toUnsignedInt(fvar.getShort(12));
        int instanceSize = Short.toUnsignedInt(fvar.getShort(14));
        if (count < 1 || count > MOST_AXES || size < 20 || instanceSize < 4 + 4 * count) {
            throw new FontFault("it varies along " + count + " axes; 1 to " + MOST_AXES + " are read");
        }
        for (int i = 0; i < count; i++, at += size) {
            byte[] tag = new byte[4];
            fvar.get(at, tag);
            double usual = fixed(fvar, at + 8);
            axes.add(new Axis(
                    new String(tag, StandardCharsets.ISO_8859_1),
                    Math.min(fixed(fvar, at + 4), usual),
                    usual,
                    Math.max(fixed(fvar, at + 12), usual)));
        }
        for (int i = 0; i < instances; i++, at += instanceSize) {
            double[] place = new double[count];
            for (int j = 0; j < count; j++) {
                place[j] = fixed(fvar, at + 4 + 4 * j);
            }
            named.add(place);
        }
        sfnt.table("avar").ifPresent(this::readBends);
    }

    static Axes of(Sfnt sfnt) {
        return new Axes(sfnt);
    }

    private void readBends(ByteBuffer avar) {
        if (avar.getShort(0) != 1) {
            throw new FontFault("its axes are bent in a way that is not read (avar version " + avar.getShort(0) + ")");
        }
        int at = 8;
        for (int i = 0; i < axes.size() && i < Short.toUnsignedInt(avar.getShort(6)); i++) {
            double[] pairs = new double[2 * Short.toUnsignedInt(avar.getShort(at))];
            at += 2;
            for (int j = 0; j < pairs.length; j++, at += 2) {
                pairs[j] = avar.getShort(at) / 16384.0;
            }
            bends.add(pairs);
        }
    }

    int count() {
        return axes.size();
    }

    /** Where the font is when nobody asks for anything, in the axes' own units. */
    double[] usual() {
        return axes.stream().mapToDouble(Axis::usual).toArray();
    }

    /** The places that the font names, in the axes' own units. */
    List<double[]> named() {
        return named;
    }

    /** A place's position on an axis; {@code otherwise} if there is no such axis. */
    double on(String tag, double[] place, double otherwise) {
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).tag.equals(tag)) {
                return place[i];
            }
        }
        return otherwise;
    }

    /** The usual place but for one axis; the usual place itself when that axis does not reach there. */
    double[] usualBut(String tag, double position) {
        double[] place = usual();
        for (int i = 0; i < place.length; i++) {
            Axis axis = axes.get(i);
            if (axis.tag.equals(tag) && position >= axis.least && position <= axis.most) {
                place[i] = position;
            }
        }
        return place;
    }

    /** Positions from -1 (least) over 0 (usual) to 1 (most), as the tables of variations count them. */
    double[] normalised(double[] place) {
        double[] normal = new double[place.length];
        for (int i = 0; i < place.length; i++) {
            Axis axis = axes.get(i);
            double v = Math.max(axis.least, Math.min(axis.most, place[i]));
            double reach = v < axis.usual ? axis.usual - axis.least : axis.most - axis.usual;
            double straight = reach == 0 ? 0 : (v - axis.usual) / reach;
            double bent = i < bends.size() ? bent(straight, bends.get(i)) : straight;
            normal[i] = Math.floor(bent * 16384 + 0.5) / 16384;
        }
        return normal;
    }

    private static double bent(double v, double[] pairs) {
        for (int i = 2; i < pairs.length; i += 2) {
            if (v <= pairs[i] && v >= pairs[i - 2] && pairs[i] > pairs[i - 2]) {
                return pairs[i - 1] + (v - pairs[i - 2]) / (pairs[i] - pairs[i - 2]) * (pairs[i + 1] - pairs[i - 1]);
            }
        }
        return v;
    }

    private static double fixed(ByteBuffer table, int at) {
        return table.getInt(at) / 65536.0;
    }

    @Override
    public String toString() {
        return Arrays.toString(axes.stream().map(Axis::tag).toArray());
    }
}
