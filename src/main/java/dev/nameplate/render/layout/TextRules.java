package dev.nameplate.render.layout;

import dev.nameplate.raster.Rect;
import dev.nameplate.template.Paint;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines below and through the letters of a text, by their paint: whole rows where the text is upright, within its box. */
final class TextRules {

    private final SetText text;
    private final Place place;
    private final @Nullable GlyphPlacing upright;
    private final double pixels;
    private final boolean through;
    private final Map<Paint, Path2D> paths = new LinkedHashMap<>();

    /**
     * @param upright how the text stands on the pixels; null when it is turned
     * @param through whether letters are struck through, not underlined
     */
    private TextRules(SetText text, Place place, @Nullable GlyphPlacing upright, boolean through) {
        this.text = text;
        this.place = place;
        this.upright = upright;
        this.pixels = text.size() * place.scale();
        this.through = through;
    }

    /** The lines below letters. */
    static Map<Paint, Path2D> below(SetText text, Place place, @Nullable GlyphPlacing upright) {
        return new TextRules(text, place, upright, /* through= */ false).along(Lettering::underline);
    }

    /** The lines through letters. */
    static Map<Paint, Path2D> through(SetText text, Place place, @Nullable GlyphPlacing upright) {
        return new TextRules(text, place, upright, /* through= */ true).along(Lettering::strike);
    }

    private Map<Paint, Path2D> along(Function<Lettering, Optional<Lettering.Rule>> ruled) {
        for (int i = 0; i < text.lines().size(); i++) {
            Lettering.Rule rule = null;
            int left = 0;
            int right = 0;
            for (SetLine.Stretch stretch : text.lines().get(i).line().stretches()) {
                Lettering.Rule its = ruled.apply(stretch.look()).orElse(null);
                if (its == null || !its.equals(rule)) {
                    add(rule, i, left, right);
                    left = stretch.left();
                }
                rule = its;
                right = stretch.right();
            }
            add(rule, i, left, right);
        }
        return paths;
    }

    /** A rule from one place of a line's baseline to another. */
    private void add(Lettering.@Nullable Rule rule, int line, int left, int right) {
        if (rule != null) {
            Path2D path = upright == null ? turned(rule, line, left, right) : rows(upright, rule, line, left, right);
            paths.computeIfAbsent(rule.fill(), paint -> new Path2D.Double(Path2D.WIND_NON_ZERO))
                    .append(path, /* connect= */ false);
        }
    }

    private Path2D rows(GlyphPlacing placing, Lettering.Rule rule, int line, int from, int to) {
        Rect box = placing.box();
        double start = place.x(text.lines().get(line).x(), 0);
        double rows = Math.max(1, Math.round(thickness(rule, pixels)));
        double row = placing.row(line) + Math.round(-rule.raise() * pixels / Paragraph.EM);
        double top = row + (through ? Math.round(-middle(rule, pixels) - rows / 2) : Math.round(offset(rule, pixels)));
        return within(
                start + from * pixels / Paragraph.EM,
                Math.min(top, box.bottom() - rows),
                start + to * pixels / Paragraph.EM,
                rows,
                new SetText.Area(box.x(), box.y(), box.right(), box.bottom()));
    }

    private Path2D turned(Lettering.Rule rule, int line, int from, int to) {
        SetText.Placed placed = text.lines().get(line);
        SetText.Area box = text.box();
        double size = text.size();
        double thickness = thickness(rule, size);
        double baseline = placed.baseline() - rule.raise() * size / Paragraph.EM;
        double top = baseline + (through ? -middle(rule, size) - thickness / 2 : offset(rule, size));
        return place.of(within(
                placed.x() + from * size / Paragraph.EM,
                Math.min(top, box.bottom() - thickness),
                placed.x() + to * size / Paragraph.EM,
                thickness,
                box));
    }

    private static double thickness(Lettering.Rule rule, double size) {
        return rule.metrics().underlineThickness()
                * own(rule, size)
                / rule.metrics().unitsPerEm();
    }

    private static double offset(Lettering.Rule rule, double size) {
        return rule.metrics().underlineOffset()
                * own(rule, size)
                / rule.metrics().unitsPerEm();
    }

    /** The height of what is half way up both small letters and figures. */
    private static double middle(Lettering.Rule rule, double size) {
        double heights = rule.metrics().xHeight() + rule.metrics().capHeight();
        return heights / 4 * own(rule, size) / rule.metrics().unitsPerEm();
    }

    private static double own(Lettering.Rule rule, double size) {
        return size * rule.em() / Paragraph.EM;
    }

    private static Path2D within(double left, double top, double right, double height, SetText.Area box) {
        double x = Math.max(left, box.left());
        double y = Math.max(top, box.top());
        return Outlines.rectangle(
                x,
                y,
                Math.max(0, Math.min(right, box.right()) - x),
                Math.max(0, Math.min(top + height, box.bottom()) - y));
    }
}
