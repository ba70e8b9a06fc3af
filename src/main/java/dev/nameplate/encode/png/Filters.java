package dev.nameplate.encode.png;

import dev.nameplate.raster.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses the filter of each row of a base: several ways are tried, and that with the fewest bits is taken. */
final class Filters {

    /** Of so many rows the first {@link #TRIED} are tried: their neighbours are much alike. */
    private static final int GROUP = 64;

    private static final int TRIED = 8;

    private final Form form;
    private final Raster pixels;
    private final Rows rows = new Rows();
    private final int stride;

    private Filters(Form form, Raster pixels) {
        this.form = form;
        this.pixels = pixels;
        stride = 1 + pixels.width() * form.pixelBytes();
    }

    /**
     * One filter for each row.
     *
     * @param rows the filters
     * @param bits that rows so filtered take, about, of those that were tried
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    record Choice(byte[] rows, double bits) {}

    static Choice choose(Form form, Raster pixels) {
        return new Filters(form, pixels).best();
    }

    private Choice best() {
        List<byte[]> ways = new ArrayList<>();
        if (form.filtered()) {
            for (byte filter : new byte[] {Rows.SUB, Rows.UP, Rows.PAETH}) {
                byte[] alike = new byte[pixels.height()];
                Arrays.fill(alike, filter);
                ways.add(alike);
            }
            ways.addAll(byRow());
        }
        ways.add(new byte[pixels.height()]);
        byte[] best = ways.get(0);
        double least = Double.MAX_VALUE;
        Matcher matcher = new Matcher(Math.max(1 << 18, stride + 8), Matcher.Effort.TRIAL);
        for (byte[] way : ways) {
            double bits = bits(way, matcher);
            if (bits < least) {
                least = bits;
                best = way;
            }
        }
        return new Choice(best, least);
    }

    private double bits(byte[] way, Matcher matcher) {
        Tokens tokens = new Tokens();
        Counts counts = new Counts();
        matcher.reset();
        for (int y = 0; y < way.length; y++) {
            if (y % GROUP >= TRIED) {
                continue;
            }
            int at = matcher.run(y * stride, stride);
            rows.filter(form, pixels, way[y], y, 0, pixels.width(), matcher.data(), at);
            tokens.clear();
            matcher.parse(at, at + stride, tokens);
            counts.add(tokens, 0, tokens.count(), 1);
        }
        return counts.bits();
    }

    /** For each row the filter that leaves the smallest bytes, and that which leaves the fewest kinds of bytes. */
    private List<byte[]> byRow() {
        byte[] smallest = new byte[pixels.height()];
        byte[] plainest = new byte[pixels.height()];
        byte[] row = new byte[stride];
        for (int y = 0; y < pixels.height(); y++) {
            double least = Double.MAX_VALUE;
            double fewest = Double.MAX_VALUE;
            for (byte filter = Rows.NONE; filter <= Rows.PAETH; filter++) {
                rows.filter(form, pixels, filter, y, 0, pixels.width(), row, 0);
                double size = size(row);
                if (size < least) {
                    least = size;
                    smallest[y] = filter;
                }
                double kinds = kinds(row);
                if (kinds < fewest) {
                    fewest = kinds;
                    plainest[y] = filter;
                }
            }
        }
        return List.of(smallest, plainest);
    }

    private static double size(byte[] row) {
        long sum = 0;
        for (int i = 1; i < row.length; i++) {
            sum += Math.abs(row[i]);
        }
        return sum;
    }

    private static double kinds(byte[] row) {
        int[] counts = new int[256];
        for (int i = 1; i < row.length; i++) {
            counts[row[i] & 255]++;
        }
        double sum = 0;
        for (int count : counts) {
            if (count > 1) {
                sum -= count * StrictMath.log(count);
            }
        }
        return sum;
    }
}
