package dev.nameplate.template;

import dev.nameplate.template.Layer.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads how text is set: a style of its own, a named one, or one that is like a named one but for some keys. */
final class StyleReader {

    static final String PLAIN_FAMILY = "Inter";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int MOST_RUNS = 16;
    private static final int INK = 0xFF101423;
    private static final TextStyle PLAIN = new TextStyle(
            PLAIN_FAMILY,
            400,
            /* italic= */ false,
            32,
            32,
            1.2,
            0,
            1,
            /* balance= */ false,
            TextStyle.Align.START,
            TextStyle.Valign.TOP,
            new Paint.Solid(new ColourRef.Fixed(INK)),
            Optional.empty(),
            List.of(),
            /* upper= */ false,
            /* tabular= */ false,
            /* underline= */ false,
            /* strike= */ false,
            Map.of(),
            Optional.empty(),
            Optional.empty());

    private final Scope scope;
    private final PaintReader paints;

    StyleReader(Scope scope) {
        this.scope = scope;
        this.paints = new PaintReader(scope);
    }

    /** Reads the named styles, once each for their own problems; layers read them again, over their boxes. */
    void readNamed(Node node) {
        Map<String, Node> named =
                node.names("styles", NAME, "small letters, digits and hyphens are allowed, a letter first", 64);
        scope.styles(named);
        named.values().forEach(style -> over(style, PLAIN, new Box(0, 0, 1, 1), "named-style"));
    }

    TextStyle read(Node node, Box box) {
        if (node.isText()) {
            return named(node, box);
        }
        Node like = node.isObject() ? node.object("style").get("like") : Node.absent(node.reading(), node.pointer());
        return over(node, like.isThere() ? named(like, box) : PLAIN, box, "style");
    }

    private TextStyle named(Node node, Box box) {
        String name = node.text("", 1, 64);
        Node style = scope.styles().get(name);
        if (style == null) {
            if (!name.isEmpty()) {
                node.problem(Near.unknown("style", name, scope.styles().keySet()));
            }
            return PLAIN;
        }
        scope.usedStyles().add(name);
        return over(style, PLAIN, box, "named-style");
    }

    private TextStyle over(Node node, TextStyle base, Box box, String kind) {
        Entry entry = node.object(kind);
        if (kind.equals("style")) {
            entry.get("like");
        }
        double size = entry.get("size").number(base.size(), 4, 1000);
        TextStyle style = new TextStyle(
                family(entry.get("family"), base.family()),
                entry.get("weight").whole(base.weight(), 100, 900),
                entry.get("italic").flag(base.italic()),
                size,
                minSize(entry, base, size),
                entry.get("line-height").number(base.lineHeight(), 0.5, 4),
                entry.get("tracking").number(base.tracking(), -0.2, 2),
                entry.get("lines").whole(base.maxLines(), 1, 50),
                entry.get("balance").flag(base.balance()),
                entry.get("align").oneOf(base.align()),
                entry.get("valign").oneOf(base.valign()),
                paints.paint(entry.get("fill"), box, base.fill()),
                entry.has("outline") ? paints.stroke(entry.get("outline"), box) : outline(entry, base),
                paints.shadows(entry.get("shadows"), base.shadows()),
                entry.get("upper").flag(base.upper()),
                entry.get("tabular").flag(base.tabular()),
                entry.get("underline").flag(base.underline()),
                entry.get("strike").flag(base.strike()),
                runs(entry.get("runs"), base.runs(), box),
                plate(entry.get("plate"), base.plate(), box),
                rule(entry.get("rule"), base.rule(), box));
        entry.end();
        return style;
    }

    private static Optional<Stroke> outline(Entry entry, TextStyle base) {
        entry.get("outline");
        return base.outline();
    }

    /** The smallest size: as given; else the base's, when that may shrink; else the size itself. */
    private static double minSize(Entry entry, TextStyle base, double size) {
        Node node = entry.get("min-size");
        if (!node.isThere()) {
            return base.minSize() < base.size() ? Math.min(base.minSize(), size) : size;
        }
        double least = node.number(size, 4, 1000);
        if (least > size && !entry.get("size").isFaulty()) {
            node.problem(node.given() + " is more than \"size\", which is " + Numbers.plain(size));
        }
        return Math.min(least, size);
    }

