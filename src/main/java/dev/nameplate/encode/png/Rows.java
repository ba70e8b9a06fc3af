package dev.nameplate.encode.png;

import dev.nameplate.raster.Raster;
import java.util.Arrays;

/** Filters pieces of rows: each byte less what its neighbours foretell. Reused; not thread-safe. */
final class Rows {

    static final byte NONE = 0;
    static final byte SUB = 1;
    static final byte UP = 2;
    static final byte AVERAGE = 3;
    static final byte PAETH = 4;

    private byte[] here = {};
    private byte[] above = {};

    /** Whether a filter looks at the pixel to the left. */
    static boolean reachesLeft(byte filter) {
        return filter != NONE && filter != UP;
    }

    /** Whether a filter looks at the row above. */
    static boolean reachesUp(byte filter) {
        return filter >= UP;
    }

    /**
     * Writes the filtered bytes of the pixels {@code from} to {@code to} of a row, with the row's filter before the first.
     *
     * @return how many bytes
     */
    int filter(Form form, Raster raster, byte filter, int y, int from, int to, byte[] out, int at) {
        int pixelBytes = form.pixelBytes();
        int n = (to - from) * pixelBytes;
        int start = at;
        if (from == 0) {
            out[start++] = filter;
        }
        if (filter == NONE) {
            form.unpack(raster, y * raster.width() + from, to - from, out, start);
            return start + n - at;
        }
        if (here.length < n + pixelBytes) {
            here = new byte[n + pixelBytes];
            above = new byte[n + pixelBytes];
        }
        unpack(form, raster, y, from, to, here);
        if (reachesUp(filter)) {
            if (y == 0) {
                Arrays.fill(above, 0, n + pixelBytes, (byte) 0);
            } else {
                unpack(form, raster, y - 1, from, to, above);
            }
        }
        switch (filter) {
            case SUB -> sub(n, pixelBytes, out, start);
            case UP -> up(n, pixelBytes, out, start);
            case AVERAGE -> average(n, pixelBytes, out, start);
            default -> paeth(n, pixelBytes, out, start);
        }
        return start + n - at;
    }

    /** The pixels with the one before them; before the first of a row lies zero. */
    private static void unpack(Form form, Raster raster, int y, int from, int to, byte[] out) {
        int row = y * raster.width();
        if (from > 0) {
            form.unpack(raster, row + from - 1, to - from + 1, out, 0);
        } else {
            Arrays.fill(out, 0, form.pixelBytes(), (byte) 0);
            form.unpack(raster, row, to, out, form.pixelBytes());
        }
    }

    private void sub(int n, int pixelBytes, byte[] out, int at) {
        for (int i = 0; i < n; i++) {
            out[at + i] = (byte) (here[i + pixelBytes] - here[i]);
        }
    }

    /** In place and then copied: only bytes at one and the same index are subtracted many at once. */
    private void up(int n, int pixelBytes, byte[] out, int at) {
        byte[] from = here;
        byte[] less = above;
        for (int i = 0; i < n + pixelBytes; i++) {
            from[i] -= less[i];
        }
        System.arraycopy(from, pixelBytes, out, at, n);
    }

    private void average(int n, int pixelBytes, byte[] out, int at) {
        for (int i = 0; i < n; i++) {
            int mean = (here[i] & 255) + (above[i + pixelBytes] & 255) >> 1;
            out[at + i] = (byte) (here[i + pixelBytes] - mean);
        }
    }

    private void paeth(int n, int pixelBytes, byte[] out, int at) {
        for (int i = 0; i < n; i++) {
            int left = here[i] & 255;
            int up = above[i + pixelBytes] & 255;
            int corner = above[i] & 255;
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            int nearest = toUp <= toCorner ? up : corner;
            int foretold = toLeft <= toUp && toLeft <= toCorner ? left : nearest;
            out[at + i] = (byte) (here[i + pixelBytes] - foretold);
        }
    }
}
