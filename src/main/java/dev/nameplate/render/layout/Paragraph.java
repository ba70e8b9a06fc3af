package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.GlyphRun;
import dev.nameplate.render.font.Graphemes;
import dev.nameplate.render.font.Typeface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text without a line feed, shaped once and measured, so that any stretch of it has a known width at any size.
 *
 * <p>Widths are in {@linkplain #EM parts of an em}. Confined to one thread.
 */
final class Paragraph {

    /** How many of the units in which text is measured make one em: whole numbers, finer than any font's own. */
    static final int EM = 1 << 16;

    private final String text;
    private final FontBook book;
    private final Typeface typeface;
    private final int tracking;
    private final boolean rightToLeft;
    private final @Nullable Bidi bidi;
    private final int[] clusters;

    /** Widths up to each char, without tracking. */
    private final long[] pens;
    /** How many clusters that take tracking begin before each char. */
    private final int[] spaced;

    private int @Nullable [] breaks;

    /** @param tracking extra space between letters, in parts of an em */
    Paragraph(String text, boolean rightToLeft, FontBook book, Typeface typeface, int tracking) {
        this.text = text;
        this.book = book;
        this.typeface = typeface;
        this.tracking = tracking;
        this.rightToLeft = rightToLeft;
        this.bidi = rightToLeft || Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? new Bidi(text, rightToLeft ? Bidi.RTL : Bidi.LTR)
                : null;
        this.clusters = Graphemes.bounds(text);
        this.pens = new long[text.length() + 1];
        this.spaced = new int[text.length() + 1];
        measure();
    }

    private Paragraph(Paragraph of, int[] breaks) {
        this.text = of.text;
        this.book = of.book;
        this.typeface = of.typeface;
        this.tracking = of.tracking;
        this.rightToLeft = of.rightToLeft;
        this.bidi = of.bidi;
        this.clusters = of.clusters;
        this.pens = of.pens;
        this.spaced = of.spaced;
        this.breaks = breaks;
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    boolean rightToLeft() {
        return rightToLeft;
    }

    int tracking() {
        return tracking;
    }

    FontBook book() {
        return book;
    }

    Typeface typeface() {
        return typeface;
    }

    /** The bounds of grapheme clusters, from 0 to the length. */
    int[] clusters() {
        return clusters;
    }

    /** The same kind of text with other words. */
    Paragraph with(String words) {
        return new Paragraph(words, rightToLeft, book, typeface, tracking);
    }

    /** The same paragraph that breaks only where a reader does not stumble; itself where that makes no difference. */
    Paragraph gentle() {
        int[] few = text.isEmpty() ? breaks() : Words.gentleBreaks(text, typeface.language());
        return few.length == breaks().length ? this : new Paragraph(this, few);
    }

    /** Where a line may end; see {@link Words#breaks}. */
    int[] breaks() {
        int[] known = breaks;
        if (known == null) {
            known = text.isEmpty() ? new int[] {0} : Words.breaks(text, typeface.language());
            breaks = known;
        }
        return known;
    }

    /** The width of a line from one char to another, without the spaces at its end; with a hyphen where it ends in a soft one. */
    long width(int from, int to) {
        int end = inked(from, to);
        long width = pens[end] - pens[from] + (long) tracking * Math.max(0, spaced[end] - spaced[from] - 1);
        return endsInHyphen(from, end) ? width + hyphen() : width;
    }

    /** Where the line's last visible char ends. */
    int inked(int from, int to) {
        int end = to;
        while (end > from && UCharacter.isUWhiteSpace(text.charAt(end - 1)) && text.charAt(end - 1) != 0xA0) {
            end--;
        }
        return end;
    }

    boolean endsInHyphen(int from, int end) {
        return end > from && end < text.length() && text.charAt(end - 1) == Words.SOFT_HYPHEN;
    }

    private long hyphen() {
        long width = 0;
        for (GlyphRun.Placed placed : book.shape("-", 0, 1, /* rightToLeft= */ false, typeface)) {
            width += units(placed.run(), placed.run().advance());
        }
        return width;
    }

    /** The runs of a stretch of text from left to right, as they stand in a line of their own. */
    void shape(int from, int to, RunSink sink) {
        if (from == to) {
            return;
        }
        if (bidi == null) {
            book.shape(text, from, to, /* rightToLeft= */ false, typeface).forEach(sink::run);
            return;
        }
        Bidi line = bidi.setLine(from, to);
        for (int i = 0; i < line.countRuns(); i++) {
            BidiRun run = line.getVisualRun(i);
            book.shape(text, from + run.getStart(), from + run.getLimit(), run.isOddRun(), typeface)
                    .forEach(sink::run);
        }
    }

    /** Takes shaped runs from left to right. */
    interface RunSink {
        void run(GlyphRun.Placed run);
    }

    static int units(GlyphRun run, int fontUnits) {
        return (int) ((long) fontUnits * EM / run.face().metrics().unitsPerEm());
    }

    private void measure() {
        boolean[] spacious = new boolean[text.length() + 1];
        shape(0, text.length(), placed -> {
            GlyphRun run = placed.run();
            pens[placed.start()] += units(run, placed.lead());
            for (int i = 0; i < run.count(); i++) {
                pens[placed.start() + run.character(i)] += units(run, run.x(i + 1)) - units(run, run.x(i));
            }
            for (int i = 0; i < run.length() && !placed.cursive(); i++) {
                spacious[placed.start() + i] = true;
            }
        });
        long pen = 0;
        for (int i = 0; i <= text.length(); i++) {
            long advance = pens[i];
            pens[i] = pen;
            pen += advance;
        }
        int count = 0;
        for (int i = 0; i + 1 < clusters.length; i++) {
            count += spacious[clusters[i]] ? 1 : 0;
            for (int at = clusters[i] + 1; at <= clusters[i + 1]; at++) {
                spaced[at] = count;
            }
        }
    }

    static List<String> split(String text) {
        return text.lines().map(String::strip).toList();
    }
}
