package dev.nameplate.esp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a provider's tags back: which field a text stands for, if it is one of its tags. */
public final class TagReader {

    private static final String WORDS = "[^<>|]{0,80}?";
    private static final Pattern SPACE_BESIDE_SIGN = Pattern.compile("[ \\t]*([^A-Za-z0-9_ \\t⟨⟩])[ \\t]*");

    private final Profile profile;
    private final List<Form> forms = new ArrayList<>();

    /** The characters that its tags begin with: others need no closer look. */
    private final StringBuilder firsts = new StringBuilder();

    private record Form(Kind kind, Pattern pattern) {}

    /** How a tag is written. */
    public enum Kind {
        PLAIN,
        ENCODED,
        DEFAULTED,
        ENCODED_DEFAULTED;

        /** Whether the value comes out encoded. */
        public boolean encoded() {
            return this == ENCODED || this == ENCODED_DEFAULTED;
        }
    }

    /**
     * A tag that was read.
     *
     * @param field as it stands inside the tag
     * @param known whether it is one of the fields that the profile names
     */
    public record Reading(Kind kind, String field, boolean known) {}

    public TagReader(Profile profile) {
        this.profile = profile;
        profile.forms().encodedDefaulted().ifPresent(form -> add(Kind.ENCODED_DEFAULTED, form));
        profile.forms().encoded().ifPresent(form -> add(Kind.ENCODED, form));
        add(Kind.PLAIN, profile.forms().plain());
        profile.forms().defaulted().ifPresent(form -> add(Kind.DEFAULTED, form));
    }

    private void add(Kind kind, String form) {
        String tight = tight(form);
        StringBuilder pattern = new StringBuilder();
        boolean named = false;
        for (int i = 0; i < tight.length(); ) {
            if (tight.startsWith(Profile.FIELD, i)) {
                pattern.append(named ? "\\k<field>" : "(?<field>" + field() + ")");
                named = true;
                i += Profile.FIELD.length();
            } else if (tight.startsWith(Profile.DEFAULT, i)) {
                pattern.append(WORDS);
                i += Profile.DEFAULT.length();
            } else {
                pattern.append(literal(tight.charAt(i)));
                i++;
            }
        }
        forms.add(new Form(kind, Pattern.compile(pattern.toString())));
        firsts.append(tight.charAt(0));
    }

    /** Either quotation mark is as good as the other round words. */
    private static String literal(char c) {
        return c == '\'' || c == '"' ? "['\"]" : Pattern.quote(String.valueOf(c));
    }

    /** Without the white space beside signs, which template languages skip; tags of other kinds stay as they are. */
    static String tight(String tag) {
        return tag.startsWith("{{") || tag.startsWith("[[") || tag.startsWith("<%")
                ? SPACE_BESIDE_SIGN.matcher(tag).replaceAll("$1")
                : tag;
    }

    /** A field inside a tag: one that the profile names, or any in the form of one's own. */
    private String field() {
        List<String> known = new ArrayList<>();
        profile.fields().values().forEach(field -> known.add(quoted(field)));
        known.sort((one, other) -> other.length() - one.length());
        int at = profile.custom().indexOf(Profile.NAME);
        String before = profile.custom().substring(0, at);
        String after = profile.custom().substring(at + Profile.NAME.length());
        known.add(quoted(before) + "(?:" + profile.names().pattern() + ")" + quoted(after));
        return String.join("|", known);
    }

    private static String quoted(String words) {
        StringBuilder pattern = new StringBuilder();
        for (char c : words.toCharArray()) {
            pattern.append(literal(c));
        }
        return pattern.toString();
    }

    /** The tag that a text is as a whole; empty when it is none of this provider's. */
    public Optional<Reading> read(String text) {
        return mayRead(text) ? readTight(tight(text)) : Optional.empty();
    }

    /** Whether a text begins as this provider's tags do. */
    private boolean mayRead(String text) {
        return !text.isEmpty() && firsts.indexOf(text.substring(0, 1)) >= 0;
    }

    /** The same of a text that {@link #tight} has gone over. */
    Optional<Reading> readTight(String tight) {
        if (!mayRead(tight)) {
            return Optional.empty();
        }
        for (Form form : forms) {
            Matcher matcher = form.pattern().matcher(tight);
            if (matcher.matches()) {
                String field = matcher.group("field").strip();
                return Optional.of(
                        new Reading(form.kind(), field, profile.fields().containsValue(field)));
            }
        }
        return Optional.empty();
    }
}
