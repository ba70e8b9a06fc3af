package dev.nameplate.template;

import dev.nameplate.merge.FieldType;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Standing.Align;
import dev.nameplate.template.Standing.Edges;
import dev.nameplate.template.Standing.Flowing;
import dev.nameplate.template.Standing.Pinned;
import dev.nameplate.template.Standing.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where a layer stands: in a box, pinned to edges, or in the flow of a stack. */
final class StandingReader {

    static final double FARTHEST = 10_000;

    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final int MOST_LISTS = 8;

    private final Scope scope;

    StandingReader(Scope scope) {
        this.scope = scope;
    }

    /**
     * What is around a layer.
     *
     * @param box as large as it is, or may become
     * @param known whether its size is known, so that what is pinned to it is known too
     * @param flow what the stack does with its layers; empty outside a stack
     */
    record Around(Box box, boolean known, Optional<Stacking> flow) {

        static Around canvas(Box box) {
            return new Around(box, /* known= */ true, Optional.empty());
        }
    }

    /** How a stack treats what is in its flow. */
    record Stacking(boolean row, Align align) {}

    /** Where a layer stands; {@code box} is its own as far as it is known. */
    record Stand(Box box, Standing standing) {}

    /** @param natural whether the layer is as large as what it shows unless somebody says more */
    Stand read(Entry entry, Around around, boolean natural) {
        Node box = entry.get("box");
        Node pin = entry.get("pin");
        Node flow = entry.get("flow");
        String key = box.isThere() ? "box" : pin.isThere() ? "pin" : "flow";
        for (Node other : List.of(pin, flow)) {
            if (other.isThere() && !other.pointer().endsWith("/" + key)) {
                other.problem(
                        "\"" + key + "\" already says where the layer stands; one of box, pin and flow is allowed");
            }
        }
        if (box.isThere()) {
            return new Stand(box(box, around.box()), new Standing.Boxed());
        }
        if (pin.isThere()) {
            return pinned(pin, around, natural);
        }
        if (around.flow().isPresent()) {
            return flowing(flow, around, around.flow().get(), natural);
        }
        if (flow.isThere()) {
            flow.problem("\"flow\" is for layers in a stack; use \"box\" or \"pin\" here");
        }
        Box whole = whole(around.box());
        return new Stand(whole, around.known() ? new Standing.Boxed() : new Standing.Whole());
    }

    private static Box whole(Box around) {
        return new Box(0, 0, around.width(), around.height());
    }

    static Box box(Node node, Box parent) {
        double[] whole = {0, 0, parent.width(), parent.height()};
        double[] given = node.numbers(whole, -FARTHEST, FARTHEST, "a box; write [x, y, width, height]");
        if (!(given[2] > 0) || !(given[3] > 0)) {
            node.problem(Numbers.list(given) + " is a box of " + Numbers.plain(given[2]) + " by "
                    + Numbers.plain(given[3]) + "; width and height are above 0");
            given = whole;
        }
        return new Box(given[0], given[1], given[2], given[3]);
    }

    private static Stand pinned(Node node, Around around, boolean natural) {
        if (node.isText()) {
            if (!node.mentions("fill")) {
                node.wrong("is no pin; write the edges, as {\"right\": 40, \"bottom\": 40}, or \"fill\"");
            }
            return new Stand(whole(around.box()), around.known() ? new Standing.Boxed() : new Standing.Whole());
        }
        Entry entry = node.object("pin");
        Edges insets =
                new Edges(inset(entry, "top"), inset(entry, "right"), inset(entry, "bottom"), inset(entry, "left"));
        Sizes sizes = sizes(entry);
        entry.end();
        Pinned pinned = new Pinned(insets, sizes);
        boolean wide = !Double.isNaN(insets.left() + insets.right());
        boolean tall = !Double.isNaN(insets.top() + insets.bottom());
        if (!natural && !node.isFaultyWithin()) {
            need(node, "width", "\"left\" and \"right\"", wide, sizes.statedWidth(), tall, sizes.aspect());
            need(node, "height", "\"top\" and \"bottom\"", tall, sizes.statedHeight(), wide, sizes.aspect());
        }
        boolean sized = !natural
                || (wide || !Double.isNaN(sizes.statedWidth())) && (tall || !Double.isNaN(sizes.statedHeight()));
        if (around.known() && sized) {
            return new Stand(Pins.box(pinned, around.box().width(), around.box().height()), new Standing.Boxed());
        }
        return new Stand(Pins.room(pinned, around.box().width(), around.box().height()), pinned);
    }

    private static double inset(Entry entry, String key) {
        return entry.get(key).number(Double.NaN, -FARTHEST, FARTHEST);
    }

