package dev.nameplate.render;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.layout.Mark;
import dev.nameplate.render.layout.Scene;
import dev.nameplate.render.layout.Unlettered;
import dev.nameplate.render.paint.Painter;
import java.util.List;
import java.util.function.Function;

/**
 * A template's pictures without their letters, and what each layer covers: for judging how texts stand on what is behind
 * them. Made by {@link Renderer#closeup}; confined to one thread.
 */
public final class Closeup {

    private final Renderer renderer;
    private final Base base;
    private final Unlettered unlettered;

    Closeup(Renderer renderer, Base base, Unlettered unlettered) {
        this.renderer = renderer;
        this.base = base;
        this.unlettered = unlettered;
    }

    /**
     * A picture taken apart, on loan like a {@link Rendering}.
     *
     * @param behind the picture without letters; shadows, outlines and emoji are there. Not to be written
     * @param elements every layer that is drawn
     */
    public record View(Raster behind, List<Element> elements) {}

    /**
     * What one layer covers, in device pixels, not cut to the canvas.
     *
     * @param layer its id; several elements may have one
     * @param ink what it may touch, a text's letters included
     * @param letters how much of each pixel letters cover; empty for all but texts
     * @param outline how much of each pixel the outline of filled letters covers
     */
    public record Element(String layer, Rect ink, Mask letters, Mask outline) {}

    /** Draws what lies behind the letters and lends it to a function. */
    public <T> T look(Values values, Function<View, T> use) {
        return renderer.render(base, values, rendering -> {
            List<Element> elements =
                    unlettered.elements(values).stream().map(this::element).toList();
            return use.apply(new View(rendering.pixels(), elements));
        });
    }

    private Element element(Unlettered.Element element) {
        Mask letters = covered(element.letters());
        Mask outline = covered(element.outline());
        return new Element(
                element.layer(), element.ink().union(letters.bounds()).union(outline.bounds()), letters, outline);
    }

    /** How much of each pixel marks cover; what lies a canvas away from the canvas is left out. */
    private Mask covered(List<Mark> marks) {
        Rect near = base.raster().bounds().outset(Math.max(base.width(), base.height()));
        Rect area = Rect.EMPTY;
        for (Mark mark : marks) {
            area = area.union(mark.ink());
        }
        area = area.intersection(near);
        if (area.isEmpty()) {
            return Mask.EMPTY;
        }
        Raster drawn = Raster.transparent(area.width(), area.height());
        List<Scene.Item> items = marks.stream()
                .map(mark -> new Scene.Item(mark, /* bound= */ false))
                .toList();
        Painter.paintOnce(items, drawn, area.x(), area.y());
        byte[] coverage = new byte[drawn.pixels().length];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) Argb.alpha(drawn.pixels()[i]);
        }
        return new Mask(area, coverage);
    }
}
