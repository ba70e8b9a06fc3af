package dev.nameplate.render.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where lines end: as few as a width allows, or about equally long ones, over one or more paragraphs.
 *
 * <p>All widths in parts of an em, so nothing here depends on a size; the same text breaks alike at every density.
 */
final class Wrapping {

    /** Paragraphs with more places to break than this are filled line by line instead of balanced. */
    private static final int BALANCED_AT_MOST = 160;

    private Wrapping() {}

    /** A line: the chars {@code from..to} of a paragraph, the spaces at its end included. */
    record Line(Paragraph paragraph, int from, int to) {
        long width() {
            return paragraph.width(from, to);
        }

        List<Lettering> looks() {
            return paragraph.looks().within(from, paragraph.inked(from, to));
        }
    }

    /** How many lines paragraphs take at a width; {@link Integer#MAX_VALUE} when a word is wider. */
    static int count(List<Paragraph> paragraphs, long width) {
        int count = 0;
        for (Paragraph paragraph : paragraphs) {
            int lines = count(paragraph, width);
            if (lines == Integer.MAX_VALUE) {
                return lines;
            }
            count += lines;
        }
        return count;
    }

    private static int count(Paragraph paragraph, long width) {
        int[] breaks = paragraph.breaks();
        int count = 0;
        int from = 0;
        for (int next = 0; next < breaks.length; count++) {
            int fitting = farthest(paragraph, from, next, width);
            if (fitting < 0) {
                return Integer.MAX_VALUE;
            }
            from = breaks[fitting];
            next = fitting + 1;
        }
        return count;
    }

    /** The last break at or after {@code next} that a line from {@code from} reaches within a width; -1 when there is none. */
    private static int farthest(Paragraph paragraph, int from, int next, long width) {
        int[] breaks = paragraph.breaks();
        int fitting = -1;
        for (int i = next; i < breaks.length && paragraph.width(from, breaks[i]) <= width; i++) {
            fitting = i;
        }
        return fitting;
    }

    /** The smallest width at which paragraphs take no more than so many lines. */
    static long narrowest(List<Paragraph> paragraphs, int lines) {
        long least = 0;
        long most = 0;
        for (Paragraph paragraph : paragraphs) {
            int from = 0;
            for (int to : paragraph.breaks()) {
                least = Math.max(least, paragraph.width(from, to));
                from = to;
            }
            most = Math.max(most, paragraph.width(0, paragraph.length()));
        }
        if (lines == paragraphs.size()) {
            return most;
        }
        while (least < most) {
            long middle = (least + most) >>> 1;
            if (count(paragraphs, middle) <= lines) {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        return least;
    }

    /** The least width beyond one at which some line, filled, takes one more piece of the text. */
    static long roomier(List<Paragraph> paragraphs, long width) {
        long least = Long.MAX_VALUE;
        for (Line line : filled(paragraphs, width, /* anywhere= */ false)) {
            for (int to : line.paragraph.breaks()) {
                if (to > line.to) {
                    least = Math.min(least, line.paragraph.width(line.from, to));
                    break;
                }
            }
        }
        return least;
    }

    /** Lines filled one after another; a word wider than the width is broken between clusters if {@code anywhere}. */
    static List<Line> filled(List<Paragraph> paragraphs, long width, boolean anywhere) {
        List<Line> lines = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            fill(lines, paragraph, width, anywhere);
        }
        return lines;
    }

    private static void fill(List<Line> lines, Paragraph paragraph, long width, boolean anywhere) {
        int[] breaks = paragraph.breaks();
        int from = 0;
        for (int next = 0; next < breaks.length; ) {
            int fitting = farthest(paragraph, from, next, width);
            int to = fitting >= 0 ? breaks[fitting] : anywhere ? within(paragraph, from, width) : breaks[next];
            lines.add(new Line(paragraph, from, to));
            from = to;
            while (next < breaks.length && breaks[next] <= from) {
                next++;
            }
        }
    }

    /** The end of the longest stretch of whole clusters within a width; at least one cluster. */
    static int within(Paragraph paragraph, int from, long width) {
        int[] clusters = paragraph.clusters();
        int at = Arrays.binarySearch(clusters, from);
        int first = at >= 0 ? at : -at - 1;
        int to = clusters[Math.min(first + 1, clusters.length - 1)];
        for (int i = first + 2; i < clusters.length && paragraph.width(from, clusters[i]) <= width; i++) {
            to = clusters[i];
        }
        return to;
    }

    /** As many lines as filling takes, but about equally long within each paragraph. */
    static List<Line> balanced(List<Paragraph> paragraphs, long width) {
        List<Line> lines = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            int count = count(paragraph, width);
            int places = paragraph.breaks().length;
            if (count == 1 || count == Integer.MAX_VALUE || places > BALANCED_AT_MOST) {
                fill(lines, paragraph, width, /* anywhere= */ false);
            } else {
                balance(lines, paragraph, count, width);
            }
        }
        return lines;
    }

    /**
     * The breaks that make the sum of squared widths least: {@code best[l][b]} is the sum for the text up to break {@code b}
     * in {@code l + 1} lines.
     */
    private static void balance(List<Line> lines, Paragraph paragraph, int count, long width) {
        int[] breaks = paragraph.breaks();
        double[][] best = new double[count][breaks.length];
        int[][] previous = new int[count][breaks.length];
        for (int l = 0; l < count; l++) {
            Arrays.fill(best[l], Double.POSITIVE_INFINITY);
            for (int b = l; b < breaks.length; b++) {
                for (int p = b - 1; p >= l - 1; p--) {
                    if (l == 0 && p >= 0) {
                        p = -1;
                    }
                    long line = paragraph.width(p < 0 ? 0 : breaks[p], breaks[b]);
                    if (line > width) {
                        break;
                    }
                    double sum = (l == 0 ? 0 : best[l - 1][p]) + (double) line * line;
                    if (sum < best[l][b]) {
                        best[l][b] = sum;
                        previous[l][b] = p;
                    }
                }
            }
        }
        int[] ends = new int[count];
        int end = breaks.length - 1;
        for (int l = count - 1; l >= 0; l--) {
            ends[l] = breaks[end];
            end = previous[l][end];
        }
        int from = 0;
        for (int to : ends) {
            lines.add(new Line(paragraph, from, to));
            from = to;
        }
    }
}
