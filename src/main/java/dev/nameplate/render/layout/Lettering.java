package dev.nameplate.render.layout;

import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.Typeface;
import dev.nameplate.template.Paint;
import dev.nameplate.template.TextStyle;
import java.util.Optional;

/**
 * How a stretch of text looks: its letters, their size and height against the rest of the text, their paint, and the lines
 * below and through them.
 *
 * @param em its own em, in {@linkplain Paragraph#EM parts of the text's}
 * @param raise how far its baseline stands above the text's, in parts of the text's em
 * @param tracking extra space between letters, in its own ems
 * @param upper whether it is set in capitals
 */
record Lettering(
        Typeface typeface,
        int em,
        int raise,
        double tracking,
        boolean upper,
        Paint fill,
        Optional<Rule> underline,
        Optional<Rule> strike) {

    /** Runs within runs grow no further than a run within a run may. */
    private static final double LARGEST = 6.25;

    private static final double SMALLEST = 0.16;

    /**
     * A line along letters, which belongs to the run that asked for it: runs inside it do not bend it.
     *
     * @param metrics of the run's face
     */
    record Rule(Face.Metrics metrics, int em, int raise, Paint fill) {

        private static Rule of(FontBook book, Typeface typeface, int em, int raise, Paint fill) {
            Face face = book.face(typeface.family(), typeface.weight(), typeface.italic());
            return new Rule(face.metrics(), em, raise, fill);
        }

        /** How far below the text's baseline an underline ends, in ems of the text. */
        double lowerEdge() {
            double ems = (double) (metrics.underlineOffset() + metrics.underlineThickness()) / metrics.unitsPerEm();
            return (ems * em - raise) / Paragraph.EM;
        }
    }

    /** Text outside of any run. */
    static Lettering of(TextStyle style, String language, FontBook book) {
        Typeface typeface = new Typeface(
                style.family(),
                style.weight(),
                style.italic(),
                language,
                /* ligatures= */ style.tracking() == 0,
                style.tabular());
        Optional<Rule> rule = style.underline() || style.strike()
                ? Optional.of(Rule.of(book, typeface, Paragraph.EM, 0, style.fill()))
                : Optional.empty();
        return new Lettering(
                typeface,
                Paragraph.EM,
                0,
                style.tracking(),
                style.upper(),
                style.fill(),
                style.underline() ? rule : Optional.empty(),
                style.strike() ? rule : Optional.empty());
    }

    /** A run within this look. */
    Lettering with(TextStyle.Run run, FontBook book) {
        double spacing = run.tracking().orElse(tracking);
        Typeface its = new Typeface(
                run.family().orElse(typeface.family()),
                run.weight().orElse(typeface.weight()),
                run.italic().orElse(typeface.italic()),
                typeface.language(),
                /* ligatures= */ spacing == 0,
                typeface.tabular());
        double size = Math.max(SMALLEST, Math.min(LARGEST, run.size() * em / Paragraph.EM));
        int itsEm = (int) Math.round(size * Paragraph.EM);
        int itsRaise = raise + (int) Math.round(run.raise() * em);
        Paint paint = run.fill().orElse(fill);
        Optional<Rule> rule = run.underline().orElse(false) || run.strike().orElse(false)
                ? Optional.of(Rule.of(book, its, itsEm, itsRaise, paint))
                : Optional.empty();
        return new Lettering(
                its,
                itsEm,
                itsRaise,
                spacing,
                run.upper().orElse(upper),
                paint,
                run.underline().isEmpty() ? underline : run.underline().get() ? rule : Optional.empty(),
                run.strike().isEmpty() ? strike : run.strike().get() ? rule : Optional.empty());
    }

    /** Space added between letters, in parts of the text's em. */
    int spread() {
        return (int) Math.round(tracking * em);
    }

    /** Whether letters of both may be shaped as one word: all that differs is what they are painted with. */
    boolean joins(Lettering other) {
        return em == other.em && raise == other.raise && tracking == other.tracking && typeface.equals(other.typeface);
    }
}
