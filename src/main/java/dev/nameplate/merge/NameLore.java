package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code names.txt} knows about names, by words in small letters with a plain apostrophe. */
final class NameLore {

    /** A word that is small inside a name, in some languages or in all but some. */
    private record Particle(Set<String> languages, boolean only) {
        boolean isIn(String language) {
            return only == languages.contains(language);
        }
    }

    private static final Map<String, String> EXACT = new HashMap<>();
    private static final Map<String, String> LAST = new HashMap<>();
    private static final Map<String, String> NUMERALS = new HashMap<>();
    private static final Map<String, String> MACS = new HashMap<>();
    private static final Map<String, List<Particle>> PARTICLES = new HashMap<>();
    private static final Set<String> SECOND = new HashSet<>();
    private static final Set<String> ARTICLES = new HashSet<>();
    private static final Set<String> ELISIONS = new HashSet<>();
    private static final Set<String> SMALL = new HashSet<>();

    static {
        for (String[] line : DataFile.lines("names.txt")) {
            List<String> words = List.of(line).subList(1, line.length);
            switch (line[0]) {
                case "exact" -> addForms(EXACT, words);
                case "last" -> addForms(LAST, words);
                case "numeral" -> addForms(NUMERALS, words);
                case "mac" -> addForms(MACS, words);
                case "particle" -> addParticles(words, new Particle(Set.of(), /* only= */ false));
                case "particle-in" ->
                    addParticles(
                            words.subList(1, words.size()),
                            new Particle(Set.of(words.get(0).split(",", -1)), true));
                case "particle-not" ->
                    addParticles(
                            words.subList(1, words.size()),
                            new Particle(Set.of(words.get(0).split(",", -1)), false));
                case "second" -> SECOND.addAll(words);
                case "article" -> ARTICLES.addAll(words);
                case "elision" -> ELISIONS.addAll(words);
                case "small" -> SMALL.addAll(words);
                default -> throw new IllegalStateException("names.txt has a line of unknown kind " + line[0]);
            }
        }
    }

    private NameLore() {}

    private static void addForms(Map<String, String> forms, List<String> words) {
        words.forEach(word -> forms.put(key(word), word));
    }

    private static void addParticles(List<String> words, Particle particle) {
        words.forEach(word -> PARTICLES.merge(
                word, List.of(particle), (known, more) -> java.util.stream.Stream.concat(known.stream(), more.stream())
                        .toList()));
    }

    /** How a word is looked up. */
    static String key(String word) {
        return UCharacter.toLowerCase(ULocale.ROOT, word)
                .replace('\u2019', '\'')
                .replace('\u02BC', '\'');
    }

    /** The form that a word always has; null when any case would do. */
    static @Nullable String form(String key, boolean first, boolean last) {
        String form = EXACT.get(key);
        if (form == null && !first) {
            form = NUMERALS.get(key);
        }
        return form == null && last && !first ? LAST.get(key) : form;
    }

    static @Nullable String mac(String key) {
        return MACS.get(key);
    }

    static boolean isParticle(String key, String language) {
        return PARTICLES.getOrDefault(key, List.of()).stream().anyMatch(particle -> particle.isIn(language));
    }

    static boolean isSecondParticle(String key) {
        return SECOND.contains(key);
    }

    static boolean isArticle(String key) {
        return ARTICLES.contains(key);
    }

    static boolean isElision(String key) {
        return ELISIONS.contains(key);
    }

    static boolean isSmall(String key) {
        return SMALL.contains(key);
    }
}
