package dev.nameplate.template;

import dev.nameplate.merge.FieldType;
import dev.nameplate.raster.Argb;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template's or brand kit's named colours, and the reading of colours wherever one may stand. */
final class Palette {

    private static final Pattern COLOUR = Pattern.compile(
            "(?:(#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}))|\\$([a-z][a-z0-9-]{0,31}))(?:/(\\d{1,3})%)?");
    private static final int UNKNOWN = 0xFF000000;

    private final Map<String, Node> written;
    private final Map<String, Integer> resolved = new HashMap<>();
    private final Set<String> resolving = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Map<String, Integer> kit;

    /** @param kit the colours of the brand kit, which stand in for those of the same names */
    Palette(Node colours, Map<String, Integer> kit) {
        this.kit = kit;
        this.written = Roles.names(colours, "colours");
        written.forEach(this::resolve);
        used.clear();
    }

    /** All colours by name. */
    Map<String, Integer> all() {
        return resolved;
    }

    /** What of the kit the template uses, if only by way of colours of its own that build on it. */
    Map<String, Integer> worn() {
        Map<String, Integer> worn = new TreeMap<>();
        used.forEach(name -> wear(name, worn));
        return worn;
    }

    private void wear(String name, Map<String, Integer> worn) {
        Integer colour = kit.get(name);
        Node source = written.get(name);
        if (colour != null) {
            worn.put(name, colour);
        } else if (source != null) {
            Matcher reference = COLOUR.matcher(source.text("", 0, Integer.MAX_VALUE));
            if (reference.matches() && reference.group(2) != null) {
                wear(reference.group(2), worn);
            }
        }
    }

    /** A colour that is the same in every picture, as straight ARGB. */
    int fixed(Node node, int otherwise) {
        if (!node.isThere()) {
            return otherwise;
        }
        if (!node.isText()) {
            node.wrong("is no colour; write it as text, as \"#1B1F5E\" or \"$accent\"");
            return otherwise;
        }
        String text = node.text("", 0, Integer.MAX_VALUE);
        Matcher colour = COLOUR.matcher(text);
        if (!colour.matches()) {
            node.problem(Node.quoted(text) + " is no colour; write #RGB, #RRGGBB, #RRGGBBAA or $name, each with /40% or"
                    + " the like for its opacity if you want");
            return otherwise;
        }
        int percent = colour.group(3) == null ? 100 : Integer.parseInt(colour.group(3));
        if (percent > 100) {
            node.problem(percent + "% is too opaque; /0% to /100% is allowed");
            return otherwise;
        }
        String name = colour.group(2);
        int argb = name == null ? Argb.parse(colour.group(1)) : named(node, name);
        return percent == 100 ? argb : Argb.faded(argb, percent / 100.0);
    }

    /** A colour that may come from a field. */
    ColourRef reference(Node node, Scope scope, int otherwise) {
        if (!node.isObject()) {
            return new ColourRef.Fixed(fixed(node, otherwise));
        }
        Entry entry = node.object("field-colour");
        String field = scope.field(entry.need("field"), FieldType.COLOUR, FieldType.CHOICE);
        int instead = fixed(entry.need("otherwise"), otherwise);
        double opacity = entry.get("opacity").number(1, 0, 1);
        entry.end();
        var defined = scope.fields().get(field);
        if (defined != null
                && defined.type() == FieldType.CHOICE
                && defined.choices().stream()
                        .noneMatch(choice -> choice.colour().isPresent())) {
            node.problem("none of the choices of field \"" + field + "\" stands for a colour");
        }
        return new ColourRef.OfField(field, instead, opacity);
    }

    private int named(Node node, String name) {
        Node source = written.get(name);
        if (source == null) {
            node.problem(Near.unknown("colour", name, written.keySet()));
            return UNKNOWN;
        }
        used.add(name);
        if (resolving.contains(name)) {
            node.problem(
                    "colour \"" + name + "\" is defined by itself: " + String.join(" → ", resolving) + " → " + name);
            return UNKNOWN;
        }
        return resolve(name, source);
    }

    private int resolve(String name, Node source) {
        Integer known = resolved.get(name);
        if (known != null) {
            return known;
        }
        resolving.add(name);
        int own = fixed(source, UNKNOWN);
        resolving.remove(name);
        int argb = kit.getOrDefault(name, own);
        resolved.put(name, argb);
        return argb;
    }

    /** Warns of colours that nothing uses. */
    void warnOfUnused() {
        written.forEach((name, node) -> {
            boolean inColours = written.values().stream().anyMatch(other -> other.mentions("$" + name));
            if (!used.contains(name) && !inColours) {
                node.reading().warning(node.pointer(), "nothing uses colour \"" + name + "\"");
            }
        });
    }
}
