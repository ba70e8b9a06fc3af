package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.template.AvatarLayer;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Contrast;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.Treatment;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The marks of a person: a picture, else initials on a colour of their own, else a silhouette. */
final class Avatars {

    private static final int LIGHT = 0xFFF7F8FC;
    private static final int DARK = 0xFF101423;
    /** Behind a silhouette: nobody's colour. */
    private static final int NEUTRAL = 0xFF8A93A6;

    private static final double ONE = 0.46;
    private static final double TWO = 0.4;

    private final AvatarLayer layer;
    private final Place place;
    private final Values values;
    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();

    private Avatars(AvatarLayer layer, Place place, Values values) {
        this.layer = layer;
        this.place = place;
        this.values = values;
        this.width = layer.common().box().width();
        this.height = layer.common().box().height();
    }

    /** Opacity and blend not yet applied. */
    static List<Mark> marks(
            AvatarLayer layer, Place place, Values values, String language, FigureWords words, Images images) {
        Avatars avatar = new Avatars(layer, place, values);
        Optional<ImageLayer> picture = picture(layer)
                .filter(it -> values.get(layer.picture().orElseThrow())
                        .flatMap(Value::asset)
                        .isPresent());
        Optional<String> name = layer.person()
                .flatMap(person -> Phrasing.say(person, values, language))
                .map(said -> Initials.plain(said.text()));
        Optional<String> initials = name.map(Initials::of).filter(letters -> !letters.isEmpty());
        if (picture.isPresent()) {
            avatar.marks.addAll(images.marks(picture.get(), place, values));
        } else if (initials.isEmpty() || !avatar.initials(name.orElseThrow(), initials.get(), words)) {
            avatar.silhouette();
        }
        if (picture.isEmpty()) {
            layer.stroke().ifPresent(avatar::ring);
        }
        return avatar.marks;
    }

    /** The image layer that shows an avatar's picture. */
    static Optional<ImageLayer> picture(AvatarLayer layer) {
        return layer.picture()
                .map(field -> new ImageLayer(
                        layer.common(),
                        new ImageLayer.Source.OfField(field),
                        ImageLayer.Fit.COVER,
                        0.5,
                        // Faces are in the upper half of portraits.
                        0.35,
                        layer.clip(),
                        Treatment.NONE,
                        layer.stroke(),
                        List.of()));
    }

    /** What is filled: up to the middle of an opaque line along its edge, so that none of it fringes the line. */
    private Path2D plate() {
        double in = Math.min(Images.inset(layer.stroke(), place, values) / place.scale(), Math.min(width, height) / 2);
        return place.of(
                layer.clip().round()
                        ? Outlines.ellipse(in, in, width - 2 * in, height - 2 * in)
                        : Outlines.rectangle(
                                in,
                                in,
                                width - 2 * in,
                                height - 2 * in,
                                Math.max(0, layer.clip().radius() - in)));
    }

    /** Whether there were letters to draw: a face may lack them. */
    private boolean initials(String name, String initials, FigureWords words) {
        Paint paint = layer.fills().get(Initials.choice(name, layer.fills().size()));
        Shade shade = Colours.shade(paint, width, height, place, values, 1);
        double size = Math.min(width, height) * (Initials.count(initials) > 1 ? TWO : ONE);
        ColourRef colour = new ColourRef.Fixed(colour(shade));
        TextStyle style = Figures.initials(layer.family(), layer.weight(), size, colour);
        double rim = Math.min(width, height) * 0.1;
        Layer.Box inner = new Layer.Box(rim, rim, width - 2 * rim, height - 2 * rim);
        Optional<List<Mark>> letters = words.marks(initials, style, inner, place, values.language());
        if (letters.isEmpty()) {
            return false;
        }
        marks.add(Marks.fill(plate(), 0, shade));
        marks.addAll(letters.get());
        return true;
    }

    /** What is seen better on a shade: near-white or near-black, unless the template says. */
    private int colour(Shade shade) {
        return layer.colour().map(ref -> Colours.of(ref, values)).orElseGet(() -> {
            int below = Colours.mean(shade);
            return Contrast.between(LIGHT, below) >= Math.min(4.5, Contrast.between(DARK, below)) ? LIGHT : DARK;
        });
    }

    /** Head and shoulders, cut to the plate. */
    private void silhouette() {
        Shade ground = new Shade.Solid(NEUTRAL);
        Path2D plate = plate();
        marks.add(Marks.fill(plate, 0, ground));
        double side = Math.min(width, height);
        double cx = width / 2;
        double top = (height - side) / 2;
        double head = 0.185 * side;
        Path2D person = Outlines.ellipse(cx - head, top + 0.4 * side - head, 2 * head, 2 * head);
        double shoulders = 0.36 * side;
        person.append(
                Outlines.ellipse(cx - shoulders, top + 0.66 * side, 2 * shoulders, 2 * shoulders),
                /* connect= */ false);
        int colour = layer.colour().map(ref -> Colours.of(ref, values)).orElse(LIGHT);
        if (Argb.alpha(colour) > 0) {
            Mark body = Marks.fill(place.of(person), 0, new Shade.Solid(colour));
            marks.add(Marks.clipped(List.of(body), plate));
        }
    }

    /** A line along the edge, as shapes have it. */
    private void ring(Stroke stroke) {
        double r = layer.clip().radius();
        ShapeLayer.Shape shape =
                layer.clip().round() ? new ShapeLayer.Shape.Ellipse() : new ShapeLayer.Shape.Rectangle(r, r, r, r);
        marks.addAll(Shapes.marks(
                new ShapeLayer(layer.common(), shape, Optional.empty(), Optional.of(stroke), List.of(), 0),
                place,
                values));
    }
}
