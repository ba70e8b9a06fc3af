package dev.nameplate.mail;

import dev.nameplate.esp.Profile;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.template.Template;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alternative text of a link's picture, with the provider's tags where the reader's data goes: the template's own words,
 * readable also where the data is missing.
 */
final class AltText {

    private final Template template;
    private final Map<String, String> fixed;
    private final @Nullable EspLink esp;
    /** Whether a field was filled in by a tag. */
    private boolean tagged;

    /** @param esp the open fields' tags; null when there are none */
    AltText(Template template, Map<String, String> fixed, @Nullable EspLink esp) {
        this.template = template;
        this.fixed = fixed;
        this.esp = esp;
    }

    /** Ready to stand in an attribute, quotation marks in its tags aside. */
    String markup() {
        for (Phrase phrase : template.alt().fallback()) {
            tagged = false;
            Optional<String> said = said(phrase.pieces(), /* first= */ true);
            if (said.isPresent()) {
                return withTags(said.get());
            }
        }
        return withTags(escaped(template.title()));
    }

    /** Words that read well without the tags behind them. */
    private String withTags(String words) {
        if (esp == null || tagged) {
            return words;
        }
        StringBuilder text = new StringBuilder(words);
        esp.fields().forEach((ours, theirs) -> {
            if (isText(ours)) {
                text.append(text.toString().equals(words) ? ": " : ", ")
                        .append(esp.profile().tag(theirs));
            }
        });
        return text.toString();
    }

    /** The pieces in words and tags; empty when one of them has nothing to say. */
    private Optional<String> said(List<Piece> pieces, boolean first) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            boolean leading = first && text.isEmpty();
            if (piece instanceof Piece.Words words) {
                text.append(escaped(words.text()));
            } else if (piece instanceof Piece.Slot slot) {
                Optional<String> filled = filled(slot.field(), leading);
                if (filled.isEmpty()) {
                    return filled;
                }
                text.append(filled.get());
            } else if (piece instanceof Piece.Run run) {
                Optional<String> inside = said(run.pieces(), leading);
                if (inside.isEmpty()) {
                    return inside;
                }
                text.append(inside.get());
            } else if (piece instanceof Piece.Optional optional && certain(optional.pieces())) {
                said(optional.pieces(), leading).ifPresent(text::append);
            }
        }
        return Optional.of(text.toString());
    }

    /** Whether what a piece holds is the same for all readers, so that it may be said without asking whether it is there. */
    private boolean certain(List<Piece> pieces) {
        return pieces.stream()
                .allMatch(piece -> piece instanceof Piece.Words
                        || piece instanceof Piece.Slot slot && fixed.containsKey(slot.field()) && isText(slot.field()));
    }

    private Optional<String> filled(String name, boolean leading) {
        String value = fixed.get(name);
        if (value != null) {
            return isText(name) ? Optional.of(escaped(value)) : Optional.empty();
        }
        if (esp != null && esp.fields().containsKey(name) && isText(name)) {
            String theirs = esp.fields().get(name);
            Profile profile = esp.profile();
            Optional<String> tag = profile.tag(theirs, instead(name, leading));
            tagged |= tag.isPresent();
            return tag;
        }
        return words(name).map(AltText::escaped);
    }

    /** What reads well in a missing value's place: the field's own words, or a greeting where the sentence begins with it. */
    private String instead(String name, boolean leading) {
        String own = words(name).orElse("");
        if (plain(own)) {
            return own;
        }
        boolean company = name.contains("compan") || name.contains("organi");
        return leading ? "Hello" : company ? "your company" : "you";
    }

    private static boolean plain(String words) {
        return !words.isEmpty()
                && words.chars().allMatch(c -> c == ' ' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    /** The fixed words on a field's ladder. */
    private Optional<String> words(String name) {
        return template.field(name)
                .filter(field -> field.type() == FieldType.TEXT)
                .flatMap(AltText::ladder)
                .map(fallback -> fallback.value().in(template.language()));
    }

    private static Optional<Fallback.Fixed> ladder(Field field) {
        return field.ladder().stream()
                .filter(Fallback.Fixed.class::isInstance)
                .map(Fallback.Fixed.class::cast)
                .findFirst();
    }

    private boolean isText(String name) {
        return template.field(name).map(field -> field.type() == FieldType.TEXT).orElse(false);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
