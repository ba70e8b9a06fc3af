package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Layers in stacks that look the same in every picture but for where they stand, how large they are and which parts are
 * shown: drawn once for each of these, so that the shadow of a plate is not blurred for every reader. Up to a number of
 * bytes; the one longest unused goes first. Any thread may enter.
 *
 * <p>A layer is drawn with its corner at the canvas's, whether it is kept or not, so that what is kept changes no pixel.
 */
final class DrawnLayers {

    /** No layer may take more than this share of the bytes. */
    private static final int LEAST_KEPT = 8;

    /**
     * What a layer's look depends on, on one canvas.
     *
     * @param truths whether the conditions hold that it and its parts are shown on
     */
    private record Key(String layer, double width, double height, List<Boolean> truths) {}

    /** Drawn pixels and where they lie from the layer's corner; empty pixels when it must be drawn in its place. */
    private record Drawn(Optional<Raster> pixels, Rect area) {

        static final Drawn IN_PLACE = new Drawn(Optional.empty(), Rect.EMPTY);

        long weight() {
            return 64 + pixels.map(Raster::weight).orElse(0L);
        }
    }

    private final BiFunction<List<Scene.Item>, Rect, Raster> drawing;
    private final long most;
    private final Map<Key, Drawn> byKey = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private long weight;

    /**
     * @param drawing draws items on nothing: an area of the canvas
     * @param most bytes of all of them; with 0 every layer is drawn in its place
     */
    DrawnLayers(BiFunction<List<Scene.Item>, Rect, Raster> drawing, long most) {
        this.drawing = drawing;
        this.most = most;
    }

    /** Bytes of what is kept by now. */
    long weight() {
        synchronized (byKey) {
            return weight;
        }
    }

    /**
     * A layer as a picture.
     *
     * @param values decide the conditions that its parts are shown on
     * @param x column of its corner, device pixels
     * @param y row of its corner
     * @param marks its marks with the corner at (0, 0)
     * @return empty when it must be drawn in its place, mark by mark
     */
    Optional<Mark> at(Layer layer, Values values, int x, int y, Supplier<List<Mark>> marks) {
        if (most == 0) {
            return Optional.empty();
        }
        Layer.Box box = layer.common().box();
        List<Boolean> truths = new ArrayList<>(2);
        Conditions.truths(layer, values, truths);
        Key key = new Key(layer.common().id(), box.width(), box.height(), truths);
        Drawn drawn;
        synchronized (byKey) {
            drawn = byKey.get(key);
        }
        if (drawn == null) {
            drawn = drawn(marks.get());
            keep(key, drawn);
        }
        Rect area = drawn.area().translated(x, y);
        return drawn.pixels()
                .map(pixels -> new Mark.Picture(pixels, area.x(), area.y(), 1, Optional.empty(), Blend.NORMAL, area));
    }

    private Drawn drawn(List<Mark> marks) {
        Rect area = Marks.ink(marks);
        boolean apart = !area.isEmpty()
                && marks.stream()
                        .allMatch(mark -> Flattening.blend(mark) == Blend.NORMAL && !(mark instanceof Mark.Backdrop));
        if (!apart || 4L * area.area() > most / LEAST_KEPT) {
            return Drawn.IN_PLACE;
        }
        List<Scene.Item> items = new ArrayList<>(marks.size());
        marks.forEach(mark -> items.add(new Scene.Item(mark, /* bound= */ false)));
        return new Drawn(Optional.of(drawing.apply(items, area)), area);
    }

    private void keep(Key key, Drawn drawn) {
        synchronized (byKey) {
            if (byKey.putIfAbsent(key, drawn) != null) {
                return;
            }
            weight += drawn.weight();
            var oldest = byKey.values().iterator();
            while (weight > most && oldest.hasNext()) {
                weight -= oldest.next().weight();
                oldest.remove();
            }
        }
    }
}
