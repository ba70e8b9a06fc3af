package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.template.ImageLayer.Clip;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads layers, and those inside groups. */
final class LayerReader {

    static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    static final String ID_IN_WORDS =
            "letters, digits, hyphens and underscores are allowed, a letter first, at most 64";

    private static final List<String> TYPES = List.of("text", "image", "shape", "pattern", "group");
    private static final int MOST_LAYERS = 500;
    private static final int DEEPEST = 8;
    private static final double FARTHEST = 10_000;

    private final Scope scope;
    private final StyleReader styles;
    private final ConditionReader conditions;
    private final ShapeReader shapes;
    private final PatternReader patterns;
    private final Set<String> ids = new HashSet<>();
    private int count;

    LayerReader(Scope scope, StyleReader styles) {
        this.scope = scope;
        this.styles = styles;
        this.conditions = new ConditionReader(scope);
        this.shapes = new ShapeReader(scope);
        this.patterns = new PatternReader(scope);
    }

    List<Layer> read(Node node, Box parent) {
        return read(node, parent, 1);
    }

    private List<Layer> read(Node node, Box parent, int depth) {
        List<Layer> layers = new ArrayList<>();
        for (Node item : node.items("layers", 0, MOST_LAYERS)) {
            if (++count == MOST_LAYERS + 1) {
                item.problem("more than " + MOST_LAYERS + " layers in all; " + MOST_LAYERS + " are allowed");
            }
            if (count <= MOST_LAYERS) {
                layer(item, parent, depth).ifPresent(layers::add);
            }
        }
        return layers;
    }

    private Optional<Layer> layer(Node item, Box parent, int depth) {
        if (!item.isObject()) {
            item.object("layer");
            return Optional.empty();
        }
        Node typeNode = item.object("layer").need("type");
        String type = typeNode.oneOf("", TYPES);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = item.object(type + "-layer");
        entry.get("type");
        Common common = common(entry, parent);
        Layer layer =
                switch (type) {
                    case "text" -> text(entry, common);
                    case "image" -> image(entry, common);
                    case "shape" -> shapes.read(entry, common);
                    case "pattern" -> patterns.read(entry, common);
                    default -> group(entry, common, depth);
                };
        entry.end();
        return Optional.of(layer);
    }

    private Common common(Entry entry, Box parent) {
        Node idNode = entry.need("id");
        String id = idNode.name("", ID, ID_IN_WORDS);
        if (!id.isEmpty() && !ids.add(id)) {
            idNode.problem("another layer has the id \"" + id + "\" already");
        }
        return new Common(
                id,
                entry.get("name").text("", 0, 80),
                box(entry.get("box"), parent),
                entry.get("opacity").number(1, 0, 1),
                entry.get("rotation").number(0, -360, 360),
                entry.get("blend").oneOf(Layer.Blend.NORMAL),
                conditions.read(entry.get("when")));
    }

    /** A layer without a box fills its group or the canvas. */
    private static Box box(Node node, Box parent) {
        double[] whole = {0, 0, parent.width(), parent.height()};
        double[] given = node.numbers(whole, -FARTHEST, FARTHEST, "a box; write [x, y, width, height]");
        if (!(given[2] > 0) || !(given[3] > 0)) {
            node.problem(Numbers.list(given) + " is a box of " + Numbers.plain(given[2]) + " by "
                    + Numbers.plain(given[3]) + "; width and height are above 0");
            given = whole;
        }
        return new Box(given[0], given[1], given[2], given[3]);
    }

    private Layer text(Entry entry, Common common) {
        Node words = entry.need("text");
        Node styleNode = entry.get("style");
        TextStyle style = styles.read(styleNode, common.box());
        Optional<Set<String>> runs = styles.isSound(styleNode)
                ? Optional.of(new TreeSet<>(style.runs().keySet()))
                : Optional.empty();
        Wording wording = scope.texts().wording(words, scope, runs, new Wording(List.of(), java.util.Map.of()));
        return new TextLayer(common, wording, style);
    }

    private Layer image(Entry entry, Common common) {
        String key = entry.oneKey("asset", "field");
        ImageLayer.Source source = key.equals("field")
                ? new ImageLayer.Source.OfField(pictureField(entry.get("field")))
                : new ImageLayer.Source.Asset(scope.assets().name(entry.get("asset")));
        double[] focus = entry.get("focus")
                .numbers(new double[] {0.5, 0.5}, 0, 1, "a focus; write [x, y] as fractions of the picture");
        return new ImageLayer(
                common,
                source,
                entry.get("fit").oneOf(ImageLayer.Fit.COVER),
                focus[0],
                focus[1],
                clip(entry.get("radius")));
    }

    private String pictureField(Node node) {
        String name = scope.field(node, FieldType.IMAGE, FieldType.CHOICE);
        Field field = scope.fields().get(name);
        if (field != null
                && field.type() == FieldType.CHOICE
                && field.choices().stream().noneMatch(choice -> choice.asset().isPresent())) {
            node.problem("none of the choices of field \"" + name + "\" stands for an asset");
        }
        return name;
    }

    private Layer group(Entry entry, Common common, int depth) {
        Node children = entry.need("layers");
        Clip clip = clip(entry.get("radius"));
        boolean clipped = entry.get("clip").flag(!clip.equals(Clip.NONE));
        if (depth == DEEPEST) {
            children.problem("groups are nested too deeply; " + DEEPEST + " levels of layers are allowed");
            return new GroupLayer(common, List.of(), clip, clipped);
        }
        return new GroupLayer(common, read(children, common.box(), depth + 1), clip, clipped);
    }

    /** What a box is cut to: a radius of its corners, or {@code "round"}. */
    static Clip clip(Node node) {
        if (node.isText()) {
            if (!node.mentions("round")) {
                node.wrong("is no radius; write a number, or \"round\"");
            }
            return new Clip(0, /* round= */ true);
        }
        return new Clip(node.number(0, 0, FARTHEST), /* round= */ false);
    }
}
