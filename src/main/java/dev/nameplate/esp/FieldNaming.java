package dev.nameplate.esp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From what a person calls a field to what a provider's tags call it. */
public final class FieldNaming {

    /** Our names for what every provider has, folded. */
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("name", "first-name"),
            Map.entry("firstname", "first-name"),
            Map.entry("fname", "first-name"),
            Map.entry("givenname", "first-name"),
            Map.entry("guest", "first-name"),
            Map.entry("lastname", "last-name"),
            Map.entry("lname", "last-name"),
            Map.entry("surname", "last-name"),
            Map.entry("company", "company"),
            Map.entry("companyname", "company"),
            Map.entry("organisation", "company"),
            Map.entry("organization", "company"),
            Map.entry("email", "email"));

    private final Profile profile;

    public FieldNaming(Profile profile) {
        this.profile = profile;
    }

    /**
     * How a provider's tags name a field.
     *
     * @param field as it stands inside a tag
     * @param confidence how sure that is
     */
    public record Named(String field, Confidence confidence) {}

    /** What names of ours mean, as {@code firstname} the {@code first-name}; without case and signs. */
    public static Map<String, String> common() {
        return COMMON;
    }

    /** The provider's own name for one of our fields; empty when it is none of the common ones. */
    public Optional<Named> ofOurs(String ours) {
        String common = COMMON.get(folded(ours));
        String field = common == null ? null : profile.fields().get(common);
        return field == null ? Optional.empty() : Optional.of(new Named(field, profile.confidenceOf(field)));
    }

    /** One of our fields that is not common, by its own name, as the provider would name a field of that name. */
    public Named guessed(String ours) {
        boolean capitals =
                profile.firstName().equals("FNAME") || profile.firstName().endsWith("FIRSTNAME");
        return new Named(custom(capitals ? ours.toUpperCase(Locale.ROOT) : ours), Confidence.UNVERIFIED);
    }

    /**
     * The field that a person means by a provider's name: a bare name, the name as it stands inside a tag, or a whole tag.
     * Empty when it can be no field's name there.
     */
    public Optional<Named> ofTheirs(String given) {
        String theirs = given.strip();
        Optional<TagReader.Reading> tag = new TagReader(profile).read(theirs);
        if (tag.isPresent()) {
            return Optional.of(named(tag.get().field()));
        }
        for (String field : profile.fields().values()) {
            if (theirs.equals(field) || theirs.equals(bare(field))) {
                return Optional.of(named(field));
            }
        }
        if (isCustom(theirs)) {
            return Optional.of(named(theirs));
        }
        return profile.names().matcher(theirs).matches() ? Optional.of(named(custom(theirs))) : Optional.empty();
    }

    /** The bare names of the fields that we know there, for messages. */
    public List<String> known() {
        return profile.fields().values().stream()
                .map(FieldNaming::bare)
                .sorted()
                .toList();
    }

    private Named named(String field) {
        return new Named(field, profile.confidenceOf(field));
    }

    private String custom(String name) {
        return profile.custom().replace(Profile.NAME, name);
    }

    /** Whether it is written as fields of one's own are inside a tag. */
    private boolean isCustom(String theirs) {
        int at = profile.custom().indexOf(Profile.NAME);
        String before = profile.custom().substring(0, at);
        String after = profile.custom().substring(at + Profile.NAME.length());
        return before.length() + after.length() > 0
                && theirs.length() > before.length() + after.length()
                && theirs.startsWith(before)
                && theirs.endsWith(after)
                && profile.names()
                        .matcher(theirs.substring(before.length(), theirs.length() - after.length()))
                        .matches();
    }

    /** The last name in it: {@code FIRSTNAME} of {@code contact.FIRSTNAME}, {@code u_fn} of {@code UserAttribute['u_fn']}. */
    public static String bare(String field) {
        int end = field.length();
        while (end > 0 && !isWord(field.charAt(end - 1))) {
            end--;
        }
        int from = end;
        while (from > 0 && (isWord(field.charAt(from - 1)) || field.charAt(from - 1) == ' ')) {
            from--;
        }
        return field.substring(from, end).strip();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
