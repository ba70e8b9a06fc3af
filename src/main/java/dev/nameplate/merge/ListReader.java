package dev.nameplate.merge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text apart into the items of a list, as people and systems write lists: {@code 12|19|7}, {@code A; B},
 * {@code 12, 19, 7}, one item a line, {@code [12,19,7]}, {@code ["Berlin, Mitte","Oslo"]}.
 *
 * <p>A comma is the one separator that items hold themselves: it is looked at last and closest.
 */
final class ListReader {

    /** Pieces looked at; a link holds more only where somebody tries how far it goes. */
    private static final int MOST_PIECES = 200;

    /** Commas within a date: {@code Sunday, January 31, 2027}. */
    private static final int MOST_PARTS_OF_DATE = 3;

    /** Separators by what they stand for, the surest first; each as other scripts write it too. */
    private static final List<String> SEPARATORS = List.of("|\uFF5C", ";\uFF1B\u061B", "\n");

    private static final String COMMAS = ",\uFF0C\u3001\u060C";

    private final ListRules rules;
    private final Language language;

    /** @param language in which numbers and dates among the items are read */
    ListReader(ListRules rules, Language language) {
        this.rules = rules;
        this.language = language;
    }

    /** Whether the lines of a text mean something to a list. */
    static boolean keepsLines(ListRules rules) {
        return rules.separator().map(separator -> separator.indexOf('\n') >= 0).orElse(true);
    }

    /** The items in order, cleaned; empty ones are left out. */
    List<String> read(String text) {
        List<String> json = JsonList.read(text, rules.of() == FieldType.NUMBER);
        List<String> items = new ArrayList<>();
        for (String piece : json != null ? json : pieces(text)) {
            String item = Cleaning.clean(json != null ? piece : unquoted(piece.strip()));
            if (!item.isEmpty()) {
                items.add(item);
            }
        }
        return items;
    }

    private List<String> pieces(String text) {
        if (rules.separator().isPresent()) {
            return split(text, rules.separator().get());
        }
        String inner = withoutBrackets(text);
        for (String separators : SEPARATORS) {
            List<String> pieces = split(inner, separators, /* separating= */ null);
            if (pieces.size() > 1) {
                return pieces;
            }
        }
        List<String> pieces = split(inner, COMMAS, separatingCommas(inner));
        return rules.of() == FieldType.DATE ? dates(pieces) : pieces;
    }

    private static List<String> split(String text, String separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int at = text.indexOf(separator);
        while (at >= 0 && pieces.size() < MOST_PIECES) {
            pieces.add(text.substring(from, at));
            from = at + separator.length();
            at = text.indexOf(separator, from);
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** @param separating where a separator counts; everywhere when null */
    private static List<String> split(String text, String separators, boolean @Nullable [] separating) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length() && pieces.size() < MOST_PIECES; i++) {
            if (separators.indexOf(text.charAt(i)) >= 0 && (separating == null || separating[i])) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /**
     * Which commas divide items. One right between two digits may belong to a number: it does where other commas stand free
     * ({@code 1,5, 2,5}) and the language or three digits behind it say so, and where it is the only one and the language
     * writes fractions so ({@code 12,5}).
     */
    private boolean[] separatingCommas(String text) {
        boolean[] separating = new boolean[text.length()];
        int free = 0;
        int bound = 0;
        for (int i = 0; i < text.length(); i++) {
            if (COMMAS.indexOf(text.charAt(i)) >= 0) {
                separating[i] = !isDigit(text, i - 1) || !isDigit(text, i + 1);
                free += separating[i] ? 1 : 0;
                bound += separating[i] ? 0 : 1;
            }
        }
        boolean decimal = language.decimal().equals(",");
        for (int i = 0; i < text.length() && bound > 0; i++) {
            if (COMMAS.indexOf(text.charAt(i)) >= 0 && !separating[i]) {
                boolean within =
                        switch (rules.of()) {
                            case TEXT, CHOICE -> free > 0;
                            case NUMBER -> free > 0 ? decimal || groups(text, i) : decimal && bound == 1;
                            default -> false;
                        };
                separating[i] = !within;
            }
        }
        return separating;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.digit(text.charAt(at), 10) >= 0;
    }

    /** Whether exactly three digits follow a comma, and one to three stand before it. */
    private static boolean groups(String text, int comma) {
        int before = 0;
        while (isDigit(text, comma - 1 - before)) {
            before++;
        }
        int after = 0;
        while (isDigit(text, comma + 1 + after)) {
            after++;
        }
        return after == 3 && before <= 3;
    }

    /** Puts dates together again that hold commas themselves: {@code Jan 31, 2027}. */
    private List<String> dates(List<String> pieces) {
        List<String> dates = new ArrayList<>();
        int at = 0;
        while (at < pieces.size()) {
            int parts = partsOfDate(pieces, at);
            dates.add(String.join(",", pieces.subList(at, at + parts)));
            at += parts;
        }
        return dates;
    }

    private int partsOfDate(List<String> pieces, int at) {
        for (int parts = 1; parts <= MOST_PARTS_OF_DATE && at + parts <= pieces.size(); parts++) {
            String date = Cleaning.clean(String.join(",", pieces.subList(at, at + parts)));
            if (DateReader.read(date, language) != null) {
                return parts;
            }
        }
        return 1;
    }

    /** A list in brackets that is no JSON after all: {@code [Berlin, Oslo]}. */
    private static String withoutBrackets(String text) {
        String inner = text.startsWith("[") && text.endsWith("]") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
        return inner.indexOf('[') >= 0 || inner.indexOf(']') >= 0 ? text : inner;
    }

    private static String unquoted(String piece) {
        int last = piece.length() - 1;
        boolean quoted = last > 0
                && (piece.charAt(0) == '"' || piece.charAt(0) == '\'')
                && piece.charAt(last) == piece.charAt(0);
        return quoted ? piece.substring(1, last) : piece;
    }
}
