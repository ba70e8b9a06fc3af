package dev.nameplate.template;

import dev.nameplate.template.Layer.Box;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how text is set: a style of its own, a named one, or one that is like a named one but for some keys. */
final class StyleReader {

    static final String PLAIN_FAMILY = "Inter";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
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
            /* underline= */ false);

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
                entry.get("underline").flag(base.underline()));
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
