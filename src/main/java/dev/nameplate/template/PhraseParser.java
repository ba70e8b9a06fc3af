package dev.nameplate.template;

import dev.nameplate.merge.FieldType;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one phrase: words, {@code {field}}, and {@code [parts that go when a field in them is missing]}. A backslash takes
 * the next character as it stands.
 */
final class PhraseParser {

    private static final int DEEPEST = 4;
    private static final String SPECIAL = "{}[]\\@";

    private final Node node;
    private final String text;
    private final Scope scope;
    private int at;
    private boolean faulty;

    PhraseParser(Node node, String text, Scope scope) {
        this.node = node;
        this.text = text;
        this.scope = scope;
    }

    Phrase phrase() {
        List<Piece> pieces = pieces(0);
        if (!faulty && at < text.length()) {
            fault(at, "\"]\" closes nothing; write \\] for the sign");
        }
        return new Phrase(pieces);
    }

    /** Words that may hold no field, with their escapes resolved. */
    static String plain(Node node, String text) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && SPECIAL.indexOf(text.charAt(i + 1)) >= 0) {
                words.append(text.charAt(++i));
            } else if (c == '{') {
                node.problem("these are fixed words; they can hold no field (write \\{ for the sign)");
                return text;
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }

    private List<Piece> pieces(int depth) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (!faulty && at < text.length() && text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (c == '{' || c == '[') {
                flush(pieces, words);
                pieces.add(c == '{' ? slot() : optional(depth));
            } else if (c == '}') {
                fault(at, "\"}\" closes nothing; write \\} for the sign");
            } else {
                words.append(c == '\\' ? escaped() : c);
                at++;
            }
        }
        flush(pieces, words);
        return pieces;
    }

    private static void flush(List<Piece> pieces, StringBuilder words) {
        if (words.length() > 0) {
            pieces.add(new Piece.Words(words.toString()));
            words.setLength(0);
        }
    }

    private char escaped() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (SPECIAL.indexOf(next) < 0 || next == 0) {
            fault(
                    at,
                    "a backslash before " + (next == 0 ? "the end" : "\"" + next + "\"")
                            + "; it may stand before { } [ ] @ and \\ only");
            return '\\';
        }
        at++;
        return next;
    }

    private Piece slot() {
        int open = at;
        int close = text.indexOf('}', open);
        if (close < 0) {
            fault(open, "\"{\" is not closed; write {field}, or \\{ for the sign");
            return new Piece.Words("");
        }
        at = close + 1;
        String name = text.substring(open + 1, close);
        return new Piece.Slot(scope.field(
                node,
                name,
                FieldType.TEXT,
                FieldType.NUMBER,
                FieldType.DATE,
                FieldType.CHOICE,
                FieldType.COLOUR,
                FieldType.LIST));
    }

    private Piece optional(int depth) {
        int open = at++;
        if (depth == DEEPEST) {
            fault(open, "optional parts are nested too deeply; " + DEEPEST + " levels are allowed");
            return new Piece.Words("");
        }
        List<Piece> inner = pieces(depth + 1);
        if (!faulty && at == text.length()) {
            fault(open, "\"[\" is not closed; write [optional part], or \\[ for the sign");
        } else if (!faulty && inner.stream().allMatch(Piece.Words.class::isInstance)) {
            fault(
                    open,
                    "the optional part holds no field, so it would always be there; write \\[ and \\] for the signs");
        }
        at++;
        return new Piece.Optional(inner);
    }

    private void fault(int place, String message) {
        if (!faulty) {
            node.problem("at character " + (place + 1) + ": " + message);
        }
        faulty = true;
    }
}
