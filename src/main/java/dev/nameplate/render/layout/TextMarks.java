package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Set text as marks in device pixels: shadows, letters, underline and outline, in that order.
 *
 * <p>Upright text of ordinary size is made of glyph masks; text that is turned or very large is filled as one outline.
 */
final class TextMarks {

    /** Pixels per em above which a glyph is not worth a mask of its own. */
    private static final double LARGEST_MASK = 200;

    private final SetText text;
    private final TextStyle style;
    private final Place place;
    private final FontBook book;
    private final Face.Metrics metrics;
    private final Shade fill;
    private final java.util.function.Function<dev.nameplate.template.Paint, Shade> shades;
    private final Values values;
    private final double pixels;
    private final @Nullable GlyphPlacing upright;
    private final @Nullable GlyphPlacing masks;
    private final List<Mark> marks = new ArrayList<>();
    private @Nullable Path2D letters;

    private TextMarks(
            SetText text, TextStyle style, double width, double height, Place place, Values values, FontBook book) {
        this.text = text;
        this.style = style;
        this.place = place;
        this.book = book;
        this.values = values;
        this.shades = paint -> Colours.shade(paint, width, height, place, values, 1);
        this.fill = shades.apply(style.fill());
        this.metrics = book.face(style.family(), style.weight(), style.italic()).metrics();
        this.pixels = text.size() * place.scale();
        this.upright = place.isUpright() ? new GlyphPlacing(text, place, book) : null;
        this.masks = pixels > LARGEST_MASK ? null : upright;
    }

    /**
     * The marks of a text, bottom first.
     *
     * @param width of the box, canvas units; gradients span it
     * @param height of the box
     * @param place of the box on the canvas
     */
    static List<Mark> of(
            SetText text, TextStyle style, double width, double height, Place place, Values values, FontBook book) {
        return lettered(text, style, width, height, place, values, book).marks();
    }

    /**
     * The marks of a text, and which of them a reader reads.
     *
     * @param marks all of them, bottom first
     * @param letters those of the letters themselves: their fill or, where they have none, their outline
     * @param outline those of the outline around filled letters
     */
    record Lettered(List<Mark> marks, List<Mark> letters, List<Mark> outline) {}

    /** As {@link #of}, with the letters told from what belongs to them. */
    static Lettered lettered(
            SetText text, TextStyle style, double width, double height, Place place, Values values, FontBook book) {
        return text.isEmpty()
                ? new Lettered(List.of(), List.of(), List.of())
                : new TextMarks(text, style, width, height, place, values, book).all();
    }

    private Lettered all() {
        boolean filled = filled();
        for (Layer.Shadow shadow : style.shadows()) {
            if (!shadow.inner()) {
                shadow(shadow, filled);
            }
        }
        Optional<Stroke> below = style.outline().filter(this::isCoveredByFill);
        int first = marks.size();
        below.ifPresent(stroke -> confined(stroked(stroke), TextBox.reach(stroke)));
        List<Mark> outline = added(first);
        int second = marks.size();
        if (filled) {
            fill();
        }
        List<Mark> letters = added(second);
        if (style.underline()) {
            underline();
        }
        pictures();
        for (Layer.Shadow shadow : style.shadows()) {
            if (shadow.inner()) {
                innerShadow(shadow);
            }
        }
        int last = marks.size();
        style.outline().filter(stroke -> below.isEmpty()).ifPresent(this::stroke);
        List<Mark> above = added(last);
        return filled
                ? new Lettered(marks, letters, below.isPresent() ? outline : above)
                : new Lettered(marks, above, List.of());
    }

    /** The marks added since there were so many. */
    private List<Mark> added(int before) {
        return List.copyOf(marks.subList(before, marks.size()));
    }

    /** Emoji keep their colours; only how far the letters let shine through is theirs as well. */
    private void pictures() {
        double opacity = fill instanceof Shade.Solid solid && filled() ? Argb.alpha(solid.argb()) / 255.0 : 1;
        for (Mark picture : TextPictures.of(text, place, book, upright, opacity)) {
            confined(picture, 0);
        }
    }

    private boolean filled() {
        return !Colours.isClear(fill);
    }

    private void fill() {
        if (masks == null) {
            confined(Marks.fill(letters(), 0, fill), 0);
        } else {
            glyphs(masks.glyphs(0, 0, /* confined= */ true), 0, fill);
        }
    }

    private void glyphs(List<Mark.Glyph> glyphs, double sigma, Shade shade) {
        if (!glyphs.isEmpty()) {
            Rect ink = GlyphPlacing.ink(glyphs).outset(Mask.growth(sigma));
            marks.add(new Mark.Glyphs(glyphs, sigma, shade, Blend.NORMAL, ink));
        }
    }

