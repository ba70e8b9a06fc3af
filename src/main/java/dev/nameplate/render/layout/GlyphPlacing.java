package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontBook;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Upright text on the pixels of a canvas: each line's baseline on a whole row, each glyph on a quarter of a column, nothing
 * outside the box.
 */
final class GlyphPlacing {

    private final SetText text;
    private final Place place;
    private final FontBook book;
    private final double pixels;
    private final Rect box;
    private final int[] rows;

    GlyphPlacing(SetText text, Place place, FontBook book) {
        this.text = text;
        this.place = place;
        this.book = book;
        this.pixels = text.size() * place.scale();
        SetText.Area area = text.box();
        this.box = Rect.around(
                place.x(area.left(), area.top()),
                place.y(area.left(), area.top()),
                place.x(area.right(), area.bottom()),
                place.y(area.right(), area.bottom()));
        this.rows = text.lines().stream().mapToInt(this::row).toArray();
    }

    /** The pixels that the box touches. */
    Rect box() {
        return box;
    }

    /** The row on which a line stands. */
    int row(int line) {
        return rows[line];
    }

    /** The nearest row to the baseline, but for ink that would leave the box there and not one row away. */
    private int row(SetText.Placed placed) {
        int row = (int) Math.round(place.y(placed.x(), placed.baseline()));
        SetLine line = placed.line();
        if (row + line.bottom() * pixels / Paragraph.EM > box.bottom() + 1e-6) {
            return row - 1;
        }
        return row + line.top() * pixels / Paragraph.EM < box.y() - 1e-6 ? row + 1 : row;
    }

    /**
     * The glyphs of some looks moved by (dx, dy) pixels; where letters join, so that no seam may show, all of them in one mask.
     *
     * @param confined whether what lies outside the box is cut off
     */
    List<Mark.Glyph> glyphs(double dx, double dy, boolean confined, Predicate<Lettering> shown) {
        List<Mark.Glyph> glyphs = new ArrayList<>();
        int down = (int) Math.round(dy);
        if (text.touching()) {
            Path2D outline = outline(shown);
            Mask mask = Mask.of(outline, confined ? box : Mask.extent(outline, 0));
            return mask.isEmpty() ? List.of() : List.of(new Mark.Glyph(mask, (int) Math.round(dx), down));
        }
        each(
                dx,
                shown,
                (face, glyph, size, quarters, row) ->
                        add(book.mask(face, glyph, size, quarters & 3), quarters >> 2, row + down, confined, glyphs));
        return glyphs;
    }

    /**
     * What a pen draws that follows the outline of every glyph, moved by (dx, dy) pixels; one glyph's may run into another's.
     *
     * @param grown whether the glyphs are covered too
     */
    List<Mark.Glyph> strokes(Pen pen, boolean grown, double dx, double dy, boolean confined) {
        List<Mark.Glyph> strokes = new ArrayList<>();
        int down = (int) Math.round(dy);
        each(
                dx,
                look -> true,
                (face, glyph, size, quarters, row) -> add(
                        book.stroke(face, glyph, size, quarters & 3, pen, grown),
                        quarters >> 2,
                        row + down,
                        confined,
                        strokes));
        return strokes;
    }

    private void add(Mask whole, int x, int y, boolean confined, List<Mark.Glyph> glyphs) {
        boolean cut = confined && !box.contains(whole.bounds().translated(x, y));
        Mask mask = cut ? whole.cropped(box.translated(-x, -y)) : whole;
        if (!mask.isEmpty()) {
            glyphs.add(new Mark.Glyph(mask, x, y));
        }
    }

    /** The glyphs of some looks as one outline, exactly where their masks would stand. */
    Path2D outline(Predicate<Lettering> shown) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        each(0, shown, (face, glyph, size, quarters, row) -> face.outline(glyph)
                .appendTo(path, quarters / 4.0, row, size / 4.0 / face.metrics().unitsPerEm()));
        return path;
    }

    /** Takes a glyph, four times its size and column, and its row. */
    private interface Sink {
        void glyph(Face face, int glyph, int size, int quarters, int row);
    }

    private void each(double dx, Predicate<Lettering> shown, Sink sink) {
        for (int l = 0; l < rows.length; l++) {
            SetText.Placed placed = text.lines().get(l);
            SetLine line = placed.line();
            double start = place.x(placed.x(), placed.baseline()) + dx;
            for (int i = 0; i < line.count(); i++) {
                Lettering look = line.look(i);
                if (!shown.test(look)) {
                    continue;
                }
                double x = start + line.x(i) * pixels / Paragraph.EM;
                int y = rows[l] + (int) Math.round(line.y(i) * pixels / Paragraph.EM);
                int size = (int) Math.round(pixels * 4 * look.em() / Paragraph.EM);
                sink.glyph(line.face(i), line.glyph(i), size, (int) Math.floor(x * 4 + 0.5), y);
            }
        }
    }

    static Rect ink(List<Mark.Glyph> glyphs) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Mark.Glyph glyph : glyphs) {
            Rect bounds = glyph.mask().bounds();
            left = Math.min(left, bounds.x() + glyph.x());
            top = Math.min(top, bounds.y() + glyph.y());
            right = Math.max(right, bounds.right() + glyph.x());
            bottom = Math.max(bottom, bounds.bottom() + glyph.y());
        }
        return glyphs.isEmpty() ? Rect.EMPTY : Rect.between(left, top, right, bottom);
    }
}
