package dev.nameplate.mail;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.TagFinder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells pieces of tags that are none: a bracket lost, a bar too few. */
final class TagShape {

    /** What stands at one end of a tag and hardly ever in a name or a company. */
    private static final List<String> PIECES = List.of(
            "*|",
            "|*",
            "{{",
            "}}",
            "%%",
            "[[",
            "]]",
            "{$",
            "${",
            "$[",
            "]$",
            "<%",
            "%>",
            "{!",
            "#recipient:",
            "%recipient.");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final List<String> VERBS = List.of(
            "url",
            "if",
            "else",
            "end",
            "default",
            "urlencode",
            "url_encode",
            "fallback",
            "insert",
            "data",
            "recipient",
            "filter",
            "defaultifempty",
            "encodeuricomponent",
            "contact",
            "lead",
            "customer",
            "subscriber",
            "person",
            "or",
            "empty",
            "iif",
            "ud");

    private TagShape() {}

    /** Whether there is a tag or a piece of one in a value. */
    static boolean touches(String value) {
        return !TagFinder.in(value).isEmpty() || TagFinder.isTag(value) || broken(value);
    }

    /** Whether a piece of a tag is left over once all whole tags are taken out. */
    static boolean broken(String value) {
        StringBuilder rest = new StringBuilder(value);
        List<TagFinder.Span> whole = TagFinder.in(value);
        for (int i = whole.size() - 1; i >= 0; i--) {
            rest.delete(whole.get(i).from(), whole.get(i).to());
        }
        return PIECES.stream().anyMatch(piece -> rest.indexOf(piece) >= 0);
    }

    /** The same, seen with the marks of one provider: some of them round a field's name. */
    static boolean broken(String value, Profile profile) {
        if (broken(value) || TagFinder.isTag(value)) {
            return true;
        }
        String marks = open(profile) + close(profile);
        int from = 0;
        int to = value.length();
        while (from < to && marks.indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && marks.indexOf(value.charAt(to - 1)) >= 0) {
            to--;
        }
        String inside = value.substring(from, to).strip();
        boolean named =
                profile.names().matcher(inside).matches() || profile.fields().containsValue(inside);
        return named && to - from < value.length() && !inside.contains(" ");
    }

    /** Whether a value has the provider's marks at both of its ends. */
    static boolean marked(String value, Profile profile) {
        return value.startsWith(open(profile)) && value.endsWith(close(profile));
    }

    private static String open(Profile profile) {
        String form = profile.forms().plain();
        return form.substring(0, form.indexOf('⟨')).strip();
    }

    private static String close(Profile profile) {
        String form = profile.forms().plain();
        return form.substring(form.indexOf('⟩') + 1).strip();
    }

    /** The field that a broken tag most likely names: its longest word that is no verb of a template language. */
    static String field(String broken) {
        String best = "";
        Matcher words = WORD.matcher(broken.replaceAll("(?i)default\\s*[:(=].*|fallback\\s*=.*|\\|.*?['\"].*", ""));
        while (words.find()) {
            String word = words.group();
            if (!VERBS.contains(word.toLowerCase(java.util.Locale.ROOT)) && word.length() > best.length()) {
                best = word;
            }
        }
        return best;
    }
}
