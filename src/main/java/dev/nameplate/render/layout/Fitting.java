package dev.nameplate.render.layout;

import dev.nameplate.template.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * One text on its way into its box: the largest size, then lines, then, at the smallest size, the ellipsis.
 *
 * <p>No size is searched for. For each number of lines there is a narrowest width in ems, hence one largest size; the best of
 * those is taken. Sizes are whole quarters of a canvas unit.
 */
final class Fitting {

    /** How far below the smallest size overhanging ink may push, as a fraction of it; what still hangs over is cut off. */
    private static final double GIVE = 0.875;

    /** How much of its size text may lose for the sake of breaks where a reader does not stumble. */
    private static final double GENTLE = 0.75;

    private final List<Paragraph> paragraphs;
    private final TextStyle style;
    private final TextBox box;
    private final boolean plain;
    private final int largest;
    private final int smallest;

    Fitting(List<Paragraph> paragraphs, TextStyle style, TextBox box) {
        this.paragraphs = paragraphs;
        this.style = style;
        this.box = box;
        this.plain = paragraphs.stream().allMatch(paragraph -> paragraph.looks().isPlain());
        this.largest = Math.max(1, (int) Math.floor(style.size() * 4));
        this.smallest = Math.max(1, Math.min(largest, (int) Math.floor(style.minSize() * 4)));
    }

    SetText set() {
        Lines found = lines();
        return found.lines().isEmpty()
                ? SetText.nothing(box, found.truncated())
                : placed(found.lines(), found.quarters(), found.truncated());
    }

    /** Lines and their size in quarters; which places they get in the box is open. */
    record Lines(List<SetLine> lines, int quarters, boolean truncated) {}

    Lines lines() {
        int size = largestFitting(paragraphs);
        if (style.maxLines() > 1) {
            List<Paragraph> gentle = paragraphs.stream().map(Paragraph::gentle).toList();
            int gently = gentle.equals(paragraphs) ? 0 : largestFitting(gentle);
            if (gently >= smallest && gently >= size * GENTLE) {
                return new Lines(shaped(wrapped(gentle, gently)), gently, /* truncated= */ false);
            }
        }
        if (size >= smallest) {
            return new Lines(shaped(wrapped(paragraphs, size)), size, /* truncated= */ false);
        }
        return crowded();
    }

    /** At the smallest size, words broken anywhere and, if that is not enough, an ellipsis. */
    private Lines crowded() {
        int tight = Math.max(1, Math.min(smallest, oneLine()));
        List<Wrapping.Line> filled = Wrapping.filled(paragraphs, box.units(tight), /* anywhere= */ true);
        int most = Math.min(style.maxLines(), plain ? box.lines(tight) : box.lines(statures(filled), tight));
        if (filled.size() <= most) {
            return new Lines(shaped(filled), tight, /* truncated= */ false);
        }
        return truncated(filled, most, tight);
    }

    /** The largest size at which the text fits between words, in quarters; 0 when there is none. */
    private int largestFitting(List<Paragraph> paragraphs) {
        int best = 0;
        List<Lettering> looks = plain ? List.of() : looks();
        for (int lines = paragraphs.size(); lines <= style.maxLines() && best < largest; lines++) {
            int byHeight = Math.min(largest, plain ? box.quartersByHeight(lines) : box.quartersByHeight(lines, looks));
            if (byHeight <= best) {
                break;
            }
            long narrowest = Wrapping.narrowest(paragraphs, lines);
            int fitting = Math.min(byHeight, box.quartersByWidth(narrowest));
            best = Math.max(best, plain ? fitting : settled(paragraphs, fitting));
        }
        return best;
    }

    /** The first size downwards at which the lines, as tall as what stands in them, are no taller than the box. */
    private int settled(List<Paragraph> paragraphs, int quarters) {
        int size = quarters;
        while (size > 0) {
            int fitting = box.quartersByHeight(statures(wrapped(paragraphs, size)));
            if (fitting >= size) {
                return size;
            }
            // A little smaller a line may take another word, and the tallest ones may come together.
            int moving = box.quartersByWidth(Wrapping.roomier(paragraphs, box.units(size)));
            size = Math.max(fitting, Math.min(size - 1, moving));
        }
        return 0;
    }

