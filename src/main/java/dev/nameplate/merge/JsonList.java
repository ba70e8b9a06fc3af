package dev.nameplate.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSON array of texts, numbers and truths, or the same without its brackets when it begins with a quote. */
final class JsonList {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private final boolean numbers;
    private int at;

    private JsonList(String text, boolean numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    /**
     * The elements; {@code null}s among them as empty texts. Null when the text is no such array.
     *
     * @param numbers whether the elements are read as numbers: then a point in one stays a decimal point in every language
     */
    static @Nullable List<String> read(String text, boolean numbers) {
        boolean bare = text.startsWith("\"") && text.endsWith("\"");
        boolean array = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
        if (!bare && !array) {
            return null;
        }
        return new JsonList(array ? text.substring(1, text.length() - 1) : text, numbers).elements();
    }

    private @Nullable List<String> elements() {
        List<String> elements = new ArrayList<>();
        skip();
        if (at == text.length()) {
            return elements;
        }
        while (true) {
            String element = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            if (element == null) {
                return null;
            }
            elements.add(element);
            skip();
            if (at == text.length()) {
                return elements;
            }
            if (text.charAt(at++) != ',') {
                return null;
            }
            skip();
        }
    }

    private void skip() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private @Nullable String bare() {
        int from = at;
        while (at < text.length() && ",  \n\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        if (NUMBER.matcher(word).matches()) {
            boolean plain = !numbers || word.indexOf('.') < 0 || word.indexOf('e') >= 0 || word.indexOf('E') >= 0;
            return plain ? word : word + "e0";
        }
        return word.equals("null") ? "" : word.equals("true") || word.equals("false") ? word : null;
    }

    private @Nullable String quoted() {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                int escaped = escaped();
                if (escaped < 0) {
                    return null;
                }
                c = (char) escaped;
            }
            content.append(c);
        }
        return at++ < text.length() ? content.toString() : null;
    }

    /** The character behind a backslash, which ends up on its last; below 0 when it is none. */
    private int escaped() {
        char c = ++at < text.length() ? text.charAt(at) : 0;
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b', 'f', 'n', 'r', 't':
                return ' ';
            case 'u':
                String hex = text.substring(at + 1, Math.min(text.length(), at + 5));
                at += 4;
                return hex.matches("[0-9A-Fa-f]{4}") ? Integer.parseInt(hex, 16) : -1;
            default:
                return -1;
        }
    }
}