    /** Reports a size that follows from nothing: neither stated nor held, nor by the aspect from the other that is held. */
    private static void need(
            Node node, String key, String edges, boolean held, double stated, boolean otherHeld, double aspect) {
        if (!held && Double.isNaN(stated) && !(otherHeld && !Double.isNaN(aspect))) {
            node.problem("nothing says the layer's " + key + "; give \"" + key
                    + "\", \"aspect\" with the other size, or " + edges);
        }
    }

    private static Sizes sizes(Entry entry) {
        double width = entry.get("width").number(Double.NaN, 0.1, FARTHEST);
        double height = entry.get("height").number(Double.NaN, 0.1, FARTHEST);
        double minWidth = entry.get("min-width").number(0, 0, FARTHEST);
        double maxWidth = most(entry, "max-width", "min-width", minWidth);
        double minHeight = entry.get("min-height").number(0, 0, FARTHEST);
        double maxHeight = most(entry, "max-height", "min-height", minHeight);
        Node aspectNode = entry.get("aspect");
        double aspect = aspectNode.number(Double.NaN, 0.01, 100);
        if (!Double.isNaN(width + height + aspect)) {
            aspectNode.problem("\"width\" and \"height\" say the aspect already");
        }
        return new Sizes(width, height, minWidth, maxWidth, minHeight, maxHeight, aspect);
    }

    private static double most(Entry entry, String key, String leastKey, double least) {
        Node node = entry.get(key);
        double most = node.isThere() ? node.number(ANY, 0.1, FARTHEST) : ANY;
        if (most < least) {
            node.problem(node.given() + " is less than \"" + leastKey + "\", which is " + Numbers.plain(least));
            return ANY;
        }
        return most;
    }

    private Stand flowing(Node node, Around around, Stacking stacking, boolean natural) {
        Entry entry = node.object("flow");
        Sizes sizes = sizes(entry);
        double grow = entry.get("grow").number(0, 0, 1000);
        double shrink = entry.get("shrink").number(natural ? 1 : 0, 0, 1000);
        Edges margin = edges(entry.get("margin"), "a margin", -FARTHEST);
        Node alignNode = entry.get("align");
        Optional<Align> align = alignNode.isThere() ? Optional.of(alignNode.oneOf(Align.STRETCH)) : Optional.empty();
        List<String> repeat = new ArrayList<>();
        for (Node field : entry.get("repeat").oneOrMore("list fields", 1, MOST_LISTS)) {
            repeat.add(scope.field(field, FieldType.LIST));
        }
        entry.end();
        boolean stretched = align.orElse(stacking.align()) == Align.STRETCH;
        if (!natural && !node.isFaultyWithin()) {
            boolean wide = stacking.row() ? grow > 0 : stretched;
            boolean tall = stacking.row() ? stretched : grow > 0;
            needInFlow(node, "width", stacking.row(), wide, sizes.statedWidth(), tall, sizes.aspect());
            needInFlow(node, "height", !stacking.row(), tall, sizes.statedHeight(), wide, sizes.aspect());
        }
        Box room = new Box(
                0,
                0,
                room(sizes.statedWidth(), sizes.maxWidth(), around.box().width()),
                room(sizes.statedHeight(), sizes.maxHeight(), around.box().height()));
        return new Stand(room, new Flowing(sizes, grow, shrink, margin, align, repeat));
    }

    private static double room(double stated, double most, double around) {
        return Double.isNaN(stated) ? Math.min(most, around) : stated;
    }

    private static void needInFlow(
            Node node, String key, boolean along, boolean held, double stated, boolean otherHeld, double aspect) {
        if (!held && Double.isNaN(stated) && !(otherHeld && !Double.isNaN(aspect))) {
            node.problem("nothing says the layer's " + key + "; give \"" + key
                    + "\", \"aspect\" with the other size, or " + (along ? "\"grow\"" : "\"align\": \"stretch\""));
        }
    }

    /** A number for all four edges, two for top and bottom, left and right, or four clockwise from the top. */
    static Edges edges(Node node, String what, double least) {
        if (node.isNumber()) {
            double all = node.number(0, least, FARTHEST);
            return new Edges(all, all, all, all);
        }
        String meaning = what + "; write a number, [top and bottom, left and right] or [top, right, bottom, left]";
        if (node.isList() && node.items("lengths", 0, 4).size() == 2) {
            double[] two = node.numbers(new double[2], least, FARTHEST, meaning);
            return new Edges(two[0], two[1], two[0], two[1]);
        }
        double[] four = node.numbers(new double[4], least, FARTHEST, meaning);
        return new Edges(four[0], four[1], four[2], four[3]);
    }
}
