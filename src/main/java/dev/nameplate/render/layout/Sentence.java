package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.CaseMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A phrase on its way to being said: runs of words with the places between them where a field is missing.
 *
 * <p>Not thread-safe.
 */
final class Sentence {

    private static final String COMMAS = ",\u060C\uFF0C\u3001";
    private static final String ENDS = ".!?\u2026\u061F\u06D4\u3002\uFF01\uFF1F\u0964\n";
    /** No full stop: {@code Dr. {name}, your seat} is one sentence. */
    private static final String STARTS = "!?\u2026\u061F\u06D4\u3002\uFF01\uFF1F\u0964\n";

    private static final String OPENERS = "\"'\u201C\u2018\u201E\u00AB\u00A1\u00BF([";
    private static final String CLOSERS = "\"'\u201D\u2019\u00BB)]";
    private static final String SEPARATORS = "\u00B7\u2022|/\u2013\u2014";
    private static final String TIGHT = ",.;:!?\u2026\u060C\u3001\u3002";

    private static final CaseMap.Title CAPITAL = CaseMap.toTitle().wholeString().noLowercase();

    private final String language;
    /** Words; a field is missing between one run and the next. */
    private final List<TaggedText> runs = new ArrayList<>(List.of(new TaggedText()));
    /** Where in the last run an optional piece was just left out; -1 when nothing was. */
    private int seam = -1;
    /** Whether the words after the seam now begin a sentence that the left-out piece began. */
    private boolean capital;

    Sentence(String language) {
        this.language = language;
    }

    void words(TaggedText text) {
        if (text.length() == 0) {
            return;
        }
        TaggedText run = last();
        if (seam < 0) {
            run.append(text);
            return;
        }
        TaggedText next = afterSeam(run, text);
        if (next.length() > 0) {
            run.append(capital ? capitalised(next) : next);
            seam = -1;
            capital = false;
        }
    }

    void missing() {
        runs.add(new TaggedText());
        seam = -1;
        capital = false;
    }

    /** Adds an optional piece, or closes the gap it would have filled. */
    void add(Sentence piece) {
        Optional<TaggedText> words = piece.complete();
        if (words.isPresent()) {
            words(words.get());
            return;
        }
        TaggedText run = last();
        seam = run.length();
        capital |= beginsSentence(run) && endsWith(piece.last(), COMMAS);
    }

    /** The words, when no field is missing. */
    Optional<TaggedText> complete() {
        return runs.size() > 1 ? Optional.empty() : Optional.of(closed(runs.get(0)));
    }

    /** The words without the missing fields, when commas set all of those off. */
    Optional<TaggedText> healed() {
        TaggedText healed = runs.get(0).from(0);
        for (int i = 1; i < runs.size(); i++) {
            TaggedText next = runs.get(i);
            TaggedText bare = next.stripLeading();
            if (beginsSentence(healed) && startsWith(bare, COMMAS)) {
                healed.append(capitalised(bare.from(1).stripLeading()));
            } else if (endsWith(healed, COMMAS) && (bare.length() == 0 || startsWith(bare, ENDS + CLOSERS))) {
                strip(healed, "");
                healed.setLength(healed.length() - 1);
                healed.append(next);
            } else {
                return Optional.empty();
            }
        }
        TaggedText words = closed(healed);
        return words.codePoints().anyMatch(UCharacter::isLetterOrDigit) ? Optional.of(words) : Optional.empty();
    }

    private TaggedText last() {
        return runs.get(runs.size() - 1);
    }

    /** What is left of the words that follow a left-out piece: no doubled space, no separator without a left side. */
    private static TaggedText afterSeam(TaggedText run, TaggedText text) {
        if (run.isBlank()) {
            TaggedText bare = text.stripLeading();
            while (startsWith(bare, SEPARATORS + COMMAS)) {
                bare = bare.from(1).stripLeading();
            }
            return bare;
        }
        if (startsWith(text, TIGHT)) {
            strip(run, "");
        }
        return endsInSpace(run) ? text.stripLeading() : text;
    }

    /** The words without what a piece left out at their end leaves dangling. */
    private TaggedText closed(TaggedText run) {
        if (seam == run.length() && seam > 0) {
            strip(run, SEPARATORS + COMMAS);
        }
        return run;
    }

    /** Takes white space and the given characters off the end. */
    private static void strip(TaggedText run, String also) {
        int end = run.length();
        while (end > 0 && (isSpace(run.charAt(end - 1)) || also.indexOf(run.charAt(end - 1)) >= 0)) {
            end--;
        }
        run.setLength(end);
    }

    /** Whether what comes next starts a sentence: nothing before it but opening quotes, or the end of another sentence. */
    private static boolean beginsSentence(CharSequence before) {
        int end = before.length();
        while (end > 0
                && ((isSpace(before.charAt(end - 1)) && before.charAt(end - 1) != '\n')
                        || OPENERS.indexOf(before.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end == 0 || STARTS.indexOf(before.charAt(end - 1)) >= 0;
    }

    /** The first letter in upper case by the language's rules; words that carry a capital inside (iPhone) are left alone. */
    private TaggedText capitalised(TaggedText words) {
        int end = 0;
        boolean mixed = false;
        while (end < words.length() && !isSpace(words.charAt(end))) {
            int point = Character.codePointAt(words, end);
            end += Character.charCount(point);
            mixed |= UCharacter.isUpperCase(point);
        }
        return mixed ? words : words.rewritten(CAPITAL.apply(Locale.forLanguageTag(language), null, words.toString()));
    }

    private static boolean startsWith(CharSequence text, String any) {
        return text.length() > 0 && any.indexOf(text.charAt(0)) >= 0;
    }

    private static boolean endsWith(CharSequence text, String any) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end > 0 && any.indexOf(text.charAt(end - 1)) >= 0;
    }

    private static boolean endsInSpace(CharSequence text) {
        return text.length() > 0 && isSpace(text.charAt(text.length() - 1));
    }

    private static boolean isSpace(char c) {
        return UCharacter.isUWhiteSpace(c);
    }
}
