package dev.nameplate.proof;

import dev.nameplate.raster.Argb;
import dev.nameplate.template.AvatarLayer;
import dev.nameplate.template.ChartLayer;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Template;
import dev.nameplate.template.TextLayer;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A template's layers by id, with their places in the document. */
final class Anatomy {

    /** Large letters fainter than this are there to be seen, not read. */
    private static final double FAINT = 0.25;

    private static final double LARGE = 48;

    private final Template template;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /**
     * A layer in its place.
     *
     * @param pointer JSON pointer to it
     * @param opacity its own times that of the groups around it
     * @param number in the order in which layers are drawn
     */
    record Part(Layer layer, String pointer, double opacity, int number) {

        /** What messages call it. */
        String name() {
            String name = layer.common().name();
            return "“" + (name.isEmpty() ? layer.common().id() : name) + "”";
        }
    }

    /**
     * How a layer's words are set.
     *
     * @param pointer JSON pointer to what says so
     * @param colour the key that gives their colour
     * @param size the largest; 0 where it follows from the layer's box
     * @param smallest what they may shrink to; 0 likewise
     * @param lines most lines
     */
    record Setting(String pointer, String colour, double size, double smallest, int weight, int lines) {

        private static Setting of(String pointer, TextStyle style, int lines) {
            return new Setting(pointer, "fill", style.size(), style.minSize(), style.weight(), lines);
        }
    }

    /** How the words of a layer are set: of a text, a chart's labels, an avatar's initials. */
    static Optional<Setting> setting(Part part) {
        Layer layer = part.layer();
        if (layer instanceof TextLayer it) {
            return Optional.of(
                    Setting.of(part.pointer() + "/style", it.style(), it.style().maxLines()));
        }
        if (layer instanceof ChartLayer it) {
            return it.labels().map(labels -> Setting.of(part.pointer() + "/label-style", labels.style(), 1));
        }
        return layer instanceof AvatarLayer it
                ? Optional.of(new Setting(part.pointer(), "colour", 0, 0, it.weight(), 1))
                : Optional.empty();
    }

    Anatomy(Template template) {
        this.template = template;
        add(template.layers(), "/layers", 1);
    }

    private void add(List<Layer> layers, String pointer, double opacity) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            String place = pointer + "/" + i;
            double seen = opacity * layer.common().opacity();
            parts.put(layer.common().id(), new Part(layer, place, seen, parts.size()));
            add(layer.children(), place + "/layers", seen);
        }
    }

    Template template() {
        return template;
    }

    /** The layer of an id; none for what is made while a picture is laid out. */
    Optional<Part> part(String id) {
        return Optional.ofNullable(parts.get(id));
    }

    Iterable<Part> parts() {
        return parts.values();
    }

    /** JSON pointer to a field. */
    String field(String name) {
        for (int i = 0; i < template.fields().size(); i++) {
            if (template.fields().get(i).name().equals(name)) {
                return "/fields/" + i;
            }
        }
        return "/fields";
    }

    /** Where a place stands in the document, about: the document itself, fields, layers, output. */
    int order(String place) {
        if (place.startsWith("/fields")) {
            return 1 + number(place.substring("/fields".length()));
        }
        for (Part part : parts.values()) {
            if (place.equals(part.pointer())
                    || place.startsWith(part.pointer() + "/style")
                    || place.startsWith(part.pointer() + "/label-style")
                    || place.startsWith(part.pointer() + "/text")) {
                return 1000 + part.number();
            }
        }
        return place.isEmpty() ? 0 : 10_000;
    }

    private static int number(String step) {
        return step.matches("/[0-9]{1,3}") ? Integer.parseInt(step.substring(1)) : 0;
    }

    /**
     * Whether letters are there to be seen and not to be read: large and faint, or large, hollow and the same for everyone. What
     * cannot be seen at all is read by nobody either.
     */
    boolean isOrnament(Part part) {
        if (part.opacity() == 0) {
            return true;
        }
        if (!(part.layer() instanceof TextLayer text) || text.style().size() < LARGE) {
            return false;
        }
        double fill = part.opacity() * alpha(text.style().fill());
        double outline = part.opacity()
                * text.style().outline().map(stroke -> alpha(stroke.paint())).orElse(0.0);
        return fill < FAINT && (outline < FAINT || isFixed(text.wording()));
    }

    private static boolean isFixed(Wording wording) {
        return wording.fallback().stream()
                .flatMap(phrase -> phrase.pieces().stream())
                .allMatch(Wording.Piece.Words.class::isInstance);
    }

    private static double alpha(Paint paint) {
        if (paint instanceof Paint.Solid it) {
            return alpha(it.colour());
        }
        List<Paint.Stop> stops = List.of();
        if (paint instanceof Paint.Linear it) {
            stops = it.stops();
        } else if (paint instanceof Paint.Radial it) {
            stops = it.stops();
        } else if (paint instanceof Paint.Conic it) {
            stops = it.stops();
        }
        return stops.stream().mapToDouble(stop -> alpha(stop.colour())).max().orElse(1);
    }

    private static double alpha(ColourRef colour) {
        if (colour instanceof ColourRef.Fixed it) {
            return Argb.alpha(it.argb()) / 255.0;
        }
        return colour instanceof ColourRef.OfField it ? it.alpha() : 1;
    }
}
