package dev.nameplate.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object of a template while it is read.
 *
 * <p>What is asked for is what it may have: {@link #end()} reports every other key. Keys that begin with {@code x-} are kept
 * for whoever wrote them and never read.
 */
final class Entry {

    private final Node node;
    private final String kind;
    private final Map<?, ?> map;
    private final boolean sound;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param kind what the object is, as the schema's definitions call it
     * @param sound whether an object stands there, so that what it lacks is worth a problem
     */
    Entry(Node node, String kind, Map<?, ?> map, boolean sound) {
        this.node = node;
        this.kind = kind;
        this.map = map;
        this.sound = sound;
    }

    static boolean isExtension(String key) {
        return key.startsWith("x-");
    }

    Node node() {
        return node;
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    /** What stands at a key that may be left out. */
    Node get(String key) {
        known.add(key);
        node.reading().knows(kind, key);
        return map.containsKey(key)
                ? node.child(key, map.get(key))
                : Node.absent(node.reading(), Node.below(node.pointer(), key));
    }

    /** What stands at a key that may not be left out. */
    Node need(String key) {
        Node value = get(key);
        if (sound && !value.isThere()) {
            node.problem(Node.quoted(key) + " is missing");
        }
        return value;
    }

    /** The only key of these that is there; empty, after a problem, when there is none or more than one. */
    String oneKey(String... keys) {
        List<String> found = new ArrayList<>();
        for (String key : keys) {
            get(key);
            if (has(key)) {
                found.add(key);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (sound) {
            String given = found.isEmpty() ? "none of these" : Grammar.all(found);
            node.problem(given + (found.isEmpty() ? " is" : " are") + " given; exactly one of "
                    + String.join(", ", keys) + " is needed");
        }
        return "";
    }

    /** Reports every key that was not asked for. */
    void end() {
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (!known.contains(name) && !isExtension(name)) {
                String hint = Near.hint(name, known);
                node.child(name, map.get(key))
                        .problem(Node.quoted(name) + " is not a key of " + Grammar.kind(kind)
                                + (hint.isEmpty() ? "; its keys are " + String.join(", ", known) : hint));
            }
        }
    }
}
