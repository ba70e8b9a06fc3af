package dev.nameplate.render.layout;

import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.StackLayer;
import dev.nameplate.template.StackLayer.Justify;
import dev.nameplate.template.Standing.Align;
import dev.nameplate.template.Standing.Edges;
import dev.nameplate.template.Standing.Flowing;
import java.util.ArrayList;
import java.util.List;

/**
 * Arranges a row or column after the flex layout algorithm of CSS Flexible Box Layout Level 1 (section 9), without its
 * writing modes and order: sizes along the flow from what things show, shares of what is left over or wanting, then sizes
 * and places across.
 *
 * <p>Two rules differ: nothing has a smallest size but what its sizes say, since text gives way by getting smaller; and edges
 * are rounded to whole canvas units, so that they are sharp at every density.
 */
final class Flex {

    /**
     * Something to arrange.
     *
     * @param measured how large it is, given room
     */
    record Item(Flowing standing, Measured measured) {}

    /** Says how large something is when it may be so large; either may be infinite. */
    interface Measured {
        Extent in(double width, double height);
    }

    /**
     * A box to arrange in, padding included.
     *
     * @param width NaN where what is inside decides; {@code height} likewise
     * @param mostWidth what it may be at most
     */
    record Frame(double width, double height, double mostWidth, double mostHeight) {

        static Frame of(double width, double height) {
            return new Frame(width, height, width, height);
        }
    }

    /** The size that came of it, and a box for each item, from the frame's upper left corner. */
    record Arranged(Extent extent, List<Box> boxes) {}

    private final StackLayer stack;
    private final boolean row;
    private final List<FlexCell> cells = new ArrayList<>();
    private final double across;
    private final double mostAcross;
    private final double along;
    private final double mostAlong;

    private Flex(StackLayer stack, List<Item> items, Frame frame) {
        this.stack = stack;
        this.row = stack.row();
        Edges padding = stack.padding();
        double width = Math.max(0, frame.width - padding.across());
        double height = Math.max(0, frame.height - padding.down());
        double mostWidth = Math.max(0, frame.mostWidth - padding.across());
        double mostHeight = Math.max(0, frame.mostHeight - padding.down());
        this.along = row ? width : height;
        this.across = row ? height : width;
        this.mostAlong = row ? mostWidth : mostHeight;
        this.mostAcross = row ? mostHeight : mostWidth;
        items.forEach(item -> cells.add(new FlexCell(item, stack)));
    }

    static Arranged arrange(StackLayer stack, List<Item> items, Frame frame) {
        return new Flex(stack, items, frame).arranged();
    }

    /** Some cells beside each other; all of them unless the flow wraps. */
    private static final class Line {
        final List<FlexCell> cells = new ArrayList<>();
        double cross;
        double above;
    }

    private Arranged arranged() {
        cells.forEach(this::base);
        List<Line> lines = lines();
        double length = length(lines);
        lines.forEach(line -> resolve(line, length));
        double thickness = thicknesses(lines);
        place(lines, length, thickness);
        return result(lines, length, thickness);
    }

    /** The size along the flow that a cell would like to have. */
    private void base(FlexCell cell) {
        double stated = cell.statedMain();
        if (Double.isNaN(stated) && !Double.isNaN(cell.sizes.aspect()) && cell.stretches() && !Double.isNaN(across)) {
            stated = cell.clampedMain(cell.clampedCross(across - cell.marginCross()) * cell.ratio());
        }
        if (Double.isNaN(stated)) {
            Extent wanted = cell.measure(Double.POSITIVE_INFINITY, cell.crossRoom(room()));
            stated = cell.clampedMain(row ? wanted.width() : wanted.height());
        }
        cell.main = stated;
    }

    private double room() {
        return Double.isNaN(across) ? mostAcross : across;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Line line = new Line();
        double most = Double.isNaN(along) ? mostAlong : along;
        double used = 0;
        for (FlexCell cell : cells) {
            double more = cell.outerMain() + (line.cells.isEmpty() ? 0 : stack.gap());
            if (stack.wrap() && !line.cells.isEmpty() && used + more > most + 1e-9) {
                lines.add(line);
                line = new Line();
                more = cell.outerMain();
                used = 0;
            }
            line.cells.add(cell);
            used += more;
        }
        lines.add(line);
        return lines;
    }

    /** The room along the flow: as stated, else what the longest line takes, as far as there is room. */
    private double length(List<Line> lines) {
        if (!Double.isNaN(along)) {
            return along;
        }
        double longest = 0;
        for (Line line : lines) {
            longest = Math.max(longest, used(line));
        }
        return Math.min(longest, mostAlong);
    }

    private double used(Line line) {
        double used = stack.gap() * Math.max(0, line.cells.size() - 1);
        for (FlexCell cell : line.cells) {
            used += cell.outerMain();
        }
        return used;
    }

    /** Shares out what is left over or wanting along a line (section 9.7); then sizes across. */
    private void resolve(Line line, double length) {
        double free = length - used(line);
        if (Math.abs(free) > 1e-9) {
            Shares.give(line.cells.stream().map(cell -> share(cell, free > 0)).toList(), free);
        }
        for (FlexCell cell : line.cells) {
            across(cell);
        }
    }

    private Shares.Share share(FlexCell cell, boolean growing) {
        Flowing standing = cell.item.standing();
        double weight = growing ? standing.grow() : standing.shrink() * cell.main;
        double least = row ? cell.sizes.minWidth() : cell.sizes.minHeight();
        double most = row ? cell.sizes.maxWidth() : cell.sizes.maxHeight();
        return new Shares.Share(cell.main, weight, least, most, size -> cell.main = size);
    }

