package dev.nameplate.render.layout;

import dev.nameplate.template.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in the flow of a stack: broken into lines of a size, as wide as the longest of them, its height counted in line
 * heights, as browsers do. Accents may reach above it, as they may above a line of a browser.
 *
 * @param lines top first; none when there is nothing to say
 * @param size canvas units, a whole number of quarters
 * @param room the room that it was set for
 */
record FlowText(List<SetLine> lines, double size, boolean truncated, TextStyle style, TextBox room) {

    /** How far ink may reach beyond the box, in ems: the tallest accents, the longest swash. */
    private static final double OVERHANG = 0.5;

    FlowText {
        lines = List.copyOf(lines);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Rounded up to whole canvas units, so that what stands beside it does too. */
    double width() {
        return Math.ceil(
                Fitting.widest(lines) * size / Paragraph.EM + 2 * room.edges().side() - 1e-9);
    }

    double height() {
        return isEmpty() ? 0 : Math.ceil(block() + room.edges().height() - 1e-9);
    }

    /** From the upper edge of the first line to the lower one of the last: of its plate, where there is one. */
    private double block() {
        List<Stature> statures = room.statures(lines);
        int last = lines.size() - 1;
        double extra = room.extras(statures)[last];
        double ends = room.plated()
                ? room.upper(statures.get(0)) + statures.get(last).depth() - room.lineHeight()
                : statures.get(0).above() + statures.get(last).below();
        return (lines.size() * room.lineHeight() + extra + ends) * size;
    }

    /** From the upper edge of a box of its own height to the first baseline. */
    double baseline() {
        Stature first = isEmpty() ? room.plain() : room.stature(lines.get(0));
        return room.plated()
                ? room.edges().top() + room.upper(first) * size
                : room.edges().top() + (room.lineHeight() + room.capHeight()) / 2 * size + first.above() * size;
    }

    /** The lines in a box that is at least as large. */
    SetText in(double width, double height) {
        if (isEmpty()) {
            return SetText.nothing(room, truncated);
        }
        double spare = height - room.edges().height() - block();
        double down = spare <= 0
                ? spare / 2
                : switch (style.valign()) {
                    case TOP -> 0;
                    case MIDDLE -> spare / 2;
                    case BOTTOM, BASELINE -> spare;
                };
        double baseline = baseline() + down;
        List<Stature> statures = room.statures(lines);
        double[] extras = room.extras(statures);
        List<SetText.Placed> placed = new ArrayList<>(lines.size());
        for (int i = 0; i < extras.length; i++) {
            Stature stature = statures.get(i);
            double side = room.edges().side();
            double left = side + Fitting.left(lines.get(i), size, style.align(), width - 2 * side);
            double stands = baseline + extras[i] * size;
            placed.add(
                    new SetText.Placed(lines.get(i), left, stands, room.upper(stature) * size, stature.depth() * size));
            baseline += room.lineHeight() * size;
        }
        double more = OVERHANG * size;
        return new SetText(placed, size, truncated, new SetText.Area(-more, -more, width + more, height + more));
    }
}
