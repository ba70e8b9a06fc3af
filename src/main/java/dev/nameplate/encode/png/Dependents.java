package dev.nameplate.encode.png;

import java.util.Arrays;

/** Which cells repeat bytes of which: when one changes, those that repeat it must be coded anew. Immutable. */
final class Dependents {

    private final int[] first;
    private final int[] cells;

    private Dependents(int[] first, int[] cells) {
        this.first = first;
        this.cells = cells;
    }

    /** Where the dependents of a cell begin; those of the cell after the last are the end. */
    int first(int cell) {
        return first[cell];
    }

    int cell(int i) {
        return cells[i];
    }

    long weight() {
        return 4L * (first.length + cells.length) + 64;
    }

    /** Takes the matches of a coded base in the order of its cells. */
    static final class Builder {

        private final Cells cells;
        private final int[] counts;
        private final int[] latest;
        private int[] pairs = new int[1 << 10];
        private int n;

        Builder(Cells cells) {
            this.cells = cells;
            counts = new int[cells.count() + 1];
            latest = new int[cells.count()];
            Arrays.fill(latest, -1);
        }

        /**
         * Adds a cell.
         *
         * @param place where it begins in the filtered rows
         */
        void add(int cell, int place, Tokens tokens, int from, int to) {
            int at = place;
            for (int i = from; i < to; i++) {
                int token = tokens.token(i);
                if (!Tokens.isMatch(token)) {
                    at++;
                    continue;
                }
                int source = at - Tokens.distance(token);
                int length = Tokens.length(token);
                int last = Math.min(cell - 1, cells.at(source + length - 1));
                for (int of = source >= place ? cell : cells.at(source); of <= last; of++) {
                    pair(of, cell);
                }
                at += length;
            }
        }

        private void pair(int of, int cell) {
            if (latest[of] == cell) {
                return;
            }
            latest[of] = cell;
            counts[of]++;
            if (n + 2 > pairs.length) {
                pairs = Arrays.copyOf(pairs, n * 2);
            }
            pairs[n++] = of;
            pairs[n++] = cell;
        }

        Dependents build() {
            int[] first = new int[counts.length];
            for (int i = 1; i < first.length; i++) {
                first[i] = first[i - 1] + counts[i - 1];
            }
            int[] next = first.clone();
            int[] sorted = new int[n / 2];
            for (int i = 0; i < n; i += 2) {
                sorted[next[pairs[i]]++] = pairs[i + 1];
            }
            return new Dependents(first, sorted);
        }
    }
}
