package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.PatternLayer;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Patterns that outlines are filled with. The last ones are kept: a text of a reader's own is filled with the same grain as
 * everybody's. Any thread may enter.
 */
final class Textures {

    private static final int MOST = 64;

    private final Rect canvas;
    private final long mostBytes;
    private final Map<Key, Shade.Texture> kept = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private long bytes;

    /** @param canvas device pixels beyond which nothing shows */
    Textures(Rect canvas) {
        this.canvas = canvas;
        this.mostBytes = 4 * canvas.area();
    }

    /** Bytes of what is kept by now, about; no more than the canvas itself takes, or one pattern. */
    long weight() {
        synchronized (kept) {
            return bytes;
        }
    }

    private static long weight(Shade.Texture texture) {
        return texture.marks().stream().mapToLong(Marks::weight).sum();
    }

    private record Key(
            Paint.Pattern paint, List<Integer> colours, String seed, Place place, double width, double height) {}

    /** A pattern over a box. Wherever on the canvas an upright box stands, it is the same. */
    Shade.Texture of(Paint.Pattern paint, double width, double height, Place place, Values values) {
        Rect box = Mask.extent(place.of(Outlines.rectangle(0, 0, width, height)), 0);
        if (!place.isUpright() || !canvas.contains(box)) {
            return texture(paint, width, height, place, values);
        }
        int dx = (int) Math.floor(place.dx());
        int dy = (int) Math.floor(place.dy());
        Shade.Texture it = texture(paint, width, height, place.moved(-dx, -dy), values);
        return new Shade.Texture(it.marks(), dx, dy, it.mean(), it.opacity(), it.opaque());
    }

    private Shade.Texture texture(Paint.Pattern paint, double width, double height, Place place, Values values) {
        Key key = new Key(paint, colours(paint, values), seed(paint, values), place, width, height);
        synchronized (kept) {
            Shade.Texture known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        Shade.Texture made = made(paint, key, values);
        synchronized (kept) {
            if (kept.putIfAbsent(key, made) == null) {
                bytes += weight(made);
            }
            var eldest = kept.values().iterator();
            while (kept.size() > MOST || (bytes > mostBytes && kept.size() > 1)) {
                bytes -= weight(eldest.next());
                eldest.remove();
            }
        }
        return made;
    }

    /** Every colour that the paint and those below it have. */
    private static List<Integer> colours(Paint paint, Values values) {
        List<Integer> colours = new ArrayList<>();
        Colours.each(paint, colour -> colours.add(Colours.of(colour, values)));
        return colours;
    }

    private static String seed(Paint.Pattern paint, Values values) {
        String own = Patterns.seed(paint.seedField(), paint.generator(), values);
        return paint.over().orElse(null) instanceof Paint.Pattern below ? own + '\n' + seed(below, values) : own;
    }

    /** All that can be seen from any place on the canvas. */
    private Path2D everywhere() {
        int width = canvas.width();
        int height = canvas.height();
        return Outlines.rectangle(canvas.x() - width, canvas.y() - height, 3.0 * width, 3.0 * height);
    }

    private Shade.Texture made(Paint.Pattern paint, Key key, Values values) {
        List<Mark> marks = new ArrayList<>();
        Optional<Shade> over =
                paint.over().map(it -> Colours.shade(it, key.width(), key.height(), key.place(), values, 1));
        over.ifPresent(shade -> marks.add(Marks.fill(everywhere(), 0, shade)));
        Layer.Common common = Layer.Common.of(paint.generator(), new Layer.Box(0, 0, key.width(), key.height()));
        PatternLayer layer = new PatternLayer(
                common, paint.generator(), paint.colours(), paint.numbers(), ImageLayer.Clip.NONE, paint.seedField());
        marks.addAll(Patterns.marks(layer, key.place(), canvas, values));
        int mean = over.map(Colours::mean).orElseGet(() -> Colours.mean(Patterns.colours(layer, values)));
        boolean opaque = over.isPresent() && Colours.isOpaque(over.get());
        return new Shade.Texture(List.copyOf(marks), 0, 0, mean, 1, opaque);
    }
}