    /** The shadow of the letters, or of their outline where they are not filled; it falls the same way however text is turned. */
    private void shadow(Layer.Shadow shadow, boolean filled) {
        Shade shade = new Shade.Solid(Colours.of(shadow.colour(), values));
        double sigma = shadow.blur() / 2 * place.scale();
        double dx = shadow.dx() * place.scale();
        double dy = shadow.dy() * place.scale();
        if (filled && masks != null) {
            glyphs(masks.glyphs(dx, dy, /* confined= */ false), sigma, shade);
            return;
        }
        Path2D cast = filled || style.outline().isEmpty()
                ? letters()
                : strokeOutline(style.outline().get());
        Path2D moved = new Path2D.Double(cast, java.awt.geom.AffineTransform.getTranslateInstance(dx, dy));
        marks.add(Marks.fill(moved, sigma, shade));
    }

    private void innerShadow(Layer.Shadow shadow) {
        Path2D outline = letters();
        confined(
                new Mark.InnerShadow(
                        outline,
                        shadow.dx() * place.scale(),
                        shadow.dy() * place.scale(),
                        shadow.blur() / 2 * place.scale(),
                        Colours.of(shadow.colour(), values),
                        Mask.extent(outline, 0)),
                0);
    }

    /** A stroke outside of opaque letters may as well lie below them, and half of it be covered. */
    private boolean isCoveredByFill(Stroke stroke) {
        return stroke.position() == Stroke.Position.OUTSIDE && Colours.isOpaque(fill);
    }

    private void stroke(Stroke stroke) {
        Mark line = stroked(stroke);
        switch (stroke.position()) {
            case CENTER -> confined(line, TextBox.reach(stroke));
            case INSIDE -> confined(Marks.clipped(List.of(line), letters()), 0);
            case OUTSIDE ->
                confined(
                        Marks.clipped(
                                List.of(line),
                                Outlines.outside(letters(), line.ink().outset(1))),
                        TextBox.reach(stroke));
        }
    }

    private Mark stroked(Stroke stroke) {
        return Marks.fill(strokeOutline(stroke), 0, shades.apply(stroke.paint()));
    }

    private Path2D strokeOutline(Stroke stroke) {
        boolean centred = stroke.position() == Stroke.Position.CENTER;
        double width = stroke.width() * (centred ? 1 : 2) * place.scale();
        List<Double> dashes =
                stroke.dashes().stream().map(dash -> dash * place.scale()).toList();
        return new Pen(width, stroke.roundCaps(), dashes).outline(letters());
    }

    private void underline() {
        Path2D rules = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < text.lines().size(); i++) {
            rules.append(upright == null ? turnedRule(text.lines().get(i)) : rule(upright, i), /* connect= */ false);
        }
        marks.add(Marks.fill(rules, 0, fill));
    }

    /** A rule of whole rows. */
    private Path2D rule(GlyphPlacing placing, int line) {
        SetText.Placed placed = text.lines().get(line);
        Rect box = placing.box();
        double left = place.x(placed.x(), 0);
        double right = left + placed.line().width() * pixels / Paragraph.EM;
        double rows = Math.max(1, Math.round(metrics.underlineThickness() * pixels / metrics.unitsPerEm()));
        double top = placing.row(line) + Math.round(metrics.underlineOffset() * pixels / metrics.unitsPerEm());
        return within(
                left, Math.min(top, box.bottom() - rows), right, rows, box.x(), box.y(), box.right(), box.bottom());
    }

    private Path2D turnedRule(SetText.Placed placed) {
        SetText.Area box = text.box();
        double unit = text.size() / metrics.unitsPerEm();
        double thickness = metrics.underlineThickness() * unit;
        double top = Math.min(placed.baseline() + metrics.underlineOffset() * unit, box.bottom() - thickness);
        double right = placed.x() + placed.line().width() * text.size() / Paragraph.EM;
        return place.of(within(placed.x(), top, right, thickness, box.left(), box.top(), box.right(), box.bottom()));
    }

    private static Path2D within(
            double left,
            double top,
            double right,
            double height,
            double leftmost,
            double topmost,
            double rightmost,
            double lowest) {
        double x = Math.max(left, leftmost);
        double y = Math.max(top, topmost);
        return Outlines.rectangle(
                x, y, Math.max(0, Math.min(right, rightmost) - x), Math.max(0, Math.min(top + height, lowest) - y));
    }

    /** Adds a mark, cut to the box if it leaves it; {@code reach} is how far beyond the letters it goes, in canvas units. */
    private void confined(Mark mark, double reach) {
        boolean inside = upright == null ? text.isInside(reach) : upright.box().contains(mark.ink());
        if (inside) {
            marks.add(mark);
        } else {
            marks.add(Marks.clipped(List.of(mark), boxOutline()));
        }
    }

    private Path2D boxOutline() {
        if (upright != null) {
            Rect box = upright.box();
            return Outlines.rectangle(box.x(), box.y(), box.width(), box.height());
        }
        SetText.Area box = text.box();
        return place.of(Outlines.rectangle(box.left(), box.top(), box.right() - box.left(), box.bottom() - box.top()));
    }

    /** All letters as one outline in device pixels. */
    private Path2D letters() {
        Path2D known = letters;
        if (known == null) {
            known = upright != null ? upright.outline() : turned();
            letters = known;
        }
        return known;
    }

    private Path2D turned() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (SetText.Placed placed : text.lines()) {
            placed.line().appendTo(path, placed.x(), placed.baseline(), text.size());
        }
        return place.of(path);
    }
}
