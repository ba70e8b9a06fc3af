package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A template at one density, laid out as far as values are not needed. Immutable but for a bounded cache of scaled pictures;
 * any thread may enter.
 */
public final class Layout {

    /** Canvases' worth of pixels that may be drawn beforehand. */
    private static final int MOST_FLATTENED = 2;

    private final int width;
    private final int height;
    private final int background;
    private final List<Slot> slots;
    private final long markBytes;
    private final Pictures pictures;
    private final DrawnLayers drawn;
    private final Textures textures;
    private final BiFunction<List<Scene.Item>, Rect, Raster> drawing;

    private Layout(
            int width,
            int height,
            int background,
            List<Slot> slots,
            Pictures pictures,
            DrawnLayers drawn,
            Textures textures,
            BiFunction<List<Scene.Item>, Rect, Raster> drawing) {
        this.width = width;
        this.height = height;
        this.background = background;
        this.slots = List.copyOf(slots);
        this.markBytes = bytes(this.slots);
        this.pictures = pictures;
        this.drawn = drawn;
        this.textures = textures;
        this.drawing = drawing;
    }

    /**
     * Lays out what is the same in every picture of a template.
     *
     * @param density device pixels per canvas unit
     * @param book the faces that texts are set in
     * @param pictureBytes most bytes of scaled pictures to keep for later
     * @param drawing draws items on nothing: an area of the canvas
     */
    public static Layout of(
            Template template,
            int density,
            FontBook book,
            long pictureBytes,
            BiFunction<List<Scene.Item>, Rect, Raster> drawing) {
        return of(template, density, book, pictureBytes, drawing, Witness.NONE);
    }

    static Layout of(
            Template template,
            int density,
            FontBook book,
            long pictureBytes,
            BiFunction<List<Scene.Item>, Rect, Raster> drawing,
            Witness witness) {
        int width = Math.multiplyExact(template.canvas().width(), density);
        int height = Math.multiplyExact(template.canvas().height(), density);
        Pictures pictures = new Pictures(pictureBytes);
        DrawnLayers drawn = new DrawnLayers(
                drawing, witness == Witness.NONE && Dependence.reflows(template) ? pictureBytes / 2 : 0);
        Layers layers = new Layers(template, book, new Rect(0, 0, width, height), pictures, drawn, witness);
        Place place = Place.canvas(density, new Rect(0, 0, width, height));
        List<Slot> slots = layers.slots(place);
        return new Layout(
                width, height, template.canvas().background(), slots, pictures, drawn, place.textures(), drawing);
    }

    /**
     * What setting one text came to.
     *
     * @param layer the text layer's id
     * @param name what a person calls the layer
     * @param size the size reached, canvas units; 0 when nothing is shown
     * @param lines how many lines it has
     * @param truncated whether an ellipsis stands for the rest
     * @param removed whether a missing field left nothing to say
     * @param ink device pixels that it may touch
     * @param ticking what of it a passing second changes
     */
    public record Report(
            String layer,
            String name,
            double size,
            int lines,
            boolean truncated,
            boolean removed,
            Rect ink,
            Optional<Ticking> ticking) {

        Report(String layer, String name, double size, int lines, boolean truncated, boolean removed, Rect ink) {
            this(layer, name, size, lines, truncated, removed, ink, Optional.empty());
        }
    }

    /** A scene and what its texts came to. */
    public record Filled(Scene scene, List<Report> reports) {

        /** What a passing second changes; empty when nothing does. */
        public Optional<Ticks> ticks() {
            return Ticks.of(scene, reports);
        }
    }

    /** Everything that is the same in every picture: what a picture is compared with. */
    public Scene base() {
        return still(slots);
    }

    /** The lowest part of the base: nothing in it lies above anything that depends on values. */
    public Scene underlay() {
        return still(slots.subList(0, firstBound()));
    }

    /**
     * This layout without its underlay, for drawing on top of it. What no value changes is drawn beforehand.
     */
    public Layout aboveUnderlay() {
        long pixels = (long) width * height;
        Flattening flattening = new Flattening(new Rect(0, 0, width, height), drawing, MOST_FLATTENED * pixels);
        List<Slot> above = flattening.slots(slots.subList(firstBound(), slots.size()));
        return new Layout(width, height, 0, above, pictures, drawn, textures, drawing);
    }

    /** Reports on the texts that no value changes and that lie in the underlay. */
    public List<Report> underlayReports() {
        Slot.Filling filling = new Slot.Filling(Marks.NO_VALUES, new ArrayList<>(), new ArrayList<>());
        slots.subList(0, firstBound()).forEach(slot -> slot.fill(filling));
        return List.copyOf(filling.reports());
    }

    /** What values make of the template. */
    public Filled fill(Values values) {
        Slot.Filling filling = new Slot.Filling(values, new ArrayList<>(), new ArrayList<>());
        slots.forEach(slot -> slot.fill(filling));
        return new Filled(new Scene(width, height, background, filling.items()), filling.reports());
    }

    private Scene still(List<Slot> from) {
        List<Mark> marks = new ArrayList<>();
        from.forEach(slot -> slot.still(marks));
        return new Scene(
                width,
                height,
                background,
                marks.stream()
                        .map(mark -> new Scene.Item(mark, /* bound= */ false))
                        .toList());
    }

    private int firstBound() {
        int first = 0;
        while (first < slots.size() && !slots.get(first).isBound()) {
            first++;
        }
        return first;
    }

    /** Bytes that marks and pictures take on the heap, about; grows with what is kept. */
    public long weight() {
        return markBytes + pictures.weight() + drawn.weight() + textures.weight();
    }

    private static long bytes(List<Slot> slots) {
        long sum = 0;
        for (Slot slot : slots) {
            if (slot instanceof Slot.Ready it) {
                sum += it.marks().stream().mapToLong(Marks::weight).sum();
            } else if (slot instanceof Slot.Conditional it) {
                sum += bytes(it.parts());
            } else if (slot instanceof Slot.Apart it) {
                sum += bytes(it.parts()) + (it.live() ? 0 : readyBytes(it));
            }
        }
        return sum;
    }

    private static long readyBytes(Slot.Apart group) {
        return group.finishing()
                .of(Marks.NO_VALUES, new ArrayList<>())
                .flatMap(Finish::veil)
                .flatMap(Mark.Veil::ready)
                .map(Mask::weight)
                .orElse(0L);
    }
}
