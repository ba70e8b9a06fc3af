package dev.nameplate.template;

import dev.nameplate.merge.Localised;
import dev.nameplate.template.Wording.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template's table of words by language and key, and the reading of words wherever some may stand. */
final class Texts {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern TAG =
            Pattern.compile("([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-([A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*");
    private static final Set<String> LANGUAGES = new TreeSet<>(Arrays.asList(Locale.getISOLanguages()));
    private static final Set<String> REGIONS = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
    private static final int MOST_KEYS = 200;
    private static final int MOST_LANGUAGES = 50;
    private static final int MOST_ALTERNATIVES = 8;
    private static final int LONGEST = 1000;

    private final String language;
    private final Map<String, Map<String, Node>> byKey = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    /**
     * @param language the language whose words stand where none fits
     * @param certain whether that language is sound, so that words lacking in it are worth a problem
     * @param table languages to keys to phrases
     */
    Texts(String language, boolean certain, Node table) {
        this.language = language;
        Map<String, Node> languages = table.names(
                "languages", Pattern.compile(".*", Pattern.DOTALL), "a language tag is needed", MOST_LANGUAGES);
        languages.forEach((tag, node) -> {
            checkTag(node, tag);
            node.names("texts", KEY, "small letters, digits and hyphens are allowed, a letter first", MOST_KEYS)
                    .forEach((key, words) -> byKey.computeIfAbsent(key, k -> new LinkedHashMap<>())
                            .put(tag, words));
        });
        byKey.forEach((key, tags) -> {
            if (certain && !tags.containsKey(language)) {
                Node stray = tags.values().iterator().next();
                stray.problem("text " + Node.quoted(key) + " is not there in the template's own language \"" + language
                        + "\"" + Near.hint(key, ownKeys()));
            }
        });
    }

    /** The language whose words stand where none fits. */
    String language() {
        return language;
    }

    private List<String> ownKeys() {
        List<String> keys = new ArrayList<>();
        byKey.forEach((key, tags) -> {
            if (tags.containsKey(language)) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Reports a tag that is not well formed or names no known language. */
    static void checkTag(Node node, String tag) {
        Matcher form = TAG.matcher(tag);
        if (!form.matches()) {
            String canonical = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
            boolean wellFormed = TAG.matcher(canonical).matches() && !canonical.equals("und");
            node.problem(Node.quoted(tag) + " is no language tag; "
                    + (wellFormed ? "did you mean \"" + canonical + "\"?" : "write it as \"en\" or \"pt-BR\""));
            return;
        }
        String region = form.group(2);
        if (form.group(1).length() == 2 && !LANGUAGES.contains(form.group(1))) {
            node.problem(Node.quoted(tag) + " begins with no known language; write it as \"en\" or \"pt-BR\"");
        } else if (region != null && region.length() == 2 && !REGIONS.contains(region) && !region.equals("XK")) {
            // ISO 3166 has no code for Kosovo; CLDR writes XK.
            node.problem(Node.quoted(tag) + " names no known region; write it as \"en\" or \"pt-BR\"");
        }
    }

    /** Words with fields, written here or referred to as {@code @key}. */
    Wording wording(Node node, Scope scope, Wording otherwise) {
        return wording(node, scope, Optional.empty(), otherwise);
    }

    /** @param runs the names that tags may have; any when it is not known how the words are set */
    Wording wording(Node node, Scope scope, Optional<Set<String>> runs, Wording otherwise) {
        if (!node.isThere()) {
            return otherwise;
        }
        if (!isReference(node)) {
            return new Wording(alternatives(node, scope, runs), Map.of());
        }
        Map<String, Node> tags = referred(node);
        Map<String, List<Phrase>> byLanguage = new LinkedHashMap<>();
        List<Phrase> own = new ArrayList<>();
        tags.forEach((tag, words) -> {
            if (tag.equals(language)) {
                own.addAll(alternatives(words, scope, runs));
            } else {
                byLanguage.put(tag, alternatives(words, scope, runs));
            }
        });
        return new Wording(own, byLanguage);
    }

    /** Words without fields, written here or referred to as {@code @key}. */
    Localised plain(Node node, String otherwise) {
        if (!isReference(node)) {
            return Localised.of(PhraseParser.plain(node, node.text(otherwise, 1, LONGEST)));
        }
        Map<String, String> byLanguage = new LinkedHashMap<>();
        referred(node)
                .forEach((tag, words) -> byLanguage.put(tag, PhraseParser.plain(words, words.text("", 1, LONGEST))));
        String own = byLanguage.remove(language);
        return new Localised(own == null ? otherwise : own, byLanguage);
    }

    private static boolean isReference(Node node) {
        return node.isText() && node.text("", 0, Integer.MAX_VALUE).startsWith("@");
    }

    private Map<String, Node> referred(Node node) {
        String key = node.text("", 0, LONGEST).substring(1);
        Map<String, Node> tags = byKey.get(key);
        if (tags == null) {
            node.problem(Near.unknown("text", key, byKey.keySet())
                    + (byKey.isEmpty()
                            ? "; a text that begins with @ refers to \"texts\", write \\@ for the sign"
                            : ""));
            return Map.of();
        }
        used.add(key);
        return tags;
    }

    private List<Phrase> alternatives(Node node, Scope scope, Optional<Set<String>> runs) {
        List<Phrase> phrases = new ArrayList<>();
        for (Node phrase : node.oneOrMore("phrases", 1, MOST_ALTERNATIVES)) {
            String text = phrase.text("", 1, LONGEST);
            phrases.add(new PhraseParser(phrase, text, scope, runs).phrase());
        }
        return phrases;
    }

    /** Reads the texts that nothing refers to, so that their problems are known too, and warns of them. */
    void checkUnused(Scope scope) {
        byKey.forEach((key, tags) -> {
            if (!used.contains(key)) {
                tags.values().forEach(words -> alternatives(words, scope, Optional.empty()));
                Node first = tags.values().iterator().next();
                scope.reading().warning(first.pointer(), "nothing uses text \"" + key + "\"");
            }
        });
    }
}
