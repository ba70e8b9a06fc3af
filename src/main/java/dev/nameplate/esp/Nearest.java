package dev.nameplate.esp;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The nearest of some allowed words, for "did you mean". */
public final class Nearest {

    private Nearest() {}

    /** The word with the fewest typing mistakes between it and what was given; empty when all are too far away to be meant. */
    public static Optional<String> of(String given, Collection<String> allowed) {
        String best = null;
        int least = given.length() <= 3 ? 2 : Math.min(4, given.length() / 3 + 2);
        String small = given.toLowerCase(Locale.ROOT);
        for (String word : allowed) {
            int distance = distance(small, word.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code ; did you mean x?}, or nothing. */
    public static String question(String given, Collection<String> allowed) {
        return of(given, allowed).map(word -> "; did you mean " + word + "?").orElse("");
    }

    /** Letters added, lost, changed, or swapped with their neighbour. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[other.length()];
    }
}
