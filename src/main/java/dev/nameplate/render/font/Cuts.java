package dev.nameplate.render.font;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The faces that are cut out of a variable font: the usual one; every hundred of weight that it reaches; and what it names
 * beyond these, as widths and italics. On all other axes, optical size among them, a face stands where the font stands
 * usually, or where the named one does.
 */
final class Cuts {

    private static final int MOST_CUTS = 200;
    private static final double[] WIDTHS = {50, 62.5, 75, 87.5, 100, 112.5, 125, 150, 200};

    private Cuts() {}

    /**
     * One of the faces.
     *
     * @param place in the axes' own units
     * @param width 1 (ultra-condensed) to 9; 0 where the font does not vary in width
     */
    record Cut(double[] place, int weight, int width, boolean italic) {

        /** What tells it from the others of its file, for digests. */
        String name() {
            return String.format(Locale.ROOT, "%d/%d/%b/%s", weight, width, italic, Arrays.toString(place));
        }
    }

    private record Look(int weight, int width, boolean italic) {}

    /** All faces, the usual one first. */
    static List<Cut> of(Axes axes, FaceTables usual) {
        List<double[]> places = new ArrayList<>();
        places.add(axes.usual());
        for (int weight = 100; weight <= 900; weight += 100) {
            places.add(axes.usualBut("wght", weight));
        }
        places.addAll(axes.named());
        List<Cut> cuts = new ArrayList<>();
        Set<Look> seen = new HashSet<>();
        for (double[] place : places) {
            Cut cut = cut(axes, place, usual);
            if (cuts.size() < MOST_CUTS && seen.add(new Look(cut.weight, cut.width, cut.italic))) {
                cuts.add(cut);
            }
        }
        return cuts;
    }

    private static Cut cut(Axes axes, double[] place, FaceTables usual) {
        int weight = (int) Math.round(axes.on("wght", place, usual.weight()));
        double width = axes.on("wdth", place, 0);
        boolean slanted = axes.on("ital", place, 0) >= 0.5 || axes.on("slnt", place, 0) != 0;
        return new Cut(
                place,
                Math.max(100, Math.min(900, weight)),
                width == 0 ? 0 : nearest(width),
                usual.italic() || slanted);
    }

    private static int nearest(double width) {
        int best = 0;
        for (int i = 1; i < WIDTHS.length; i++) {
            best = Math.abs(WIDTHS[i] - width) < Math.abs(WIDTHS[best] - width) ? i : best;
        }
        return best + 1;
    }
}
