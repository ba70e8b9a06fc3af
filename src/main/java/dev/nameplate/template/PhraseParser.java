package dev.nameplate.template;

import dev.nameplate.merge.FieldType;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one phrase: words, {@code {field}}, {@code [parts that go when a field in them is missing]} and {@code <run>words that
 * look different</run>}. A backslash takes the next character as it stands.
 */
final class PhraseParser {

    private static final int DEEPEST = 4;
    private static final String SPECIAL = "{}[]<\\@";
    private static final Pattern TAG = Pattern.compile("</?([a-z][a-z0-9-]{0,31})>");

    private final Node node;
    private final String text;
    private final Scope scope;
    private final Optional<Set<String>> runs;
    private int at;
    private boolean faulty;

    /** @param runs the names that tags may have; any when it is not known how the words are set */
    PhraseParser(Node node, String text, Scope scope, Optional<Set<String>> runs) {
        this.node = node;
        this.text = text;
        this.scope = scope;
        this.runs = runs;
    }

    Phrase phrase() {
        List<Piece> pieces = pieces(0, 0);
        if (!faulty && at < text.length()) {
            fault(
                    at,
                    text.charAt(at) == ']'
                            ? "\"]\" closes nothing; write \\] for the sign"
                            : given() + " closes nothing; write \\< for the sign");
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
            } else if (c == '<') {
                node.problem("these are fixed words; they can hold no tag (write \\< for the sign)");
                return text;
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }

    /** Pieces up to what closes something; how deeply in optional parts and in runs they lie. */
    private List<Piece> pieces(int parts, int tags) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (!faulty && at < text.length() && text.charAt(at) != ']' && !text.startsWith("</", at)) {
            char c = text.charAt(at);
            if (c == '{' || c == '[' || c == '<') {
                flush(pieces, words);
                pieces.add(c == '{' ? slot() : c == '[' ? optional(parts, tags) : run(parts, tags));
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
                            + "; it may stand before { } [ ] < @ and \\ only");
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

    private Piece optional(int parts, int tags) {
        int open = at++;
        if (parts == DEEPEST) {
            fault(open, "optional parts are nested too deeply; " + DEEPEST + " levels are allowed");
            return new Piece.Words("");
        }
        List<Piece> inner = pieces(parts + 1, tags);
        if (!faulty && at == text.length()) {
            fault(open, "\"[\" is not closed; write [optional part], or \\[ for the sign");
        } else if (!faulty && text.charAt(at) != ']') {
            fault(at, given() + " closes nothing that begins in this optional part");
        } else if (!faulty && !holdsField(inner)) {
            fault(
                    open,
                    "the optional part holds no field, so it would always be there; write \\[ and \\] for the signs");
        }
        at++;
        return new Piece.Optional(inner);
    }

    private static boolean holdsField(List<Piece> pieces) {
        return pieces.stream()
                .anyMatch(piece ->
                        piece instanceof Piece.Run run ? holdsField(run.pieces()) : !(piece instanceof Piece.Words));
    }

    private Piece run(int parts, int tags) {
        int open = at;
        String tag = tag();
        String name = tag.isEmpty() ? "" : tag.substring(1, tag.length() - 1);
        if (name.isEmpty()) {
            fault(open, "\"<\" begins no tag; write <name>words</name>, or \\< for the sign");
        } else if (runs.isPresent() && !runs.get().contains(name)) {
            fault(open, unknown(name, runs.get()));
        } else if (tags == DEEPEST) {
            fault(open, "tags are nested too deeply; " + DEEPEST + " levels are allowed");
        }
        if (faulty) {
            return new Piece.Words("");
        }
        at += tag.length();
        List<Piece> inner = pieces(parts, tags + 1);
        if (!faulty) {
            close(open, name);
        }
        return new Piece.Run(name, inner);
    }

    private void close(int open, String name) {
        String expected = "</" + name + ">";
        if (at == text.length()) {
            fault(open, "\"<" + name + ">\" is not closed; write " + expected + " where it ends");
        } else if (text.charAt(at) == ']') {
            fault(open, "\"<" + name + ">\" is not closed in the optional part in which it begins");
        } else if (!text.startsWith(expected, at)) {
            fault(at, given() + " where \"" + expected + "\" is expected");
        }
        at += expected.length();
    }

    private static String unknown(String name, Set<String> runs) {
        return runs.isEmpty()
                ? "\"<" + name + ">\" stands for no run, as the text's style has no \"runs\"; write \\< for the sign"
                : Near.unknown("run", name, runs);
    }

    /** The closing tag that stands here, in words for a message. */
    private String given() {
        return "\"" + (tag().isEmpty() ? "</" : tag()) + "\"";
    }

    /** The tag that stands here; empty when none does. */
    private String tag() {
        Matcher tag = TAG.matcher(text).region(at, text.length());
        return tag.lookingAt() ? tag.group() : "";
    }

    private void fault(int place, String message) {
        if (!faulty) {
            node.problem("at character " + (place + 1) + ": " + message);
        }
        faulty = true;
    }
}
