package dev.nameplate.render.layout;

import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.GlyphRun;
import dev.nameplate.render.font.Typeface;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Valign;
import java.util.List;

/**
 * The room that text has and how its lines stand in it.
 *
 * <p>Lengths in canvas units, heights of letters in ems. The first line reaches up to the ascent and the last one down to the
 * descent, both trimmed where lines are set tighter than that; room is counted from capitals to descenders only, so that a box
 * drawn as tall as the type size holds one line. Accents and the like move a line, or shrink it, only where they would leave
 * the box.
 *
 * @param width inside of what a stroke around letters takes
 * @param height likewise
 * @param inset what a stroke takes on each side
 * @param ascent of a line's upper edge over its baseline
 * @param descent of a line's lower edge under its baseline
 * @param depth of ordinary descenders, or of the underline where that is lower
 * @param underline of the underline's lower edge under the baseline; 0 when there is none
 */
record TextBox(
        double width,
        double height,
        double inset,
        double ascent,
        double descent,
        double capHeight,
        double depth,
        double underline,
        double lineHeight,
        Valign valign) {

    static TextBox of(TextStyle style, FontBook book, Typeface typeface, double width, double height) {
        Face face = book.face(typeface.family(), typeface.weight(), typeface.italic());
        Face.Metrics metrics = face.metrics();
        double em = metrics.unitsPerEm();
        double inset = style.outline().map(TextBox::reach).orElse(0.0);
        double tight = Math.max(0, ((metrics.ascent() + metrics.descent()) / em - style.lineHeight()) / 2);
        return new TextBox(
                width - 2 * inset,
                height - 2 * inset,
                inset,
                metrics.ascent() / em - tight,
                metrics.descent() / em - tight,
                metrics.capHeight() / em,
                Math.max(depth(book, typeface), style.underline() ? underline(metrics) : 0),
                style.underline() ? underline(metrics) : 0,
                style.lineHeight(),
                style.valign());
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

    /** The lower edge of an underline below the baseline, in ems. */
    private static double underline(Face.Metrics metrics) {
        return (double) (metrics.underlineOffset() + metrics.underlineThickness()) / metrics.unitsPerEm();
    }

    boolean isEmpty() {
        return !(width > 0 && height > 0);
    }

    private boolean onEdge() {
        return valign == Valign.BASELINE;
    }

    /** The largest size, in quarters, at which so many lines are no taller than the box. */
    int quartersByHeight(int lines) {
        double ems = onEdge() ? capHeight : (lines - 1) * lineHeight + capHeight + depth;
        return floor(4 * height / ems);
    }

    /** The largest size, in quarters, at which a width in parts of an em is no wider than the box. */
    int quartersByWidth(long units) {
        return units <= 0 ? Integer.MAX_VALUE : floor(4 * width * Paragraph.EM / units);
    }

    /** The largest size, in quarters, at which all ink of some lines is no taller than the box. */
    int quartersByInk(List<SetLine> lines) {
        double tall = onEdge() ? -top(lines) : bottom(lines) - top(lines);
        return tall <= 0 ? Integer.MAX_VALUE : floor(4 * height / tall);
    }

    /** The width in parts of an em that the box has at a size. */
    long units(int quarters) {
        return (long) Math.floor(4 * width * Paragraph.EM / quarters);
    }

    private static int floor(double quarters) {
        return (int) Math.max(0, Math.min(1 << 17, Math.floor(quarters)));
    }

    /** How many lines a size leaves room for; at least one. */
    int lines(int quarters) {
        double size = quarters / 4.0;
        return onEdge()
                ? Integer.MAX_VALUE
                : 1 + (int) Math.max(0, Math.floor((height / size - capHeight - depth) / lineHeight + 1e-9));
    }

    /** The first line's baseline, from the upper edge of the room. */
    double baseline(List<SetLine> lines, double size) {
        double step = lineHeight * size;
        double more = (lines.size() - 1) * step;
        double wanted =
                switch (valign) {
                    case TOP -> ascent * size;
                    case MIDDLE -> (height - more + capHeight * size) / 2;
                    case BOTTOM -> height - descent * size - more;
                    case BASELINE -> height;
                };
        double above = wanted + top(lines) * size;
        double below = onEdge() ? height : wanted + bottom(lines) * size;
        if (below - above > height) {
            return wanted;
        }
        return above < 0 ? wanted - above : below > height ? wanted - (below - height) : wanted;
    }

    /** The highest ink over the first baseline, in ems; negative. */
    private double top(List<SetLine> lines) {
        double top = 0;
        for (int i = 0; i < lines.size(); i++) {
            top = Math.min(top, i * lineHeight + (double) lines.get(i).top() / Paragraph.EM);
        }
        return top;
    }

    private double bottom(List<SetLine> lines) {
        double bottom = 0;
        for (int i = 0; i < lines.size(); i++) {
            double its = Math.max(underline, (double) lines.get(i).bottom() / Paragraph.EM);
            bottom = Math.max(bottom, i * lineHeight + its);
        }
        return bottom;
    }

    /** What ink may touch, from the box's own corner; below the box as well where text stands on its lower edge. */
    SetText.Area area(int lines, double size) {
        double more = onEdge() ? ((lines - 1) * lineHeight + Math.max(descent, depth)) * size + inset : 0;
        return new SetText.Area(0, 0, width + 2 * inset, height + 2 * inset + more);
    }
}
