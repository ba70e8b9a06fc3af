package dev.nameplate.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind that a template has names for, referred to as {@code $name}: its own, but for those that the brand kit
 * has another value for.
 *
 * @param <T> what a name stands for
 */
final class Roles<T> {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    static final String NAME_IN_WORDS = "small letters, digits and hyphens are allowed, a letter first, at most 32";
    static final int MOST = 64;

    private final String what;
    private final Map<String, Node> written = new LinkedHashMap<>();
    private final Map<String, T> own = new LinkedHashMap<>();
    private final Map<String, T> kit;
    private final Set<String> used = new LinkedHashSet<>();

    /**
     * @param what one of them, in words
     * @param key where they stand
     * @param reader of one value; it notes what is wrong with it
     * @param kit the values of the brand kit
     */
    Roles(String what, Node key, Function<Node, T> reader, Map<String, T> kit) {
        this.what = what;
        this.kit = kit;
        written.putAll(names(key, key.pointer().substring(1)));
        written.forEach((name, node) -> own.put(name, reader.apply(node)));
    }

    static Map<String, Node> names(Node key, String what) {
        return key.names(what, NAME, NAME_IN_WORDS, MOST);
    }

    static boolean isReference(Node node) {
        return node.isText() && node.text("", 0, Integer.MAX_VALUE).startsWith("$");
    }

    /** The name that a reference means; empty, after a problem, when there is none of it. */
    Optional<String> name(Node reference) {
        String name = reference.text("", 0, Integer.MAX_VALUE).substring(1);
        if (!written.containsKey(name)) {
            reference.problem(Near.unknown(what, name, written.keySet()));
            return Optional.empty();
        }
        used.add(name);
        return Optional.of(name);
    }

    /** What a reference stands for. */
    T value(Node reference, T otherwise) {
        return name(reference).map(this::value).orElse(otherwise);
    }

    private @Nullable T value(String name) {
        T worn = kit.get(name);
        return worn == null ? own.get(name) : worn;
    }

    /** The template's own values. */
    Map<String, T> own() {
        return own;
    }

    /** Where each is written. */
    Map<String, Node> places() {
        return written;
    }

    /** What of the kit the template uses. */
    Map<String, T> worn() {
        Map<String, T> worn = new TreeMap<>(kit);
        worn.keySet().retainAll(used);
        return worn;
    }

    /** Warns of names that nothing uses. */
    void warnOfUnused() {
        written.forEach((name, node) -> {
            if (!used.contains(name)) {
                node.reading().warning(node.pointer(), "nothing uses " + what + " \"" + name + "\"");
            }
        });
    }
}
