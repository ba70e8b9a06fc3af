package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that a template's parts may refer to, and which of them were. */
final class Scope {

    private static final String NO_FIELD = "";

    private final Reading reading;
    private final Set<String> families;
    private final Roles<String> familyRoles;
    private final Palette palette;
    private final Texts texts;
    private final Assets assets;
    private final Map<String, FieldType> types = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Node> places = new LinkedHashMap<>();
    private final Set<String> uncertain = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> usedStyles = new LinkedHashSet<>();
    private Map<String, Node> styles = Map.of();

    Scope(
            Reading reading,
            Set<String> families,
            Roles<String> familyRoles,
            Palette palette,
            Texts texts,
            Assets assets) {
        this.reading = reading;
        this.families = families;
        this.familyRoles = familyRoles;
        this.palette = palette;
        this.texts = texts;
        this.assets = assets;
    }

    Reading reading() {
        return reading;
    }

    Set<String> families() {
        return families;
    }

    /** Families that have a name, as {@code $heading}. */
    Roles<String> familyRoles() {
        return familyRoles;
    }

    Palette palette() {
        return palette;
    }

    Texts texts() {
        return texts;
    }

    Assets assets() {
        return assets;
    }

    /** Style names to where they are written. */
    Map<String, Node> styles() {
        return styles;
    }

    void styles(Map<String, Node> written) {
        this.styles = written;
    }

    Set<String> usedStyles() {
        return usedStyles;
    }

    /** Makes a field known; what is said about one of uncertain type is taken on trust, so that one fault is told once. */
    void declare(String field, FieldType type, boolean certain) {
        types.putIfAbsent(field, type);
        if (!certain) {
            uncertain.add(field);
        }
    }

    void define(Field field, Node written) {
        fields.putIfAbsent(field.name(), field);
        places.putIfAbsent(field.name(), written);
    }

    Map<String, Field> fields() {
        return fields;
    }

    /** A declared field of one of these types, by name; the empty name after a problem. */
    String field(Node node, FieldType... allowed) {
        String name = node.text("", 1, 64);
        return name.isEmpty() ? NO_FIELD : field(node, name, allowed);
    }

    /** A declared field of one of these types; the empty name after a problem. */
    String field(Node node, String name, FieldType... allowed) {
        FieldType type = types.get(name);
        if (type == null) {
            node.problem(Near.unknown("field", name, types.keySet()));
            return NO_FIELD;
        }
        shown.add(name);
        List<FieldType> fit = List.of(allowed);
        if (!fit.isEmpty() && !fit.contains(type) && !uncertain.contains(name)) {
            String needed = Grammar.either(fit.stream().map(FieldType::key).toList());
            node.problem("field \"" + name + "\" is " + Grammar.article(type.key()) + " field; "
                    + Grammar.article(needed) + " field is needed");
            return NO_FIELD;
        }
        return name;
    }

    /** Warns of what is there but does nothing. */
    void warnOfUnused() {
        places.forEach((name, written) -> {
            if (!shown.contains(name)) {
                reading.warning(written.pointer(), "nothing shows field \"" + name + "\"");
            }
        });
        palette.warnOfUnused();
        familyRoles.warnOfUnused();
        reading.radii().warnOfUnused();
        assets.warnOfUnused(reading);
        styles.forEach((name, node) -> {
            if (!usedStyles.contains(name)) {
                reading.warning(node.pointer(), "nothing uses style \"" + name + "\"");
            }
        });
    }
}
