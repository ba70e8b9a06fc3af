package dev.nameplate.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a template's tree: the value that stands there, if any.
 *
 * <p>Every reader takes what to use when nothing is there, and returns that too when what is there is faulty, after noting
 * the problem: reading always goes on, so that all problems are found at once.
 */
final class Node {

    private static final int QUOTED = 60;

    private final Reading reading;
    private final String pointer;
    private final @Nullable Object value;
    private final boolean there;

    private Node(Reading reading, String pointer, @Nullable Object value, boolean there) {
        this.reading = reading;
        this.pointer = pointer;
        this.value = value;
        this.there = there;
    }

    static Node root(Reading reading, Map<String, ?> tree) {
        return new Node(reading, "", tree, /* there= */ true);
    }

    /** A place where nothing is. */
    static Node absent(Reading reading, String pointer) {
        return new Node(reading, pointer, null, /* there= */ false);
    }

    /** A pointer with one more step, escaped as RFC 6901 says. */
    static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    Node child(String key, @Nullable Object inner) {
        return new Node(reading, below(pointer, key), inner, /* there= */ true);
    }

    Reading reading() {
        return reading;
    }

    String pointer() {
        return pointer;
    }

    boolean isThere() {
        return there;
    }

    boolean isText() {
        return value instanceof String;
    }

    boolean isNumber() {
        return value instanceof Number;
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    boolean hasKey(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** What stands at a key of the object here. */
    Node inside(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key)
                ? child(key, map.get(key))
                : absent(reading, below(pointer, key));
    }

    /** The text at a key of the object here; empty, and no problem, where something else stands. */
    java.util.Optional<String> plainText(String key) {
        return value instanceof Map<?, ?> map && map.get(key) instanceof String text
                ? java.util.Optional.of(text)
                : java.util.Optional.empty();
    }

    /** The elements of the list here; none, and no problem, where something else stands. */
    List<Node> plainItems() {
        return isList() ? items("items", 0, Integer.MAX_VALUE) : List.of();
    }

    /** Whether text stands here that is, or begins with and is then faded, that reference. */
    boolean mentions(String reference) {
        return value instanceof String text && (text.equals(reference) || text.startsWith(reference + "/"));
    }

    void problem(String message) {
        reading.problem(pointer, message);
    }

    /** What stands here, in words for a message. */
    String given() {
        return given(value);
    }

    private static String given(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Number number) {
            return Numbers.plain(number);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "an empty list" : "a list";
        }
        return value instanceof Map<?, ?> ? "an object" : String.valueOf(value);
    }

    static String quoted(String text) {
        int end = Math.min(text.length(), QUOTED);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return "\"" + text.substring(0, end) + (end < text.length() ? "…" : "") + "\"";
    }

    private boolean isMissing() {
        return !there;
    }

    /** Whether something was found wrong with what stands here, so far. */
    boolean isFaulty() {
        return reading.isFaulty(pointer);
    }

    /** Whether something was found wrong here or with anything inside, so far. */
    boolean isFaultyWithin() {
        return reading.isFaultyWithin(pointer);
    }

    /** Notes that what stands here is not what it should be. */
    void wrong(String fault) {
        problem(value == null ? "null is no value; leave the key out" : given() + " " + fault);
    }

