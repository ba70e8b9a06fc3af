package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Stroke;
import java.awt.geom.Path2D;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The marks of image layers: assets scaled, turned and cut to their boxes. An upright box is moved to whole pixels, so that
 * straight edges are sharp.
 */
final class Images {

    private final Map<String, Raster> assets;
    private final Pictures pictures;
    private final Map<String, Boolean> opaque = new ConcurrentHashMap<>();

    Images(Map<String, Raster> assets, Pictures pictures) {
        this.assets = assets;
        this.pictures = pictures;
    }

    /** Whether values choose a layer's picture or its colours. */
    static boolean isLive(ImageLayer layer) {
        Set<String> fields = new HashSet<>();
        Colours.fields(layer.stroke(), fields);
        layer.shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
        return !fields.isEmpty() || isColouredByField(layer) || layer.source() instanceof ImageLayer.Source.OfField;
    }

    private static boolean isColouredByField(ImageLayer layer) {
        Set<String> fields = new HashSet<>();
        Look.fields(layer.treatment(), fields);
        return !fields.isEmpty();
    }

    /** The name of the asset to show; empty when the field is missing. */
    static Optional<String> asset(ImageLayer layer, Values values) {
        if (layer.source() instanceof ImageLayer.Source.Asset asset) {
            return Optional.of(asset.name());
        }
        String field = ((ImageLayer.Source.OfField) layer.source()).field();
        return values.get(field).flatMap(Value::asset);
    }

    /** Opacity and blend not yet applied; none without an asset. */
    List<Mark> marks(ImageLayer layer, Place place, Values values) {
        Optional<String> name = asset(layer, values);
        Raster asset = name.map(assets::get).orElse(null);
        if (asset == null) {
            return List.of();
        }
        Layer.Box box = layer.common().box();
        int left = (int) Math.rint(place.x(0, 0));
        int top = (int) Math.rint(place.y(0, 0));
        int width = Math.max(1, (int) Math.rint(place.x(box.width(), 0)) - left);
        int height = Math.max(1, (int) Math.rint(place.y(0, box.height())) - top);
        if (!place.isUpright()) {
            width = (int) Math.max(1, Math.rint(box.width() * place.scale()));
            height = (int) Math.max(1, Math.rint(box.height() * place.scale()));
        }
        Cut cut = new Cut(
                name.orElseThrow(),
                layer.fit(),
                layer.focusX(),
                layer.focusY(),
                layer.clip().round(),
                layer.clip().radius() * place.scale(),
                width,
                height,
                inset(layer.stroke(), place, values),
                Look.of(layer.treatment(), box, place.isUpright() ? place.at(0, 0) : place, values));
        if (!place.isUpright()) {
            return framed(layer, box, place, values, turned(cut, asset, box, place));
        }
        Layer.Box snapped = new Layer.Box(0, 0, width / place.scale(), height / place.scale());
        Place corner = place.at(left, top);
        return framed(layer, snapped, corner, values, upright(cut, asset, left, top));
    }

    /** A picture with the shadows and the stroke of its box. */
    private List<Mark> framed(ImageLayer layer, Layer.Box box, Place place, Values values, Mark picture) {
        if (layer.shadows().isEmpty() && layer.stroke().isEmpty()) {
            return List.of(picture);
        }
        return Shapes.framed(layer, box, place, values, picture, isWhole(layer, values));
    }

    /** A picture ends in the middle of an opaque line along the inside of its edge, so that none of it fringes the line. */
    static double inset(Optional<Stroke> stroke, Place place, Values values) {
        return stroke.filter(it ->
                        it.position() == Stroke.Position.INSIDE && it.dashes().isEmpty())
                .filter(it -> Colours.isOpaque(Colours.shade(it.paint(), 1, 1, place, values, 1)))
                .map(it -> it.width() / 2 * place.scale())
                .orElse(0.0);
    }

    /** Whether nothing shines through a picture. */
    private boolean isWhole(ImageLayer layer, Values values) {
        String name = asset(layer, values).orElse("");
        Raster asset = assets.get(name);
        return asset != null
                && layer.fit() != ImageLayer.Fit.CONTAIN
                && opaque.computeIfAbsent(name, key -> asset.isOpaque());
    }

