package dev.nameplate.render.layout;

import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.GlyphRun;
import dev.nameplate.render.font.Typeface;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Valign;
import java.util.ArrayList;
import java.util.List;

/**
 * The room that text has and how its lines stand in it.
 *
 * <p>Lengths in canvas units, heights of letters in ems. The first line reaches up to the ascent and the last one down to the
 * descent, both trimmed where lines are set tighter than that; room is counted from capitals to descenders only, so that a box
 * drawn as tall as the type size holds one line. Accents and the like move a line, or shrink it, only where they would leave
 * the box.
 *
 * @param width inside of what a stroke around letters takes, and of what a plate or rule does
 * @param height likewise
 * @param edges what those take
 * @param plated whether a plate follows the text: lines then reach as far over their capitals as under their baselines
 * @param ascent of a line's upper edge over its baseline
 * @param descent of a line's lower edge under its baseline
 * @param over the part of a line's height that lies over its baseline, where lines do not touch the box
 * @param descenders depth of ordinary descenders
 * @param plain a line of the text's own look
 */
record TextBox(
        double width,
        double height,
        Edges edges,
        boolean plated,
        double ascent,
        double descent,
        double over,
        double capHeight,
        double descenders,
        double lineHeight,
        Valign valign,
        Stature plain) {

    /**
     * What surrounds text in its box, canvas units.
     *
     * @param hanging what is below the box instead where text stands on its lower edge
     * @param slack how far accents and the like may reach into what is above and below
     */
    record Edges(double side, double top, double bottom, double hanging, double slack) {

        /** All that is above and below text in a flow, where nothing hangs below a box. */
        double height() {
            return top + Math.max(bottom, hanging);
        }

        static Edges of(TextStyle style) {
            double stroke = style.outline().map(TextBox::reach).orElse(0.0);
            double rim = style.plate()
                    .flatMap(TextStyle.Plate::stroke)
                    .map(TextBox::reach)
                    .orElse(0.0);
            double vertical = style.plate().map(TextStyle.Plate::vertical).orElse(0.0);
            double side = style.plate().map(TextStyle.Plate::horizontal).orElse(0.0) + rim;
            double below = vertical
                    + rim
                    + style.rule().map(rule -> rule.gap() + rule.width()).orElse(0.0);
            boolean onEdge = style.valign() == Valign.BASELINE;
            return new Edges(
                    stroke + side,
                    stroke + vertical + rim,
                    onEdge ? stroke : stroke + below,
                    onEdge ? stroke + below : 0,
                    vertical);
        }
    }

    static TextBox of(TextStyle style, FontBook book, Lettering look, double width, double height) {
        Typeface typeface = look.typeface();
        Face face = book.face(typeface.family(), typeface.weight(), typeface.italic());
        Face.Metrics metrics = face.metrics();
        double em = metrics.unitsPerEm();
        Edges edges = Edges.of(style);
        boolean plated = style.plate().isPresent();
        double ascent = metrics.ascent() / em;
        double descent = metrics.descent() / em;
        double tight = Math.max(0, (ascent + descent - style.lineHeight()) / 2);
        double capHeight = metrics.capHeight() / em;
        double descenders = depth(book, typeface);
        TextBox box = new TextBox(
                width - 2 * edges.side(),
                height - edges.top() - edges.bottom(),
                edges,
                plated,
                plated ? capHeight + descenders : ascent - tight,
                plated ? descenders : descent - tight,
                (style.lineHeight() + ascent - descent) / 2,
                capHeight,
                descenders,
                style.lineHeight(),
                style.valign(),
                new Stature(0, 0, 0, 0, 0, 0, 0));
        return box.with(box.stature(List.of(look)));
    }

    private TextBox with(Stature line) {
        return new TextBox(
                width, height, edges, plated, ascent, descent, over, capHeight, descenders, lineHeight, valign, line);
    }

    /** How far a stroke reaches beyond the letters. */
    static double reach(Stroke stroke) {
        return switch (stroke.position()) {
            case INSIDE -> 0;
            case CENTER -> stroke.width() / 2;
            case OUTSIDE -> stroke.width();
        };
    }

    private static double depth(FontBook book, Typeface typeface) {
        double depth = 0;
        for (GlyphRun.Placed placed : book.shape("p", 0, 1, /* rightToLeft= */ false, typeface)) {
            GlyphRun run = placed.run();
            depth = run.face().outline(run.glyph(0)).bottom()
                    / run.face().metrics().unitsPerEm();
        }
        return depth;
    }

    /** How tall a line is in which some looks stand. */
    Stature stature(List<Lettering> looks) {
        double above = 0;
        double below = 0;
        double rise = Double.NEGATIVE_INFINITY;
        double fall = Double.NEGATIVE_INFINITY;
        double caps = Double.NEGATIVE_INFINITY;
        double depth = Double.NEGATIVE_INFINITY;
        double underline = 0;
        for (Lettering look : looks) {
            double size = (double) look.em() / Paragraph.EM;
            double raise = (double) look.raise() / Paragraph.EM;
            double under = lineHeight - over;
            above = Math.max(above, size * over + raise - over);
            below = Math.max(below, size * under - raise - under);
            rise = Math.max(rise, size * ascent + raise);
            fall = Math.max(fall, size * descent - raise);
            caps = Math.max(caps, size * capHeight + raise);
            depth = Math.max(depth, size * descenders - raise);
            underline = Math.max(
                    underline, look.underline().map(Lettering.Rule::lowerEdge).orElse(0.0));
        }
        double low = Math.max(depth, underline);
        return new Stature(above, below, rise, plated ? Math.max(fall, low) : fall, caps, low, underline);
    }

    Stature stature(SetLine line) {
        return line.isPlain() ? plain : stature(line.looks());
    }

    /** How far up a line needs room: to the tops of its capitals, or to its plate's padding. */
    double upper(Stature line) {
        return plated ? line.rise() : line.caps();
    }

    List<Stature> statures(List<SetLine> lines) {
        List<Stature> statures = new ArrayList<>(lines.size());
        for (SetLine line : lines) {
            statures.add(stature(line));
        }
        return statures;
    }

    /** How far the baseline of each line lies below the first one's, in ems, beyond what plain lines would. */
    double[] extras(List<Stature> lines) {
        double[] extras = new double[lines.size()];
        for (int i = 1; i < extras.length; i++) {
            extras[i] = extras[i - 1] + lines.get(i - 1).below() + lines.get(i).above();
        }
        return extras;
    }

    boolean isEmpty() {
        return !(width > 0 && height > 0);
    }

    private boolean onEdge() {
        return valign == Valign.BASELINE;
    }

    /** The largest size, in quarters, at which so many plain lines are no taller than the box. */
    int quartersByHeight(int lines) {
        double ems = onEdge() ? upper(plain) : (lines - 1) * lineHeight + upper(plain) + plain.depth();
        return floor(4 * height / ems);
    }

    /** The largest size, in quarters, at which so many lines may be no taller than the box, whichever of some looks they have. */
    int quartersByHeight(int lines, List<Lettering> looks) {
        double caps = Double.POSITIVE_INFINITY;
        double depth = Double.POSITIVE_INFINITY;
        for (Lettering look : looks) {
            Stature its = stature(List.of(look));
            caps = Math.min(caps, upper(its));
            depth = Math.min(depth, its.depth());
        }
        double ems = onEdge() ? caps : (lines - 1) * lineHeight + caps + depth;
        return ems <= 0 ? Integer.MAX_VALUE : floor(4 * height / ems);
    }

    /** The largest size, in quarters, at which some lines are no taller than the box. */
    int quartersByHeight(List<Stature> lines) {
        double ems = onEdge() ? upper(lines.get(0)) : tall(lines);
        return ems <= 0 ? Integer.MAX_VALUE : floor(4 * height / ems);
    }

    /** From the tops of capitals to the lowest descenders, in ems. */
    private double tall(List<Stature> lines) {
        double[] extras = extras(lines);
        double caps = 0;
        double depth = 0;
        for (int i = 0; i < extras.length; i++) {
            double drop = i * lineHeight + extras[i];
            caps = Math.max(caps, upper(lines.get(i)) - drop);
            depth = Math.max(depth, drop + lines.get(i).depth());
        }
        return caps + depth;
    }

    /** The largest size, in quarters, at which a width in parts of an em is no wider than the box. */
    int quartersByWidth(long units) {
        return units <= 0 ? Integer.MAX_VALUE : floor(4 * width * Paragraph.EM / units);
    }

    /** The width in parts of an em that the box has at a size. */
    long units(int quarters) {
        return (long) Math.floor(4 * width * Paragraph.EM / quarters);
    }

    private static int floor(double quarters) {
        return (int) Math.max(0, Math.min(1 << 17, Math.floor(quarters)));
    }

    /** How many plain lines a size leaves room for; at least one. */
    int lines(int quarters) {
        double size = quarters / 4.0;
        return onEdge()
                ? Integer.MAX_VALUE
                : 1 + (int) Math.max(0, Math.floor((height / size - upper(plain) - plain.depth()) / lineHeight + 1e-9));
    }

    /** How many of some lines a size leaves room for; at least one. */
    int lines(List<Stature> lines, int quarters) {
        int count = 1;
        while (count < lines.size() && quartersByHeight(lines.subList(0, count + 1)) >= quarters) {
            count++;
        }
        return count;
    }

    /** The baselines of lines, from the upper edge of the room. */
    double[] baselines(List<SetLine> lines, double size) {
        List<Stature> statures = statures(lines);
        double[] extras = extras(statures);
        double[] baselines = new double[extras.length];
        double baseline = first(lines, statures, extras, size);
        for (int i = 0; i < baselines.length; i++) {
            baselines[i] = baseline + extras[i] * size;
            baseline += lineHeight * size;
        }
        return baselines;
    }

    private double first(List<SetLine> lines, List<Stature> statures, double[] extras, double size) {
        int last = extras.length - 1;
        double step = lineHeight * size;
        double more = last * step + extras[last] * size;
        double wanted =
                switch (valign) {
                    case TOP -> statures.get(0).rise() * size;
                    case MIDDLE -> (height - more + statures.get(0).caps() * size) / 2;
                    case BOTTOM -> height - statures.get(last).fall() * size - more;
                    case BASELINE -> height;
                };
        double above = wanted + top(lines, extras) * size;
        double below = onEdge() ? height : wanted + bottom(lines, statures, extras) * size;
        double least = -edges.slack();
        double most = height + edges.slack();
        if (below - above > most - least) {
            return wanted;
        }
        return above < least ? wanted - (above - least) : below > most ? wanted - (below - most) : wanted;
    }

    /** The largest size, in quarters, at which all ink of some lines is no taller than the box. */
    int quartersByInk(List<SetLine> lines) {
        List<Stature> statures = statures(lines);
        double[] extras = extras(statures);
        double top = top(lines, extras);
        double tall = onEdge() ? -top : bottom(lines, statures, extras) - top;
        return tall <= 0 ? Integer.MAX_VALUE : floor(4 * (height + 2 * edges.slack()) / tall);
    }

    /** The highest ink over the first baseline, in ems; negative. */
    private double top(List<SetLine> lines, double[] extras) {
        double top = 0;
        for (int i = 0; i < extras.length; i++) {
            top = Math.min(
                    top, i * lineHeight + extras[i] + (double) lines.get(i).top() / Paragraph.EM);
        }
        return top;
    }

    private double bottom(List<SetLine> lines, List<Stature> statures, double[] extras) {
        double bottom = 0;
        for (int i = 0; i < extras.length; i++) {
            double its =
                    Math.max(statures.get(i).underline(), (double) lines.get(i).bottom() / Paragraph.EM);
            bottom = Math.max(bottom, i * lineHeight + extras[i] + its);
        }
        return bottom;
    }

    /** What ink may touch, from the box's own corner; below the box as well where text stands on its lower edge. */
    SetText.Area area(List<SetLine> lines, double size) {
        double more = onEdge() ? hanging(statures(lines)) * size + edges.hanging() : 0;
        double box = height + edges.top() + edges.bottom();
        return new SetText.Area(0, 0, width + 2 * edges.side(), box + more);
    }

    /** How far lines reach below the first baseline, in ems. */
    private double hanging(List<Stature> lines) {
        double[] extras = extras(lines);
        double hanging = 0;
        for (int i = 0; i < extras.length; i++) {
            double its = Math.max(lines.get(i).fall(), lines.get(i).depth());
            hanging = Math.max(hanging, i * lineHeight + extras[i] + its);
        }
        return hanging;
    }
}