    private Optional<TextStyle.Plate> plate(Node node, Optional<TextStyle.Plate> base, Box box) {
        if (!node.isThere()) {
            return base;
        }
        Entry entry = node.object("plate");
        Paint fill = paints.paint(entry.need("fill"), box, PLAIN.fill());
        double[] padding = padding(entry.get("padding"));
        TextStyle.Plate plate = new TextStyle.Plate(
                fill,
                padding[0],
                padding[1],
                entry.get("radius").radius(0, 10_000),
                entry.get("per").oneOf(TextStyle.Plate.Per.TEXT),
                paints.stroke(entry.get("stroke"), box),
                paints.shadows(entry.get("shadows"), List.of()));
        entry.end();
        return Optional.of(plate);
    }

    private static double[] padding(Node node) {
        if (node.isNumber()) {
            double padding = node.number(0, 0, 1000);
            return new double[] {padding, padding};
        }
        return node.numbers(
                new double[] {6, 12}, 0, 1000, "a padding; write a number, or [above and below, before and behind]");
    }

    private Optional<TextStyle.Rule> rule(Node node, Optional<TextStyle.Rule> base, Box box) {
        if (!node.isThere()) {
            return base;
        }
        Entry entry = node.object("rule");
        TextStyle.Rule rule = new TextStyle.Rule(
                paints.paint(entry.need("paint"), box, PLAIN.fill()),
                entry.get("width").number(1, 0.1, 500),
                entry.get("gap").number(4, 0, 1000),
                entry.get("overhang").number(0, 0, 1000));
        entry.end();
        return Optional.of(rule);
    }

    /** Whether nothing is wrong with a style, or with the one that it names, so that what it lacks is worth a problem. */
    boolean isSound(Node node) {
        Node like = node.isObject() ? node.object("style").get("like") : node;
        Node named = like.isText() ? scope.styles().get(like.text("", 0, Integer.MAX_VALUE)) : null;
        return !node.isFaultyWithin() && (named == null || !named.isFaultyWithin());
    }

    /** The base's runs and those given; one of the same name stands for the base's. */
    private Map<String, TextStyle.Run> runs(Node node, Map<String, TextStyle.Run> base, Box box) {
        Map<String, TextStyle.Run> runs = new LinkedHashMap<>(base);
        node.names("runs", NAME, "small letters, digits and hyphens are allowed, a letter first", MOST_RUNS)
                .forEach((name, run) -> runs.put(name, run(run, box)));
        return runs;
    }

    private TextStyle.Run run(Node node, Box box) {
        Entry entry = node.object("run");
        TextStyle.Run run = new TextStyle.Run(
                given(entry.get("family"), family -> family(family, PLAIN.family())),
                given(entry.get("weight"), weight -> weight.whole(PLAIN.weight(), 100, 900)),
                given(entry.get("italic"), italic -> italic.flag(PLAIN.italic())),
                entry.get("size").number(1, 0.4, 2.5),
                entry.get("raise").number(0, -1, 1),
                given(entry.get("tracking"), tracking -> tracking.number(PLAIN.tracking(), -0.2, 2)),
                given(entry.get("fill"), fill -> paints.paint(fill, box, PLAIN.fill())),
                given(entry.get("upper"), upper -> upper.flag(PLAIN.upper())),
                given(entry.get("underline"), underline -> underline.flag(PLAIN.underline())),
                given(entry.get("strike"), strike -> strike.flag(PLAIN.strike())));
        entry.end();
        return run;
    }

    private static <T> Optional<T> given(Node node, Function<Node, T> reading) {
        return node.isThere() ? Optional.of(reading.apply(node)) : Optional.empty();
    }

    String family(Node node, String otherwise) {
        return Roles.isReference(node)
                ? scope.familyRoles().value(node, otherwise)
                : family(node, otherwise, scope.families());
    }

    /** A family that the server has. */
    static String family(Node node, String otherwise, Set<String> families) {
        String family = node.text(otherwise, 1, 100);
        if (!families.contains(family)) {
            node.problem(Near.unknown("font family", family, families));
        }
        return family;
    }
}