    private List<Stature> statures(List<Wrapping.Line> lines) {
        List<Stature> statures = new ArrayList<>(lines.size());
        for (Wrapping.Line line : lines) {
            statures.add(box.stature(line.looks()));
        }
        return statures;
    }

    /** The size at which a line is no taller than the box, whatever of the text stands in it. */
    private int oneLine() {
        return plain ? box.quartersByHeight(1) : box.quartersByHeight(List.of(box.stature(looks())));
    }

    private List<Lettering> looks() {
        List<Lettering> looks = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            looks.addAll(paragraph.looks().within(0, paragraph.length()));
        }
        return looks;
    }

    private List<Wrapping.Line> wrapped(List<Paragraph> paragraphs, int size) {
        long width = box.units(size);
        return style.balance()
                ? Wrapping.balanced(paragraphs, width)
                : Wrapping.filled(paragraphs, width, /* anywhere= */ false);
    }

    private static List<SetLine> shaped(List<Wrapping.Line> lines) {
        List<SetLine> shaped = new ArrayList<>(lines.size());
        for (Wrapping.Line line : lines) {
            shaped.add(SetLine.of(line.paragraph(), line.from(), line.to()));
        }
        return shaped;
    }

    private Lines truncated(List<Wrapping.Line> filled, int most, int size) {
        List<SetLine> lines = shaped(filled.subList(0, most - 1));
        Wrapping.Line last = filled.get(most - 1);
        SetLine cut = Ellipsis.line(last.paragraph(), last.from(), box.units(size));
        if (cut.hasInk()) {
            lines.add(cut);
        }
        return new Lines(lines, size, /* truncated= */ true);
    }

    /** Lines in their places, a little smaller where overhanging ink asks for it. */
    private SetText placed(List<SetLine> lines, int wanted, boolean truncated) {
        int fitting = Math.min(box.quartersByWidth(widest(lines)), box.quartersByInk(lines));
        double size = yielding(wanted, fitting) / 4.0;
        double[] baselines = box.baselines(lines, size);
        List<SetText.Placed> placed = new ArrayList<>(lines.size());
        for (int i = 0; i < baselines.length; i++) {
            SetLine line = lines.get(i);
            Stature stature = box.stature(line);
            placed.add(new SetText.Placed(
                    line,
                    box.edges().side() + left(line, size),
                    box.edges().top() + baselines[i],
                    box.upper(stature) * size,
                    stature.depth() * size));
        }
        return new SetText(placed, size, truncated, box.area(lines, size));
    }

    /** A size that gives way to overhanging ink as far as it may. */
    private int yielding(int wanted, int fitting) {
        int least = Math.max(1, (int) Math.floor(Math.min(wanted, smallest) * GIVE));
        return Math.max(least, Math.min(wanted, fitting));
    }

    /** The width of the widest line and of what hangs over its ends. */
    static long widest(List<SetLine> lines) {
        long widest = 0;
        for (SetLine line : lines) {
            widest = Math.max(widest, extent(line));
        }
        return widest;
    }

    /** The lines as they want to stand in a flow: as wide as they are, their height counted in line heights. */
    FlowText flow() {
        Lines found = lines();
        int quarters = yielding(found.quarters(), box.quartersByWidth(widest(found.lines())));
        return new FlowText(found.lines(), quarters / 4.0, found.truncated(), style, box);
    }

    /** The width of a line and of what hangs over its ends. */
    static long extent(SetLine line) {
        return (long) Math.max(line.width(), line.right()) - Math.min(0, line.left());
    }

    private double left(SetLine line, double size) {
        return left(line, size, style.align(), box.width());
    }

    /** Where a line begins within a width; where there is room for all of its ink, that stays within. */
    static double left(SetLine line, double size, TextStyle.Align align, double width) {
        double room = width - line.width() * size / Paragraph.EM;
        double wanted =
                switch (align) {
                    case LEFT -> 0;
                    case RIGHT -> room;
                    case CENTER -> room / 2;
                    case START -> line.rightToLeft() ? room : 0;
                    case END -> line.rightToLeft() ? 0 : room;
                };
        double inkLeft = wanted + line.left() * size / Paragraph.EM;
        double inkRight = wanted + line.right() * size / Paragraph.EM;
        if (inkRight - inkLeft > width) {
            return wanted;
        }
        return inkLeft < 0 ? wanted - inkLeft : inkRight > width ? wanted - (inkRight - width) : wanted;
    }
}
