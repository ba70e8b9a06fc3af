package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.AvatarLayer;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Template;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The marks of image layers: assets scaled, turned and cut to their boxes. An upright box is moved to whole pixels, so that
 * straight edges are sharp.
 */
final class Images {

    private final Map<String, Raster> assets;
    private final Pictures pictures;

    Images(Map<String, Raster> assets, Pictures pictures) {
        this.assets = assets;
        this.pictures = pictures;
    }

    /** Bytes of every picture that fields of a template can ask for, as large as its box. */
    static long mostBytes(Template template, int density) {
        return mostBytes(template.layers(), template.assets().size(), /* turned= */ false) * density * density;
    }

    private static long mostBytes(List<Layer> layers, int assets, boolean turned) {
        double bytes = 0;
        for (Layer layer : layers) {
            Layer.Box box = layer.common().box();
            boolean oblique = turned || layer.common().rotation() != 0;
            boolean avatar =
                    layer instanceof AvatarLayer person && person.picture().isPresent();
            if (avatar || layer instanceof ImageLayer it && it.source() instanceof ImageLayer.Source.OfField) {
                // However it is turned, a box fits a square over its diagonal.
                double diagonal = box.width() * box.width() + box.height() * box.height();
                bytes += 4 * (oblique ? diagonal : box.width() * box.height()) * assets;
            }
            bytes += mostBytes(layer.children(), assets, oblique);
        }
        return (long) Math.ceil(bytes);
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
                height);
        return List.of(place.isUpright() ? upright(cut, asset, left, top) : turned(cut, asset, box, place));
    }

    /**
     * What a scaled picture depends on, in device pixels.
     *
     * @param radius of the corners, unless {@code round}
     */
    private record Cut(
            String asset,
            ImageLayer.Fit fit,
            double focusX,
            double focusY,
            boolean round,
            double radius,
            int width,
            int height) {

        /** How wide and high the whole picture becomes, as floating point: at most the box when containing. */
        Raster scaled(Raster asset) {
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
            return !round && radius == 0;
        }

        Path2D clip() {
            return round ? Outlines.ellipse(0, 0, width, height) : Outlines.rectangle(0, 0, width, height, radius);
        }
    }

    private Mark upright(Cut cut, Raster asset, int left, int top) {
        Raster picture = pictures.get(cut, () -> {
            Raster scaled = cut.scaled(asset);
            if (cut.whole()) {
                return scaled;
            }
            int x = cut.offsetX(scaled);
            int y = cut.offsetY(scaled);
            Rect area = new Rect(x, y, scaled.width(), scaled.height());
            return masked(scaled, area, cut.clip());
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
            Raster cutOut = masked(turned, ink, shown);
            return cut.whole()
                    ? cutOut
                    : masked(cutOut, ink, place.of(Patterns.clip(box.width(), box.height(), clip(cut, place))));
        });
        return picture(picture, ink);
    }

    private static ImageLayer.Clip clip(Cut cut, Place place) {
        return new ImageLayer.Clip(cut.radius() / place.scale(), cut.round());
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
