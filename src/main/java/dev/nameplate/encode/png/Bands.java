package dev.nameplate.encode.png;

import java.util.ArrayList;
import java.util.List;

/** Cuts a picture into bands of rows that have codes of their own, where that takes fewer bits than it costs to state them. */
final class Bands {

    /** The rows of the thinnest band. */
    static final int ROWS = 16;

    /** Bits that the codes of a band take, about. */
    private static final double STATEMENT = 900;

    private record Band(int slices, Counts counts, double bits) {

        Band(int slices, Counts counts) {
            this(slices, counts, counts.bits() + STATEMENT);
        }

        Band with(Band next) {
            return new Band(slices + next.slices, counts.plus(next.counts));
        }
    }

    private Bands() {}

    /**
     * The codes of each slice of {@link #ROWS} rows; slices of one band share theirs.
     *
     * @param slices what occurs in them
     */
    static List<Codes> of(List<Counts> slices) {
        List<Band> bands = new ArrayList<>();
        slices.forEach(counts -> bands.add(new Band(1, counts)));
        List<Band> joined = new ArrayList<>();
        for (int i = 0; i + 1 < bands.size(); i++) {
            joined.add(bands.get(i).with(bands.get(i + 1)));
        }
        while (!joined.isEmpty()) {
            int best = 0;
            for (int i = 1; i < joined.size(); i++) {
                if (gain(bands, joined, i) > gain(bands, joined, best)) {
                    best = i;
                }
            }
            if (gain(bands, joined, best) <= 0) {
                break;
            }
            join(bands, joined, best);
        }
        List<Codes> codes = new ArrayList<>();
        for (Band band : bands) {
            Codes own = new Codes(band.counts);
            for (int i = 0; i < band.slices; i++) {
                codes.add(own);
            }
        }
        return codes;
    }

    private static double gain(List<Band> bands, List<Band> joined, int i) {
        return bands.get(i).bits + bands.get(i + 1).bits - joined.get(i).bits;
    }

    private static void join(List<Band> bands, List<Band> joined, int at) {
        bands.set(at, joined.remove(at));
        bands.remove(at + 1);
        if (at > 0) {
            joined.set(at - 1, bands.get(at - 1).with(bands.get(at)));
        }
        if (at + 1 < bands.size()) {
            joined.set(at, bands.get(at).with(bands.get(at + 1)));
        }
    }
}
