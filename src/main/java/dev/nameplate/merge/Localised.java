package dev.nameplate.merge;

import java.util.Map;

/**
 * Words by language.
 *
 * @param fallback the words where no language fits
 * @param byLanguage BCP 47 tag, as {@code pt-BR} or {@code pt}, to words; may be empty
 */
public record Localised(String fallback, Map<String, String> byLanguage) {

    public Localised {
        byLanguage = Map.copyOf(byLanguage);
    }

    public static Localised of(String words) {
        return new Localised(words, Map.of());
    }

    /** The words for a language tag: the tag itself, then the tag cut at its last hyphen and so on, then the fallback. */
    public String in(String language) {
        for (String tag = language; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            String words = byLanguage.get(tag);
            if (words != null) {
                return words;
            }
        }
        return fallback;
    }
}