    /** Text of a length in UTF-16 units; no control characters but line feeds. */
    String text(String otherwise, int least, int most) {
        if (isMissing()) {
            return otherwise;
        }
        if (!(value instanceof String text)) {
            wrong("is not text");
            return otherwise;
        }
        if (text.length() < least) {
            problem("the text is empty");
            return otherwise;
        }
        if (text.length() > most) {
            problem("a text of " + text.length() + " characters; at most " + most + " are allowed");
            return otherwise;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\n' && Character.isISOControl(text.charAt(i))) {
                problem(String.format(
                        "a control character U+%04X at %d; only line feeds are allowed", (int) text.charAt(i), i));
                return otherwise;
            }
        }
        return text;
    }

    /** A name of a given form. */
    String name(String otherwise, Pattern form, String formInWords) {
        String name = text(otherwise, 0, Integer.MAX_VALUE);
        if (isText() && !form.matcher(name).matches()) {
            problem(quoted(name) + " is not allowed here; " + formInWords);
            return otherwise;
        }
        return name;
    }

    boolean flag(boolean otherwise) {
        if (isMissing()) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        wrong("is neither true nor false");
        return otherwise;
    }

    double number(double otherwise, double least, double most) {
        if (isMissing()) {
            return otherwise;
        }
        if (!(value instanceof Number number)) {
            wrong("is not a number; " + Numbers.range(least, most) + " is allowed");
            return otherwise;
        }
        double given = number.doubleValue();
        if (!(given >= least && given <= most)) {
            String fault = given > most ? " is too large; " : given < least ? " is too small; " : " is not a number; ";
            problem(given() + fault + Numbers.range(least, most) + " is allowed");
            return otherwise;
        }
        return given;
    }

    /** A radius: a number, or {@code $name} of one in {@code radii}. */
    double radius(double otherwise, double most) {
        return Roles.isReference(this) ? reading.radii().value(this, otherwise) : number(otherwise, 0, most);
    }

    int whole(int otherwise, int least, int most) {
        double given = number(otherwise, least, most);
        if (given != Math.rint(given)) {
            problem(given() + " is not whole; whole numbers " + Numbers.range(least, most) + " are allowed");
            return otherwise;
        }
        return (int) given;
    }

    /** A constant by its name in lower case, with hyphens for underscores. */
    <E extends Enum<E>> E oneOf(E otherwise) {
        if (isMissing()) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            names.add(constantName(constant));
            if (constantName(constant).equals(value)) {
                return constant;
            }
        }
        notAmong(names);
        return otherwise;
    }

    static String constantName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of some words. */
    String oneOf(String otherwise, List<String> words) {
        if (isMissing()) {
            return otherwise;
        }
        if (value instanceof String text && words.contains(text)) {
            return text;
        }
        notAmong(words);
        return otherwise;
    }

    private void notAmong(List<String> words) {
        String hint = value instanceof String text ? Near.hint(text, words) : "";
        wrong("is not allowed" + hint + Grammar.allowed(hint, words));
    }

    /** The elements of a list; {@code what} names them in the plural. */
    List<Node> items(String what, int least, int most) {
        if (isMissing()) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            wrong("is not a list of " + what);
            return List.of();
        }
        if (list.size() < least || list.size() > most) {
            problem(sizeFault(list.size(), what, least, most));
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < Math.min(list.size(), most); i++) {
            items.add(new Node(reading, pointer + "/" + i, list.get(i), /* there= */ true));
        }
        return items;
    }

    private static String sizeFault(int size, String what, int least, int most) {
        String given = size == 0 ? "an empty list; " : "a list of " + size + "; ";
        return given + least + (least == most ? "" : " to " + most) + " " + what + " are allowed";
    }

    /** This node's list, or this node alone when it is no list. */
    List<Node> oneOrMore(String what, int least, int most) {
        return isList() ? items(what, least, most) : isMissing() ? List.of() : List.of(this);
    }

    /** Exactly that many numbers. */
    double[] numbers(double[] otherwise, double least, double most, String meaning) {
        return numbers(otherwise, meaning, (item, instead) -> item.number(instead, least, most));
    }

    /** Exactly that many radii. */
    double[] radii(double[] otherwise, double most, String meaning) {
        return numbers(otherwise, meaning, (item, instead) -> item.radius(instead, most));
    }

    private double[] numbers(double[] otherwise, String meaning, ToDoubleBiFunction<Node, Double> reader) {
        if (isMissing()) {
            return otherwise;
        }
        if (!(value instanceof List<?> list)) {
            wrong("is not " + meaning);
            return otherwise;
        }
        if (list.size() != otherwise.length) {
            problem("a list of " + list.size() + " is not " + meaning);
            return otherwise;
        }
        double[] numbers = new double[otherwise.length];
        List<Node> items = items("numbers", 0, otherwise.length);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = reader.applyAsDouble(items.get(i), otherwise[i]);
        }
        return numbers;
    }

    /** The object that stands here; empty, after a problem, when something else does. */
    Entry object(String kind) {
        if (value instanceof Map<?, ?> map) {
            return new Entry(this, kind, map, /* sound= */ true);
        }
        if (there) {
            wrong("is not an object (" + Grammar.kind(kind) + ")");
        }
        return new Entry(this, kind, Map.of(), /* sound= */ false);
    }

    /** An object whose keys are names that the template chooses; keys that begin with {@code x-} are left out. */
    Map<String, Node> names(String what, Pattern form, String formInWords, int most) {
        Map<String, Node> names = new LinkedHashMap<>();
        if (isMissing()) {
            return names;
        }
        if (!(value instanceof Map<?, ?> map)) {
            wrong("is not an object with " + what + " by name");
            return names;
        }
        map.forEach((key, inner) -> {
            String name = String.valueOf(key);
            if (Entry.isExtension(name)) {
                return;
            }
            Node node = child(name, inner);
            if (form.matcher(name).matches()) {
                names.put(name, node);
            } else {
                node.problem(quoted(name) + " is not allowed here; " + formInWords);
            }
        });
        if (names.size() > most) {
            problem(names.size() + " " + what + "; at most " + most + " are allowed");
        }
        return names;
    }
}
