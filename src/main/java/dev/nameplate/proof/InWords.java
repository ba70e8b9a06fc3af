package dev.nameplate.proof;

import dev.nameplate.render.TextReport;
import java.util.Locale;

/** Figures as sheets and pages show them. */
final class InWords {

    private InWords() {}

    static String bytes(int bytes) {
        return bytes < 10_000 ? bytes + " B" : String.format(Locale.ROOT, "%.1f KB", bytes / 1000.0);
    }

    static String size(double size) {
        return size == Math.rint(size) ? (long) size + " px" : size + " px";
    }

    static String text(TextReport text) {
        if (text.removed()) {
            return "removed";
        }
        if (text.size() <= 0) {
            return "nothing shown";
        }
        return size(text.size()) + " · " + (text.lines() == 1 ? "1 line" : text.lines() + " lines")
                + (text.truncated() ? " · cut off" : "");
    }
}