    /**
     * What a scaled picture depends on, in device pixels.
     *
     * @param radius of the corners, unless {@code round}
     * @param inset how far the picture ends within its box
     */
    private record Cut(
            String asset,
            ImageLayer.Fit fit,
            double focusX,
            double focusY,
            boolean round,
            double radius,
            int width,
            int height,
            double inset,
            Look look) {

        /** How wide and high the whole picture becomes, as floating point: at most the box when containing. */
        Raster scaled(Raster asset) {
            return look.treated(fitted(asset));
        }

        private Raster fitted(Raster asset) {
            if (asset.width() == width && asset.height() == height) {
                // Not copied: a background is as large as the canvas.
                return asset;
            }
            return switch (fit) {
                case COVER -> asset.covering(width, height, focusX, focusY);
                case CONTAIN -> asset.fitting(width, height);
                case STRETCH -> asset.scaled(width, height);
            };
        }

        int offsetX(Raster scaled) {
            return (int) Math.rint((width - scaled.width()) * focusX);
        }

        int offsetY(Raster scaled) {
            return (int) Math.rint((height - scaled.height()) * focusY);
        }

        boolean whole() {
            return !round && radius == 0 && inset == 0;
        }

        /** What is shown of a box of a size, by pixels per unit of it. */
        Path2D clip(double boxWidth, double boxHeight, double scale) {
            double in = inset / scale;
            double w = Math.max(0, boxWidth - 2 * in);
            double h = Math.max(0, boxHeight - 2 * in);
            return round
                    ? Outlines.ellipse(in, in, w, h)
                    : Outlines.rectangle(in, in, w, h, Math.max(0, radius - inset) / scale);
        }
    }

    private Mark upright(Cut cut, Raster asset, int left, int top) {
        Raster picture = pictures.get(cut, () -> {
            Raster treated = cut.scaled(asset);
            int x = cut.offsetX(treated);
            int y = cut.offsetY(treated);
            Raster whole = cut.look().overlaid(treated, x, y);
            return cut.whole()
                    ? whole
                    : masked(
                            whole,
                            new Rect(x, y, whole.width(), whole.height()),
                            cut.clip(cut.width(), cut.height(), 1));
        });
        int x = left + cut.offsetX(picture);
        int y = top + cut.offsetY(picture);
        return picture(picture, new Rect(x, y, picture.width(), picture.height()));
    }

    private record Turned(Cut cut, Place place) {}

    private Mark turned(Cut cut, Raster asset, Layer.Box box, Place place) {
        Path2D frame = place.of(Outlines.rectangle(0, 0, box.width(), box.height()));
        Rect ink = Mask.extent(frame, 0);
        Raster picture = pictures.get(new Turned(cut, place), () -> {
            Raster scaled = cut.scaled(asset);
            double x = cut.offsetX(scaled);
            double y = cut.offsetY(scaled);
            double perX = box.width() / cut.width();
            double perY = box.height() / cut.height();
            Path2D shown =
                    place.of(Outlines.rectangle(x * perX, y * perY, scaled.width() * perX, scaled.height() * perY));
            Raster turned = Turn.of(scaled, ink, place, perX, perY, x, y);
            Raster cutOut = masked(cut.look().overlaid(turned, ink.x(), ink.y()), ink, shown);
            return cut.whole()
                    ? cutOut
                    : masked(cutOut, ink, place.of(cut.clip(box.width(), box.height(), place.scale())));
        });
        return picture(picture, ink);
    }

    /** A picture that lies in {@code area}, cut to an outline. */
    private static Raster masked(Raster picture, Rect area, Path2D outline) {
        Mask mask = Mask.of(outline, area).translated(-area.x(), -area.y());
        Raster cut = Raster.transparent(picture.width(), picture.height());
        cut.draw(picture, 0, 0, 1, mask, Raster.Mode.NORMAL, cut.bounds());
        return cut;
    }

    private static Mark picture(Raster raster, Rect ink) {
        return new Mark.Picture(raster, ink.x(), ink.y(), 1, Optional.empty(), Blend.NORMAL, ink);
    }
}
