package dev.nameplate.template;

import java.util.Collection;
import java.util.Locale;

/** The nearest of some names, for "did you mean". */
final class Near {

    private Near() {}

    /** {@code ; did you mean "…"?}, or nothing when no name is near. */
    static String hint(String given, Collection<String> names) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        boolean near = least <= Math.max(1, Math.min(given.length(), best.length()) / 3);
        return near ? "; did you mean \"" + best + "\"?" : "";
    }

    /** {@code there is no field "nme"; did you mean "name"?}, or with all names when none is near. */
    static String unknown(String what, String given, Collection<String> names) {
        String hint = hint(given, names);
        String all = names.isEmpty()
                ? "; there are none"
                : names.size() > 20 ? "" : "; known " + (names.size() == 1 ? "is " : "are ") + String.join(", ", names);
        return "there is no " + what + " " + Node.quoted(given) + (hint.isEmpty() ? all : hint);
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
    static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 8 || one.length() > 64) {
            return 64;
        }
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + cost);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
            }
        }
        return rows[one.length()][other.length()];
    }
}
