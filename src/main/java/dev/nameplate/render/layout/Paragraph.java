package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.GlyphRun;
import dev.nameplate.render.font.Graphemes;
import java.util.ArrayList;
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
    private final Letterings looks;
    private final String language;
    private final boolean rightToLeft;
    private final @Nullable Bidi bidi;
    private final int[] clusters;

    /** Widths up to each char, without tracking. */
    private final long[] pens;
    /** The tracking of all clusters that begin before each char and show. */
    private final int[] spaced;

    private int @Nullable [] breaks;

    /** A paragraph of one look. */
    Paragraph(String text, boolean rightToLeft, FontBook book, Lettering look) {
        this(text, rightToLeft, book, Graphemes.bounds(text), Letterings.of(look));
    }

    /** @param looks of each char; {@code base} where all have the text's own */
    static Paragraph of(String text, boolean rightToLeft, FontBook book, Lettering base, Lettering[] looks) {
        int[] clusters = Graphemes.bounds(text);
        return new Paragraph(text, rightToLeft, book, clusters, Letterings.of(base, looks, clusters));
    }

    private Paragraph(String text, boolean rightToLeft, FontBook book, int[] clusters, Letterings looks) {
        this.text = text;
        this.book = book;
        this.looks = looks;
        this.language = looks.base().typeface().language();
        this.rightToLeft = rightToLeft;
        this.bidi = rightToLeft || Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? new Bidi(text, rightToLeft ? Bidi.RTL : Bidi.LTR)
                : null;
        this.clusters = clusters;
        this.pens = new long[text.length() + 1];
        this.spaced = new int[text.length() + 1];
        measure();
    }

    private Paragraph(Paragraph of, int[] breaks) {
        this.text = of.text;
        this.book = of.book;
        this.looks = of.looks;
        this.language = of.language;
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

    Letterings looks() {
        return looks;
    }

    /** The bounds of grapheme clusters, from 0 to the length. */
    int[] clusters() {
        return clusters;
    }

    /** Whether a cluster shows: directional controls and joiners that stand alone do not, so that no space belongs to them. */
    boolean isSeen(int cluster) {
        int at = clusters[cluster];
        while (at < clusters[cluster + 1]) {
            int codePoint = text.codePointAt(at);
            if (!UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
                return true;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    /** A stretch of this paragraph as one of its own, with some more words that look like its end. */
    Paragraph part(int from, int to, String more) {
        String words = text.substring(from, to) + more;
        return looks.isPlain()
                ? new Paragraph(words, rightToLeft, book, looks.base())
                : of(words, rightToLeft, book, looks.base(), looks.part(from, to, more.length()));
    }

    /** The same paragraph that breaks only where a reader does not stumble; itself where that makes no difference. */
    Paragraph gentle() {
        int[] few = text.isEmpty() ? breaks() : Words.gentleBreaks(text, language);
        return few.length == breaks().length ? this : new Paragraph(this, few);
    }

    /** Where a line may end; see {@link Words#breaks}. */
    int[] breaks() {
        int[] known = breaks;
        if (known == null) {
            known = text.isEmpty() ? new int[] {0} : Words.breaks(text, language);
            breaks = known;
        }
        return known;
    }

    /** The width of a line from one char to another, without the spaces at its end; with a hyphen where it ends in a soft one. */
    long width(int from, int to) {
        int end = inked(from, to);
        long width = pens[end] - pens[from];
        if (spaced[end] != spaced[from]) {
            int first = from + 1;
            while (spaced[first] == spaced[from]) {
                first++;
            }
            // Space stands between letters: none before the first.
            width += spaced[end] - spaced[first];
        }
        return endsInHyphen(from, end) ? width + hyphen(looks.at(end - 1)) : width;
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

    private long hyphen(Lettering look) {
        long width = 0;
        for (GlyphRun.Placed placed : book.shape("-", 0, 1, /* rightToLeft= */ false, look.typeface())) {
            width += units(placed.run(), placed.run().advance(), look);
        }
        return width;
    }

    /** The runs of a stretch of text from left to right, as they stand in a line of their own. */
    void shape(int from, int to, RunSink sink) {
        if (from == to) {
            return;
        }
        if (bidi == null) {
            shape(from, to, /* backwards= */ false, sink);
            return;
        }
        Bidi line = bidi.setLine(from, to);
        for (int i = 0; i < line.countRuns(); i++) {
            BidiRun run = line.getVisualRun(i);
            shape(from + run.getStart(), from + run.getLimit(), run.isOddRun(), sink);
        }
    }

    /** The runs of a stretch of one direction. */
    private void shape(int from, int to, boolean backwards, RunSink sink) {
        if (looks.isPlain()) {
            book.shape(text, from, to, backwards, looks.base().typeface()).forEach(sink::run);
            return;
        }
        List<Integer> ends = new ArrayList<>(List.of(from));
        for (int at = from; at < to; ) {
            at = looks.shapedTo(text, at, to);
            ends.add(at);
        }
        int count = ends.size() - 1;
        for (int i = 0; i < count; i++) {
            int start = ends.get(backwards ? count - 1 - i : i);
            int end = ends.get(backwards ? count - i : i + 1);
            book.shape(text, start, end, backwards, looks.at(start).typeface()).forEach(sink::run);
        }
    }

    /** Takes shaped runs from left to right. */
    interface RunSink {
        void run(GlyphRun.Placed run);
    }

    /** A length in font units as one in parts of an em. */
    static int units(GlyphRun run, int fontUnits, Lettering look) {
        return (int) ((long) fontUnits * look.em() / run.face().metrics().unitsPerEm());
    }

    private void measure() {
        int[] spreads = new int[text.length() + 1];
        shape(0, text.length(), placed -> {
            GlyphRun run = placed.run();
            Lettering look = looks.at(placed.start());
            pens[placed.start()] += units(run, placed.lead(), look);
            for (int i = 0; i < run.count(); i++) {
                pens[placed.start() + run.character(i)] += units(run, run.x(i + 1), look) - units(run, run.x(i), look);
            }
            int spread = placed.cursive() ? 0 : look.spread();
            for (int i = 0; i < run.length(); i++) {
                spreads[placed.start() + i] = spread;
            }
        });
        long pen = 0;
        for (int i = 0; i <= text.length(); i++) {
            long advance = pens[i];
            pens[i] = pen;
            pen += advance;
        }
        int sum = 0;
        for (int i = 0; i + 1 < clusters.length; i++) {
            sum += spreads[clusters[i]] != 0 && isSeen(i) ? spreads[clusters[i]] : 0;
            for (int at = clusters[i] + 1; at <= clusters[i + 1]; at++) {
                spaced[at] = sum;
            }
        }
    }
}
