package dev.nameplate.esp;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What we know of one e-mail service provider.
 *
 * <p>In its forms {@code ⟨field⟩} stands for a field as that provider's tags name it, {@code ⟨default⟩} for words that stand in for
 * it, and in {@link #custom} {@code ⟨name⟩} for a field's bare name.
 *
 * @param id what {@code --esp} calls it
 * @param name what people call it
 * @param forms how its tags are written
 * @param fields its names for common fields: {@code first-name}, {@code last-name}, {@code company}, {@code email}
 * @param custom how any other field is named inside a tag
 * @param names what a field's bare name looks like there
 * @param arrives what becomes of a value where the plain tag stands
 * @param encodes the same for the encoding tag
 * @param needsDefault whether a mail without the value is not sent, unless the tag has a default
 * @param missing in words, what arrives when there is no value
 * @param missingForms the same for programs
 * @param signing whether it can sign values when it sends
 * @param marks texts that no other provider's mails hold
 * @param confidence by fact: the names of {@link #fields}, {@code default}, {@code encoding}, {@code missing}
 * @param caveats what else to know, a sentence each
 */
public record Profile(
        String id,
        String name,
        Forms forms,
        Map<String, String> fields,
        String custom,
        Pattern names,
        Arrival arrives,
        Arrival encodes,
        boolean needsDefault,
        String missing,
        List<Missing> missingForms,
        Signing signing,
        List<String> marks,
        Map<String, Confidence> confidence,
        List<String> caveats) {

    static final String FIELD = "⟨field⟩";
    static final String DEFAULT = "⟨default⟩";
    static final String NAME = "⟨name⟩";

    /**
     * How a provider writes tags.
     *
     * @param plain the tag alone
     * @param encoded with the value percent-encoded, if it can
     * @param defaulted with words that stand in for a missing value, if it can
     * @param encodedDefaulted both, if it can
     */
    public record Forms(
            String plain, Optional<String> encoded, Optional<String> defaulted, Optional<String> encodedDefaulted) {}

    /** What arrives when there is no value. */
    public enum Missing {
        /** Nothing. */
        BLANK,
        /** The tag, as it stands. */
        TAG,
        /** The words that the tag gives for this case. */
        DEFAULT
    }

    /**
     * Whether a provider can compute HMAC-SHA256 when it sends.
     *
     * @param can whether there is a recipe
     * @param confidence how sure that is
     * @param why why not, when it cannot; may be empty
     */
    public record Signing(boolean can, Confidence confidence, String why) {}

    public Profile {
        fields = Map.copyOf(fields);
        missingForms = List.copyOf(missingForms);
        marks = List.copyOf(marks);
        confidence = Map.copyOf(confidence);
        caveats = List.copyOf(caveats);
    }

    /** Its name for readers' first names, which every provider has. */
    public String firstName() {
        return Objects.requireNonNull(fields.get("first-name"), "a profile without first-name");
    }

    /** A tag for words, as in an alternative text: the value as it is. */
    public String tag(String field) {
        return filled(forms.plain(), field, "");
    }

    /** A tag for words with others that stand in for a missing value; empty when there is no such tag. */
    public Optional<String> tag(String field, String instead) {
        return forms.defaulted().map(form -> filled(form, field, instead));
    }

    /** The tag for a link: encoded if the provider can, and with a default that counts as missing if it does not send else. */
    public String linkTag(String field) {
        if (needsDefault && forms.encodedDefaulted().isPresent()) {
            return filled(forms.encodedDefaulted().get(), field, "-");
        }
        return filled(forms.encoded().orElse(forms.plain()), field, "-");
    }

    /** What becomes of a value where {@link #linkTag} stands. */
    public Arrival linkArrival() {
        return forms.encoded().isPresent() ? encodes : arrives;
    }

    /** How the link's attribute must be quoted for the tags of the link not to end it. */
    public String quote() {
        return quoteFor(linkTag(firstName()));
    }

    /** The quotation mark that a text does not hold; a double one if it may be. */
    public static String quoteFor(String text) {
        return text.indexOf('"') >= 0 ? "'" : "\"";
    }

    /** How sure we are of the tag of a field. */
    public Confidence confidenceOf(String field) {
        for (Map.Entry<String, String> common : fields.entrySet()) {
            if (common.getValue().equals(field)) {
                return confidence.getOrDefault(common.getKey(), Confidence.UNVERIFIED);
            }
        }
        return Confidence.UNVERIFIED;
    }

    /** How sure we are of {@code default}, {@code encoding}, {@code missing}, or a common field. */
    public Confidence confidenceOfFact(String fact) {
        return confidence.getOrDefault(fact, Confidence.UNVERIFIED);
    }

    /** How sure we are of how its tags are written. */
    public Confidence ofTags() {
        return confidenceOfFact("first-name");
    }

    static String filled(String form, String field, String instead) {
        return form.replace(FIELD, field).replace(DEFAULT, instead);
    }
}
