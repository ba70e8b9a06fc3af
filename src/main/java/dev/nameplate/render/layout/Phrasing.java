package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.template.Wording;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a wording says with given values: the first alternative whose fields are all there, else the first that reads well
 * without them.
 *
 * <p>A missing field that a comma sets off at the start or end of a sentence takes the comma with it: without a name
 * {@code {name}, your seat is saved} says {@code Your seat is saved}. Any other missing field silences the phrase.
 */
public final class Phrasing {

    private Phrasing() {}

    /**
     * Words as they will be set.
     *
     * @param text never blank
     * @param language BCP 47 tag of the language that the words are in
     */
    public record Said(String text, String language) {}

    /**
     * Resolves a wording.
     *
     * @param ownLanguage the language of the wording where none of its translations fits
     * @return empty when nothing can be said without a missing field
     */
    public static Optional<Said> say(Wording wording, Values values, String ownLanguage) {
        for (String tag = values.language(); !tag.isEmpty(); tag = shorter(tag)) {
            List<Phrase> alternatives = wording.byLanguage().get(tag);
            if (alternatives != null) {
                return first(alternatives, values, tag);
            }
        }
        return first(wording.fallback(), values, ownLanguage);
    }

    /** Whether a wording says something whatever is missing: in every language some alternative has no field that it needs. */
    static boolean alwaysSpeaks(Wording wording) {
        return alwaysSpeaks(wording.fallback())
                && wording.byLanguage().values().stream().allMatch(Phrasing::alwaysSpeaks);
    }

    private static boolean alwaysSpeaks(List<Phrase> alternatives) {
        return alternatives.stream()
                .anyMatch(phrase -> phrase.pieces().stream().noneMatch(Piece.Slot.class::isInstance)
                        && phrase.pieces().stream()
                                .anyMatch(piece -> piece instanceof Piece.Words words
                                        && !words.text().isBlank()));
    }

    /** Adds the fields that a wording mentions in any language. */
    static void fields(Wording wording, Set<String> into) {
        wording.fallback().forEach(phrase -> slots(phrase.pieces(), into));
        wording.byLanguage().values().forEach(all -> all.forEach(phrase -> slots(phrase.pieces(), into)));
    }

    private static void slots(List<Piece> pieces, Set<String> into) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Slot slot) {
                into.add(slot.field());
            } else if (piece instanceof Piece.Optional optional) {
                slots(optional.pieces(), into);
            }
        }
    }

    private static Optional<Said> first(List<Phrase> alternatives, Values values, String language) {
        List<Sentence> incomplete = new ArrayList<>();
        for (Phrase phrase : alternatives) {
            Sentence sentence = new Sentence(language);
            addTo(sentence, phrase.pieces(), values);
            Optional<Said> said = said(sentence.complete(), language);
            if (said.isPresent()) {
                return said;
            }
            incomplete.add(sentence);
        }
        return incomplete.stream()
                .map(sentence -> said(sentence.healed(), language))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Said> said(Optional<String> text, String language) {
        return text.map(String::strip).filter(words -> !words.isEmpty()).map(words -> new Said(words, language));
    }

    private static void addTo(Sentence sentence, List<Piece> pieces, Values values) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                sentence.words(words.text());
            } else if (piece instanceof Piece.Slot slot) {
                values.get(slot.field())
                        .map(value -> Words.isolated(value.text(), sentence.language()))
                        .ifPresentOrElse(sentence::words, sentence::missing);
            } else if (piece instanceof Piece.Optional optional) {
                Sentence inner = new Sentence(sentence.language());
                addTo(inner, optional.pieces(), values);
                sentence.add(inner);
            }
        }
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
