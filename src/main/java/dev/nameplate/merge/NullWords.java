package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import java.util.HashSet;
import java.util.Set;

/** Whole values that systems write when they have nothing to say: {@code null}, {@code n/a}, {@code NaN}. */
final class NullWords {

    private static final Set<String> IGNORING_CASE = new HashSet<>();
    private static final Set<String> EXACTLY = new HashSet<>();
    private static final int LONGEST;

    static {
        int longest = 0;
        for (String[] line : DataFile.lines("null-words.txt")) {
            Set<String> words =
                    switch (line[0]) {
                        case "ignoring-case" -> IGNORING_CASE;
                        case "exactly" -> EXACTLY;
                        default ->
                            throw new IllegalStateException("null-words.txt has a line of unknown kind " + line[0]);
                    };
            words.add(line[1]);
            longest = Math.max(longest, line[1].length());
        }
        LONGEST = longest;
    }

    private NullWords() {}

    static boolean has(String text) {
        return text.length() <= LONGEST
                && (EXACTLY.contains(text)
                        || IGNORING_CASE.contains(UCharacter.foldCase(text, /* defaultmapping= */ true)));
    }
}
