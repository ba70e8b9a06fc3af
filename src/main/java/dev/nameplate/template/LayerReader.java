package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.template.ImageLayer.Clip;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.StandingReader.Around;
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

    private static final List<String> TYPES = List.of(
            "text",
            "image",
            "shape",
            "pattern",
            "group",
            "stack",
            "code",
            "progress",
            "rating",
            "chart",
            "avatar",
            "countdown");
    private static final int MOST_LAYERS = 500;
    private static final int DEEPEST = 8;
    static final double FARTHEST = StandingReader.FARTHEST;

    /** Layers that are as large as what they show, unless somebody says more. */
    private static final Set<String> NATURAL = Set.of("text", "stack");

    private final Scope scope;
    private final StyleReader styles;
    private final ConditionReader conditions;
    private final StandingReader standings;
    private final ShapeReader shapes;
    private final PatternReader patterns;
    private final FigureReader figures;
    private final PaintReader paints;
    private final TreatmentReader treatments;
    private final MaskReader masks;
    private final Set<String> ids = new HashSet<>();
    private int count;

    LayerReader(Scope scope, StyleReader styles) {
        this.scope = scope;
        this.styles = styles;
        this.conditions = new ConditionReader(scope);
        this.standings = new StandingReader(scope);
        this.shapes = new ShapeReader(scope);
        this.patterns = new PatternReader(scope);
        this.figures = new FigureReader(scope, styles);
        this.paints = new PaintReader(scope);
        this.treatments = new TreatmentReader(scope);
        this.masks = new MaskReader(scope, styles);
    }

    List<Layer> read(Node node, Box canvas) {
        conditions.layers(node);
        List<Layer> layers = read(node, Around.canvas(canvas), 1);
        conditions.checkCountdowns(figures.counts());
        return layers;
    }

    private List<Layer> read(Node node, Around around, int depth) {
        List<Layer> layers = new ArrayList<>();
        for (Node item : node.items("layers", 0, MOST_LAYERS)) {
            one(item, around, depth).ifPresent(layers::add);
        }
        return layers;
    }

    private Optional<Layer> one(Node item, Around around, int depth) {
        if (++count == MOST_LAYERS + 1) {
            item.problem("more than " + MOST_LAYERS + " layers in all; " + MOST_LAYERS + " are allowed");
        }
        return count <= MOST_LAYERS ? layer(item, around, depth) : Optional.empty();
    }

    private Optional<Layer> layer(Node item, Around around, int depth) {
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
        Common common = common(entry, around, type);
        Layer layer =
                switch (type) {
                    case "text" -> text(entry, common);
                    case "image" -> image(entry, common);
                    case "shape" -> shapes.read(entry, common);
                    case "pattern" -> patterns.read(entry, common);
                    case "code", "progress", "rating", "chart", "avatar", "countdown" ->
                        figures.read(type, entry, common);
                    case "stack" -> StackReader.read(entry, common, within(depth));
                    default -> group(entry, common, depth);
                };
        entry.end();
        return Optional.of(layer);
    }

    private Common common(Entry entry, Around around, String type) {
        Node idNode = entry.need("id");
        String id = idNode.name("", ID, ID_IN_WORDS);
        if (!id.isEmpty() && !ids.add(id)) {
            idNode.problem("another layer has the id \"" + id + "\" already");
        }
        String name = entry.get("name").text("", 0, 80);
        StandingReader.Stand stand = standings.read(entry, around, NATURAL.contains(type));
        return new Common(
                id,
                name,
                stand.box(),
                entry.get("opacity").number(1, 0, 1),
                entry.get("rotation").number(0, -360, 360),
                entry.get("blend").oneOf(Layer.Blend.NORMAL),
                conditions.read(entry.get("when")),
                stand.standing());
    }

    /** Reads the layers inside of one at a depth. */
    private StackReader.Children within(int depth) {
        return new StackReader.Children() {
            @Override
            public List<Layer> read(Node layers, Around around) {
                return isTooDeep(layers, depth) ? List.of() : LayerReader.this.read(layers, around, depth + 1);
            }

            @Override
            public Optional<Layer> one(Node layer, Around around) {
                return isTooDeep(layer, depth) ? Optional.empty() : LayerReader.this.one(layer, around, depth + 1);
            }
        };
    }

    private static boolean isTooDeep(Node node, int depth) {
        if (depth == DEEPEST) {
            node.problem("groups are nested too deeply; " + DEEPEST + " levels of layers are allowed");
        }
        return depth == DEEPEST;
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
                clip(entry.get("radius")),
                treatments.read(entry, common.box()),
                paints.stroke(entry.get("stroke"), common.box()),
                paints.shadows(entry.get("shadows"), List.of()));
    }

    private String pictureField(Node node) {
        return pictureField(node, scope);
    }

    /** An image field, or a choice that stands for pictures. */
    static String pictureField(Node node, Scope scope) {
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
        Optional<GroupMask> mask = masks.mask(entry.get("mask"), common);
        double blur = entry.get("blur").number(0, 0, 500);
        List<Layer.Shadow> shadows = masks.shadows(entry.get("shadows"));
        Around around =
                new Around(common.box(), common.standing() instanceof Standing.Boxed, /* flow= */ Optional.empty());
        List<Layer> layers = isTooDeep(children, depth) ? List.of() : read(children, around, depth + 1);
        return new GroupLayer(common, layers, clip, clipped, mask, blur, shadows);
    }

    /** What a box is cut to: a radius of its corners, or {@code "round"}. */
    static Clip clip(Node node) {
        if (node.isText() && !Roles.isReference(node)) {
            if (!node.mentions("round")) {
                node.wrong("is no radius; write a number, \"round\", or \"$name\" of one in \"radii\"");
            }
            return new Clip(0, /* round= */ true);
        }
        return new Clip(node.radius(0, FARTHEST), /* round= */ false);
    }
}
