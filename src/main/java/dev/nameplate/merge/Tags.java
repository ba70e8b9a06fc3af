package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merge tags that an e-mail service provider left unresolved, by the shapes of {@code tags.txt}.
 *
 * <p>No regular expressions: every shape is an opening, a closing and a class of text between, looked for with bounded reach,
 * so that the cost is linear in the value.
 */
final class Tags {

    /** Whether a tag may stand inside other words or must be the whole value. */
    private enum Where {
        ANYWHERE,
        WHOLE
    }

    /** What stands between opening and closing. */
    private enum Inside {
        TEXT,
        WORD,
        FIELD
    }

    private record Shape(Where where, String open, String close, Inside inside) {}

    private static final String END = "END";
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_WORD = 80;
    private static final String WORD_MARKS = " +_.:-|,'\"()";

    private static final Set<String> KNOWN_FIELDS = new HashSet<>();
    private static final Map<Character, List<Shape>> BY_FIRST = new HashMap<>();
    /** The first characters of all shapes, so that ordinary text costs one look per character. */
    private static final boolean[] STARTS = new boolean[0x100];

    static {
        for (String[] line : DataFile.lines("tags.txt")) {
            switch (line[0]) {
                case "shape" -> addShape(line);
                case "known" -> KNOWN_FIELDS.addAll(List.of(line).subList(1, line.length));
                default -> throw new IllegalStateException("tags.txt has a line of unknown kind " + line[0]);
            }
        }
    }

    private Tags() {}

    private static void addShape(String[] line) {
        Shape shape = new Shape(
                Where.valueOf(UCharacter.toUpperCase(line[2])),
                line[3],
                line[4],
                Inside.valueOf(UCharacter.toUpperCase(line[5])));
        char first = shape.open().charAt(0);
        BY_FIRST.computeIfAbsent(first, c -> new ArrayList<>()).add(shape);
        STARTS[first] = true;
    }

    /** Whether a value is, or holds, an unresolved tag. {@code field} is the name of the field that it arrived for. */
    static boolean in(String value, String field) {
        boolean leading = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < STARTS.length && STARTS[c] && startsTag(value, i, leading, field)) {
                return true;
            }
            leading &= isSpace(c);
        }
        return false;
    }

    private static boolean startsTag(String value, int at, boolean leading, String field) {
        for (Shape shape : BY_FIRST.getOrDefault(value.charAt(at), List.of())) {
            if ((leading || shape.where() == Where.ANYWHERE)
                    && value.startsWith(shape.open(), at)
                    && matches(shape, value, at + shape.open().length(), field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Shape shape, String value, int from, String field) {
        int end = endOf(shape, value, from);
        // What is cut off may be cut off right behind its opening: {{ is all that a # leaves of {{#if x}}.
        boolean cut = end == from && shape.close().equals(END) && shape.inside() == Inside.TEXT;
        if (end <= from && !cut) {
            return false;
        }
        return switch (shape.inside()) {
            case TEXT -> true;
            case WORD -> isWord(value, from, end);
            case FIELD -> isField(value.substring(from, end), field);
        };
    }

    /** Where the text inside ends; negative when the shape does not close within reach or is not the whole value. */
    private static int endOf(Shape shape, String value, int from) {
        int whole = value.length();
        while (whole > from && isSpace(value.charAt(whole - 1))) {
            whole--;
        }
        if (shape.close().equals(END)) {
            return whole;
        }
        if (shape.where() == Where.WHOLE) {
            int end = whole - shape.close().length();
            return value.startsWith(shape.close(), end) && end - from <= LONGEST_TEXT ? end : -1;
        }
        int last = Math.min(value.length() - shape.close().length(), from + LONGEST_TEXT);
        for (int i = from; i <= last; i++) {
            if (value.startsWith(shape.close(), i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isWord(String value, int from, int end) {
        if (end - from > LONGEST_WORD || !isAsciiLetter(value.charAt(from)) && value.charAt(from) != '_') {
            return false;
        }
        for (int i = from; i < end; i++) {
            char c = value.charAt(i);
            if (c == '%' && value.startsWith("%20", i)) {
                i += 2;
            } else if (!isAsciiLetter(c) && !(c >= '0' && c <= '9') && WORD_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isField(String inside, String field) {
        int end = inside.length();
        for (String modifier : List.of("|", ",", ":filter")) {
            int at = inside.indexOf(modifier);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String head = inside.substring(0, end);
        int prefix = Math.max(head.lastIndexOf('.'), head.lastIndexOf(':'));
        String name = folded(head.substring(prefix + 1));
        return !name.isEmpty() && (KNOWN_FIELDS.contains(name) || name.equals(folded(field)));
    }

    /** A name in small letters without its spaces, underscores and hyphens. */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        String readable = name.replace("%20", "");
        for (int i = 0; i < readable.length(); i++) {
            char c = readable.charAt(i);
            if (!isSpace(c) && c != '_' && c != '-') {
                folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        return folded.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '+' || c == '\t' || c == '\u00A0';
    }

    private static boolean isAsciiLetter(char c) {
        int small = c | 0x20;
        return small >= 'a' && small <= 'z';
    }
}
