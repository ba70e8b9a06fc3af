package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Set text as marks in device pixels: plate, shadows, letters, rules and outline, in that order.
 *
 * <p>Upright text of ordinary size is made of glyph masks, and its outline of theirs; text that is turned or very large is
 * filled as one outline.
 */
final class TextMarks {

    /** Pixels per em above which a glyph is not worth a mask of its own. */
    private static final double LARGEST_MASK = 200;

    private final SetText text;
    private final TextStyle style;
    private final double width;
    private final double height;
    private final Place place;
    private final FontBook book;
    private final List<Paint> fills;
    private final Function<Paint, Shade> shades;
    private final Map<Paint, Shade> known = new HashMap<>();
    private final Values values;
    private final @Nullable GlyphPlacing upright;
    private final @Nullable GlyphPlacing masks;
    private final List<Mark> marks = new ArrayList<>();
    private @Nullable Path2D letters;

    private TextMarks(
            SetText text, TextStyle style, double width, double height, Place place, Values values, FontBook book) {
        this.text = text;
        this.style = style;
        this.width = width;
        this.height = height;
        this.place = place;
        this.book = book;
        this.values = values;
        this.shades = paint -> Colours.shade(paint, width, height, place, values, 1);
        this.fills = text.fills();
        this.upright = place.isUpright() ? new GlyphPlacing(text, place, book) : null;
        this.masks = text.largest() * place.scale() > LARGEST_MASK ? null : upright;
    }

    private Shade shade(Paint paint) {
        return known.computeIfAbsent(paint, shades);
    }

    private boolean isFilled(Lettering look) {
        return !Colours.isClear(shade(look.fill()));
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
        TextPlate plate = new TextPlate(text, style, place, upright);
        style.plate().ifPresent(its -> marks.addAll(plate.marks(its, width, height, values)));
        style.rule().ifPresent(its -> marks.add(Marks.fill(plate.rule(its), 0, shade(its.paint()))));
        boolean filled = fills.stream().anyMatch(paint -> !Colours.isClear(shade(paint)));
        for (Layer.Shadow shadow : style.shadows()) {
            if (!shadow.inner()) {
                shadow(shadow, filled);
            }
        }
        Optional<Stroke> below = style.outline().filter(this::isCoveredByFill);
        int first = marks.size();
        below.ifPresent(
                stroke -> stroked(stroke, /* below= */ true).ifPresent(line -> confined(line, TextBox.reach(stroke))));
        List<Mark> outline = added(first);
        int second = marks.size();
        fills.forEach(this::fill);
        List<Mark> letters = new ArrayList<>(added(second));
        rules(TextRules.below(text, place, upright));
        pictures();
        // A line through letters is read with them: it is nothing that they stand on.
        int through = marks.size();
        rules(TextRules.through(text, place, upright));
        letters.addAll(added(through));
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
        for (Mark picture : TextPictures.of(text, place, book, upright, this::opacity)) {
            confined(picture, 0);
        }
    }

    private double opacity(Lettering look) {
        return shade(look.fill()) instanceof Shade.Solid solid && isFilled(look) ? Argb.alpha(solid.argb()) / 255.0 : 1;
    }

    /** The letters of one paint. */
    private void fill(Paint paint) {
        Shade shade = shade(paint);
        Predicate<Lettering> its =
                fills.size() == 1 ? look -> true : look -> look.fill().equals(paint);
        if (Colours.isClear(shade)) {
            return;
        }
        if (masks == null) {
            confined(Marks.fill(fills.size() == 1 ? letters() : letters(its), 0, shade), 0);
        } else {
            glyphs(masks.glyphs(0, 0, /* confined= */ true, its), 0, shade);
        }
    }

    private void glyphs(List<Mark.Glyph> glyphs, double sigma, Shade shade) {
        if (!glyphs.isEmpty()) {
            Rect ink = GlyphPlacing.ink(glyphs).outset(Mask.growth(sigma));
            marks.add(new Mark.Glyphs(glyphs, sigma, shade, Blend.NORMAL, ink));
        }
    }

    /** The shadow of the letters that are filled, or of the outline where none is; it falls the same way however text is turned. */
    private void shadow(Layer.Shadow shadow, boolean filled) {
        Shade shade = new Shade.Solid(Colours.of(shadow.colour(), values));
        double sigma = shadow.blur() / 2 * place.scale();
        double dx = shadow.dx() * place.scale();
        double dy = shadow.dy() * place.scale();
        if (filled && masks != null) {
            glyphs(masks.glyphs(dx, dy, /* confined= */ false, this::isFilled), sigma, shade);
            return;
        }
        if (!filled && style.outline().isPresent() && masks != null) {
            List<Mark.Glyph> strokes =
                    masks.strokes(pen(style.outline().get()), /* grown= */ false, dx, dy, /* confined= */ false);
            if (sigma > 0) {
                glyphs(strokes, sigma, shade);
            } else {
                joined(strokes, shade).ifPresent(marks::add);
            }
            return;
        }
        Path2D cast = !filled && style.outline().isPresent()
                ? pen(style.outline().get()).outline(letters())
                : filled && fills.size() > 1 ? letters(this::isFilled) : letters();
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
        return stroke.position() == Stroke.Position.OUTSIDE
                && fills.stream().map(this::shade).allMatch(Colours::isOpaque);
    }

    private void stroke(Stroke stroke) {
        stroked(stroke, /* below= */ false).ifPresent(line -> stroke(stroke, line));
    }

    private void stroke(Stroke stroke, Mark line) {
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

    /** Glyph by glyph where that can be: each is worked out once, however many there are and whatever they run into. */
    private Optional<Mark> stroked(Stroke stroke, boolean below) {
        Shade shade = shade(stroke.paint());
        Pen pen = pen(stroke);
        // Below letters the half of the line that they cover need not be worked out.
        boolean grown = below && pen.dashes().isEmpty();
        if (masks == null) {
            return Optional.of(Marks.fill(grown ? pen.grown(letters()) : pen.outline(letters()), 0, shade));
        }
        return joined(masks.strokes(pen, grown, 0, 0, /* confined= */ true), shade);
    }

    private static Optional<Mark> joined(List<Mark.Glyph> glyphs, Shade shade) {
        Mask mask = Mark.Glyph.joined(glyphs);
        return mask.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mark.Stencil(mask, shade, Blend.NORMAL, mask.bounds()));
    }

    private Pen pen(Stroke stroke) {
        boolean centred = stroke.position() == Stroke.Position.CENTER;
        double width = stroke.width() * (centred ? 1 : 2) * place.scale();
        List<Double> dashes =
                stroke.dashes().stream().map(dash -> dash * place.scale()).toList();
        return new Pen(width, stroke.roundCaps(), dashes);
    }

    private void rules(Map<Paint, Path2D> rules) {
        rules.forEach((paint, path) -> marks.add(Marks.fill(path, 0, shade(paint))));
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
        Path2D all = letters;
        if (all == null) {
            all = letters(look -> true);
            letters = all;
        }
        return all;
    }

    /** The letters of some looks as one outline in device pixels. */
    private Path2D letters(Predicate<Lettering> shown) {
        if (upright != null) {
            return upright.outline(shown);
        }
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (SetText.Placed placed : text.lines()) {
            placed.line().appendTo(path, placed.x(), placed.baseline(), text.size(), shown);
        }
        return place.of(path);
    }
}
