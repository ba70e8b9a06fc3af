package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A layout whose letters are taken apart: its scenes show everything but them, and they are handed out by themselves. What
 * belongs to a text otherwise, such as its shadow, its outline and its emoji, stays in the scenes. For one thread.
 */
public final class Unlettered {

    private final Template template;
    private final Witness.Attentive witness;
    private final Layout layout;
    private final List<Element> still;

    private Unlettered(Template template, Witness.Attentive witness, Layout layout) {
        this.template = template;
        this.witness = witness;
        this.layout = layout;
        this.still = witness.taken();
    }

    /**
     * What one layer comes to.
     *
     * @param layer its id
     * @param ink of all its marks but its letters, not cut to the canvas; empty when nothing of them is drawn
     * @param letters the marks of a text that a reader reads, opaque; their colours are those of the picture
     * @param outline the marks around them, opaque
     */
    public record Element(String layer, Rect ink, List<Mark> letters, List<Mark> outline) {

        public Element {
            letters = letters.stream().map(Marks::opaque).toList();
            outline = outline.stream().map(Marks::opaque).toList();
        }
    }

    /** Lays a template out as {@link Layout#of} does. */
    public static Unlettered of(
            Template template,
            int density,
            FontBook book,
            long pictureBytes,
            BiFunction<List<Scene.Item>, Rect, Raster> drawing) {
        Witness.Attentive witness = new Witness.Attentive();
        return new Unlettered(template, witness, Layout.of(template, density, book, pictureBytes, drawing, witness));
    }

    /** The layout; {@link #elements} speaks of what it was last filled with. */
    public Layout layout() {
        return layout;
    }

    /** Every layer that is drawn, after the layout was filled with the same values; those that no value changes first. */
    public List<Element> elements(Values values) {
        Set<String> hidden = new HashSet<>();
        hidden(template.layers(), values, /* within= */ false, hidden);
        List<Element> elements = new ArrayList<>(still);
        elements.addAll(witness.taken());
        elements.removeIf(element -> hidden.contains(element.layer()));
        return elements;
    }

    /** Adds the layers that a condition of their own or of a group around them hides. */
    private static void hidden(List<Layer> layers, Values values, boolean within, Set<String> into) {
        for (Layer layer : layers) {
            boolean out = within || !Conditions.holds(layer.common().when(), values);
            if (out) {
                into.add(layer.common().id());
            }
            hidden(layer.children(), values, out, into);
        }
    }
}