    private void across(FlexCell cell) {
        double stated = cell.statedCross();
        if (Double.isNaN(stated) && !Double.isNaN(cell.sizes.aspect()) && !cell.stretches()) {
            stated = cell.clampedCross(cell.main / cell.ratio());
        }
        if (Double.isNaN(stated) && cell.stretches() && !Double.isNaN(across) && !stack.wrap()) {
            stated = Math.max(0, cell.clampedCross(across - cell.marginCross()));
        }
        Extent extent = cell.measure(cell.main, Double.isNaN(stated) ? cell.crossRoom(room()) : stated);
        cell.cross = Double.isNaN(stated) ? cell.clampedCross(row ? extent.height() : extent.width()) : stated;
        cell.baseline = Math.min(extent.baseline(), row ? cell.cross : cell.main);
    }

    /** Sizes of lines across the flow, and of all of them with their gaps. */
    private double thicknesses(List<Line> lines) {
        double all = stack.lineGap() * (lines.size() - 1);
        for (Line line : lines) {
            double below = 0;
            for (FlexCell cell : line.cells) {
                if (hangs(cell)) {
                    double above = cell.marginAbove() + cell.baseline;
                    line.above = Math.max(line.above, above);
                    below = Math.max(below, cell.outerCross() - above);
                } else {
                    line.cross = Math.max(line.cross, cell.outerCross());
                }
            }
            line.cross = Math.max(line.cross, line.above + below);
            all += line.cross;
        }
        if (lines.size() == 1 && !stack.wrap() && !Double.isNaN(across)) {
            lines.get(0).cross = across;
        }
        return Double.isNaN(across) ? Math.min(all, mostAcross) : across;
    }

    /** Whether a cell stands on the line's baseline. */
    private boolean hangs(FlexCell cell) {
        return row && cell.align == Align.BASELINE;
    }

    private void place(List<Line> lines, double length, double thickness) {
        double used = stack.lineGap() * (lines.size() - 1);
        for (Line line : lines) {
            used += line.cross;
        }
        boolean several = stack.wrap();
        double spare = several ? thickness - used : 0;
        double at = start(stack.alignContent(), spare, lines.size());
        for (Line line : lines) {
            place(line, length, at);
            at += line.cross + stack.lineGap() + between(stack.alignContent(), spare, lines.size());
        }
    }

    private void place(Line line, double length, double lineAt) {
        int count = line.cells.size();
        double spare = length - used(line);
        double at = start(stack.justify(), spare, count);
        for (FlexCell cell : line.cells) {
            cell.mainAt = at + cell.marginBefore();
            at += cell.outerMain() + stack.gap() + between(stack.justify(), spare, count);
            if (cell.stretches() && Double.isNaN(across) || cell.stretches() && stack.wrap()) {
                cell.cross = Math.max(0, cell.clampedCross(line.cross - cell.marginCross()));
            }
            double room = line.cross - cell.outerCross();
            double down =
                    switch (cell.align) {
                        case CENTER -> room / 2;
                        case END -> room;
                        case BASELINE -> row ? line.above - cell.marginAbove() - cell.baseline : 0;
                        case START, STRETCH -> 0;
                    };
            cell.crossAt = lineAt + down + cell.marginAbove();
        }
    }

    private static double start(Justify justify, double spare, int count) {
        return switch (justify) {
            case START -> 0;
            case CENTER -> spare / 2;
            case END -> spare;
            case SPACE_BETWEEN -> 0;
            case SPACE_AROUND -> count == 0 || spare < 0 ? 0 : spare / count / 2;
            case SPACE_EVENLY -> spare < 0 ? 0 : spare / (count + 1);
        };
    }

    private static double between(Justify justify, double spare, int count) {
        if (spare <= 0 || count == 0) {
            return 0;
        }
        return switch (justify) {
            case START, CENTER, END -> 0;
            case SPACE_BETWEEN -> count == 1 ? 0 : spare / (count - 1);
            case SPACE_AROUND -> spare / count;
            case SPACE_EVENLY -> spare / (count + 1);
        };
    }

    private Arranged result(List<Line> lines, double length, double thickness) {
        Edges padding = stack.padding();
        List<Box> boxes = new ArrayList<>(cells.size());
        for (FlexCell cell : cells) {
            double x = padding.left() + (row ? cell.mainAt : cell.crossAt);
            double y = padding.top() + (row ? cell.crossAt : cell.mainAt);
            boxes.add(whole(x, y, row ? cell.main : cell.cross, row ? cell.cross : cell.main));
        }
        double width = (row ? length : thickness) + padding.across();
        double height = (row ? thickness : length) + padding.down();
        FlexCell first =
                lines.get(0).cells.isEmpty() ? null : lines.get(0).cells.get(0);
        double baseline =
                first == null ? height : padding.top() + (row ? first.crossAt : first.mainAt) + first.baseline;
        return new Arranged(new Extent(width, height, baseline), boxes);
    }

    /** A box whose edges are whole. */
    private static Box whole(double x, double y, double width, double height) {
        double left = Math.rint(x);
        double top = Math.rint(y);
        double w = width == Math.rint(width) ? width : Math.rint(x + width) - left;
        double h = height == Math.rint(height) ? height : Math.rint(y + height) - top;
        return new Box(left, top, Math.max(0.1, w), Math.max(0.1, h));
    }
}
