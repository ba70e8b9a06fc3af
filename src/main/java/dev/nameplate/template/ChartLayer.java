package dev.nameplate.template;

import java.util.List;
import java.util.Optional;

/**
 * A small chart of a few numbers.
 *
 * @param kind how they are drawn
 * @param amount the numbers
 * @param least where bars and lines begin; by default 0 or the least number
 * @param most where they end; for a donut what makes it whole; by default the largest number, or the sum
 * @param fills of bars and slices in turn; the first is a line's
 * @param highlight which of them stands out
 * @param highlightFill what it is filled with then; by default its own fill, and the others are faded
 * @param track behind bars, and where a donut is not filled
 * @param gap between bars or slices, canvas units; by default a share of a bar's room
 * @param radius of the corners at the free end of bars
 * @param thickness of a line, by default 3, or of a donut's ring, by default a sixth of its box
 * @param area below a line
 * @param dot radius of a line's dots; 0 for none
 * @param smooth whether a line is a curve
 * @param baseline at the foot of bars and lines
 * @param labels below bars and points, by their index; shown when there are as many as numbers
 */
public record ChartLayer(
        Common common,
        Kind kind,
        Amount amount,
        Optional<Double> least,
        Optional<Double> most,
        List<Paint> fills,
        Highlight highlight,
        Optional<Paint> highlightFill,
        Optional<Paint> track,
        Optional<Double> gap,
        double radius,
        Optional<Double> thickness,
        Optional<Paint> area,
        double dot,
        boolean smooth,
        Optional<Stroke> baseline,
        Optional<Labels> labels)
        implements FigureLayer {

    public ChartLayer {
        fills = List.copyOf(fills);
    }

    @Override
    public ChartLayer in(Layer.Box box) {
        return new ChartLayer(
                common.in(box),
                kind,
                amount,
                least,
                most,
                fills,
                highlight,
                highlightFill,
                track,
                gap,
                radius,
                thickness,
                area,
                dot,
                smooth,
                baseline,
                labels);
    }

    /** How numbers are drawn. */
    public enum Kind {
        BARS,
        LINE,
        DONUT
    }

    /** Which of the numbers stands out. */
    public enum Highlight {
        NONE,
        FIRST,
        LAST,
        LARGEST
    }

    /** Words below a chart: the items of a list field, in a style whose size decides their height. */
    public record Labels(String field, TextStyle style) {}
}
