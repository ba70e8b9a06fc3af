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
     * @param spans the parts between tags, in order; none overlap
     */
    public record Said(String text, String language, List<Span> spans) {

        public Said {
            spans = List.copyOf(spans);
        }
    }

    /**
     * The chars {@code start..end} of words, which stand between tags.
     *
     * @param runs the tags' names, the outermost first
     */
    public record Span(int start, int end, List<String> runs) {

        public Span {
            runs = List.copyOf(runs);
        }
    }

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
                .map(phrase -> bare(phrase.pieces()))
                .anyMatch(pieces -> pieces.stream().noneMatch(Piece.Slot.class::isInstance)
                        && pieces.stream()
                                .anyMatch(piece -> piece instanceof Piece.Words words
                                        && !words.text().isBlank()));
    }

    /** Pieces without the tags around some of them. */
    private static List<Piece> bare(List<Piece> pieces) {
        List<Piece> bare = new ArrayList<>();
        for (Piece piece : pieces) {
            bare.addAll(piece instanceof Piece.Run run ? bare(run.pieces()) : List.of(piece));
        }
        return bare;
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
            } else if (piece instanceof Piece.Run run) {
                slots(run.pieces(), into);
            }
        }
    }

    private static Optional<Said> first(List<Phrase> alternatives, Values values, String language) {
        List<Sentence> incomplete = new ArrayList<>();
        Speech speech = new Speech(values, language);
        for (Phrase phrase : alternatives) {
            Sentence sentence = speech.sentence(phrase.pieces());
            Optional<Said> said = sentence.complete().flatMap(speech::said);
            if (said.isPresent()) {
                return said;
            }
            incomplete.add(sentence);
        }
        return incomplete.stream()
                .map(sentence -> sentence.healed().flatMap(speech::said))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Phrases of one language becoming sentences. A tag of theirs is the place of its runs' names in a list. */
    private static final class Speech {

        private final Values values;
        private final String language;
        private final List<List<String>> runs = new ArrayList<>(List.of(List.of()));

        Speech(Values values, String language) {
            this.values = values;
            this.language = language;
        }

        Sentence sentence(List<Piece> pieces) {
            Sentence sentence = new Sentence(language);
            add(sentence, pieces, 0);
            return sentence;
        }

        private void add(Sentence sentence, List<Piece> pieces, int tag) {
            for (Piece piece : pieces) {
                if (piece instanceof Piece.Words words) {
                    sentence.words(TaggedText.of(words.text(), (char) tag));
                } else if (piece instanceof Piece.Slot slot) {
                    values.get(slot.field())
                            .map(value -> TaggedText.of(Words.isolated(value.text(), language), (char) tag))
                            .ifPresentOrElse(sentence::words, sentence::missing);
                } else if (piece instanceof Piece.Optional optional) {
                    Sentence inner = new Sentence(language);
                    add(inner, optional.pieces(), tag);
                    sentence.add(inner);
                } else if (piece instanceof Piece.Run run) {
                    List<String> names = new ArrayList<>(runs.get(tag));
                    names.add(run.name());
                    runs.add(names);
                    add(sentence, run.pieces(), runs.size() - 1);
                }
            }
        }

        Optional<Said> said(TaggedText words) {
            TaggedText text = words.strip();
            return text.length() == 0
                    ? Optional.empty()
                    : Optional.of(new Said(text.toString(), language, spans(text)));
        }

        private List<Span> spans(TaggedText text) {
            List<Span> spans = new ArrayList<>();
            int start = 0;
            for (int i = 1; i <= text.length() && runs.size() > 1; i++) {
                if (i == text.length() || text.tag(i) != text.tag(start)) {
                    if (text.tag(start) != 0) {
                        spans.add(new Span(start, i, runs.get(text.tag(start))));
                    }
                    start = i;
                }
            }
            return spans;
        }
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
