package dev.nameplate.template;

import java.util.Collection;
import java.util.List;

/** The little words of messages. */
final class Grammar {

    private Grammar() {}

    /** {@code a text} or {@code an image}. */
    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** {@code text, number or date}. */
    static String either(List<String> words) {
        return joined(words, " or ");
    }

    /** {@code text, number and date}. */
    static String all(List<String> words) {
        return joined(words, " and ");
    }

    private static String joined(List<String> words, String last) {
        int size = words.size();
        return size < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, size - 1)) + last + words.get(size - 1);
    }

    /** {@code ; allowed are a, b}, or after a question {@code Allowed are a, b}. */
    static String allowed(String hint, Collection<String> words) {
        String verb = words.size() == 1 ? "llowed is " : "llowed are ";
        return (hint.isEmpty() ? "; a" : " A") + verb + String.join(", ", words);
    }

    /** A kind of object, as the schema's definitions call it, in words. */
    static String kind(String kind) {
        return switch (kind) {
            case "template", "output", "cache" -> "the " + kind;
            case "brand" -> "the brand kit";
            default -> {
                String words = kind.replace('-', ' ');
                yield words.endsWith("s") ? "the " + words : article(words);
            }
        };
    }
}
