package dev.nameplate.merge;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Counts what a reader calls characters: grapheme clusters. */
final class Graphemes {

    /** A cluster longer than this many UTF-16 units on average is no writing, so nothing is counted for it. */
    private static final int UNITS_PER_CLUSTER = 32;

    private static final BreakIterator SHARED = BreakIterator.getCharacterInstance(ULocale.ROOT);

    private Graphemes() {}

    /** Whether a text has more clusters than allowed. Texts with no more UTF-16 units than that are never counted. */
    static boolean exceed(String text, int most) {
        if (text.length() <= most) {
            return false;
        }
        if (text.length() > most * UNITS_PER_CLUSTER) {
            return true;
        }
        return isAscii(text) || count(text, most) > most;
    }

    /** The number of clusters; counting stops behind {@code most}. */
    static int count(String text, int most) {
        BreakIterator own = (BreakIterator) SHARED.clone();
        own.setText(text);
        int clusters = 0;
        while (clusters <= most && own.next() != BreakIterator.DONE) {
            clusters++;
        }
        return clusters;
    }

    /** All clusters of a text. */
    static List<String> of(String text) {
        BreakIterator own = (BreakIterator) SHARED.clone();
        own.setText(text);
        List<String> clusters = new ArrayList<>();
        int from = 0;
        for (int at = own.next(); at != BreakIterator.DONE; at = own.next()) {
            clusters.add(text.substring(from, at));
            from = at;
        }
        return clusters;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
