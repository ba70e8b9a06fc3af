package dev.nameplate.render.font;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/** What readers count as one character: grapheme clusters, after Unicode's rules as ICU knows them. */
public final class Graphemes {

    /** Below this every char is a cluster of its own, but for a line end of two. */
    private static final int SIMPLE = 0x300;

    private static final ThreadLocal<BreakIterator> CLUSTERS =
            ThreadLocal.withInitial(() -> BreakIterator.getCharacterInstance(ULocale.ROOT));

    private Graphemes() {}

    /** The bounds of all clusters in chars, from 0 to the length of the text. */
    public static int[] bounds(String text) {
        int length = text.length();
        int[] bounds = new int[length + 1];
        if (isSimple(text)) {
            Arrays.setAll(bounds, i -> i);
            return bounds;
        }
        BreakIterator clusters = CLUSTERS.get();
        clusters.setText(text);
        int count = 1;
        for (int at = clusters.next(); at != BreakIterator.DONE; at = clusters.next()) {
            bounds[count++] = at;
        }
        return Arrays.copyOf(bounds, count);
    }

    /** The text cut to at most so many clusters. */
    public static String first(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // No cluster that a reader would miss is longer than this, and no longer text need be looked at.
        String head = text.substring(0, Math.min(text.length(), most * 64));
        int[] bounds = bounds(head);
        return bounds.length - 1 <= most ? head : head.substring(0, bounds[most]);
    }

    private static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= SIMPLE || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
