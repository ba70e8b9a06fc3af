package dev.nameplate.raster;

import java.awt.geom.Path2D;
import java.util.List;

/**
 * A line's look, and the outline of what it draws along a path.
 *
 * <p>Outlines are made of pieces that may overlap but all turn the same way, to be filled by the non-zero rule. Plain
 * arithmetic: the same path gives the same outline on every JDK.
 *
 * @param width more than 0
 * @param round whether ends and corners are round; else ends are cut straight and corners mitred, up to four times the width
 * @param dashes lengths of dashes and gaps in turn, repeated, an odd list twice over; empty for a solid line. With round ends
 *     a dash of length 0 is a dot
 */
public record Pen(double width, boolean round, List<Double> dashes) {

    public Pen {
        dashes = List.copyOf(dashes);
        if (!(width > 0 && width < Coverage.FARTHEST)) {
            throw new IllegalArgumentException("a pen of width " + width + "; it is more than 0");
        }
        double sum = 0;
        for (double dash : dashes) {
            if (!(dash >= 0 && dash < Coverage.FARTHEST)) {
                throw new IllegalArgumentException("a dash of length " + dash + "; it is at least 0");
            }
            sum += dash;
        }
        if (!dashes.isEmpty() && sum < Polyline.SHORTEST_PERIOD) {
            throw new IllegalArgumentException(
                    "dashes " + dashes + "; together they are at least " + Polyline.SHORTEST_PERIOD + " long");
        }
    }

    /** A solid line with straight ends and mitred corners. */
    public static Pen of(double width) {
        return new Pen(width, /* round= */ false, List.of());
    }

    /**
     * The outline of the line drawn along a path, half of its width on either side.
     *
     * @throws IllegalArgumentException when a coordinate is NaN or infinite
     */
    public Path2D outline(Path2D path) {
        Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Polyline line : Polyline.of(path)) {
            List<Polyline> pieces = dashes.isEmpty() ? List.of(line) : line.dashed(pattern());
            pieces.forEach(piece -> Stroker.append(piece, width / 2, round, outline));
        }
        return outline;
    }

    private double[] pattern() {
        int count = dashes.size();
        double[] pattern = new double[count % 2 == 0 ? count : 2 * count];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = dashes.get(i % count);
        }
        return pattern;
    }

    /**
     * A shape with this line around it, solid whatever its dashes: grown by half the width.
     *
     * @throws IllegalArgumentException when a coordinate is NaN or infinite
     */
    public Path2D grown(Path2D shape) {
        Path2D.Double grown = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Growth.append(Polyline.of(shape), width / 2, round, grown);
        return grown;
    }
}
