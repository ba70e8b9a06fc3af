package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Raster;

/**
 * Some units of a picture on their way from pixels to coefficients, all at once.
 *
 * <p>Array {@code k} holds sample {@code k} of every block; blocks of one kind are neighbours: those of the first luma
 * quarter of all units, of the second and so on, then Cb, then Cr. See {@link ForwardDct} for why.
 */
final class BlockBatch {

    /** Blocks of a full batch: long enough for the loops to pay, small enough to stay in the second-level cache. */
    private static final int BLOCKS = 384;

    private final int[][] pixels;
    private final int[][] chroma;
    private final Colour colour;
    private final int[] start;
    private final int[] edges;
    private final int[] edgeX;
    private final int[] edgeY;

    BlockBatch() {
        int luma = BLOCKS * 4 / 6;
        pixels = new int[64][luma];
        chroma = new int[2][luma];
        colour = new Colour(luma);
        start = new int[luma];
        edges = new int[luma];
        edgeX = new int[luma];
        edgeY = new int[luma];
    }

    /** The units of a full batch. */
    static int capacity(Grid grid) {
        return BLOCKS / grid.blocks();
    }

    /** Room for the coefficients of a full batch. */
    static int[][] room() {
        return new int[64][BLOCKS];
    }

    /** Transforms the units {@code units[from]} to {@code units[from + n - 1]}; the coefficients lie as {@link ForwardDct#SLOT} says. */
    void transform(Raster raster, Grid grid, int[] units, int from, int n, int[][] coefficients) {
        gather(raster, grid, units, from, n);
        int luma = n * grid.lumaBlocks();
        for (int k = 0; k < 64; k++) {
            colour.luma(pixels[k], coefficients[k], luma);
        }
        if (grid.fullChroma()) {
            chromaOfPixels(n, coefficients);
        } else {
            chromaOfSquares(n, coefficients);
        }
        ForwardDct.transform(coefficients, n * grid.blocks());
    }

    private void chromaOfPixels(int n, int[][] out) {
        for (int k = 0; k < 64; k++) {
            colour.chroma(pixels[k], chroma[0], chroma[1], n);
            System.arraycopy(chroma[0], 0, out[k], n, n);
            System.arraycopy(chroma[1], 0, out[k], 2 * n, n);
        }
    }

    /** Chroma is the mean of squares of four pixels within the unit alone: so an unchanged unit stays independent of its neighbours. */
    private void chromaOfSquares(int n, int[][] out) {
        int luma = 4 * n;
        for (int k = 0; k < 16; k++) {
            int row = k >> 2;
            int column = k & 3;
            int[] a = pixels[row * 16 + column * 2];
            int[] b = pixels[row * 16 + column * 2 + 1];
            int[] c = pixels[row * 16 + column * 2 + 8];
            int[] d = pixels[row * 16 + column * 2 + 9];
            colour.chroma(a, b, c, d, chroma[0], chroma[1], luma);
            for (int quarter = 0; quarter < 4; quarter++) {
                int at = ((quarter >> 1) * 4 + row) * 8 + (quarter & 1) * 4 + column;
                System.arraycopy(chroma[0], quarter * n, out[at], luma, n);
                System.arraycopy(chroma[1], quarter * n, out[at], luma + n, n);
            }
        }
    }

    /** Copies the pixels of each 8x8 block; what lies beyond the picture repeats its last column and row. */
    private void gather(Raster raster, Grid grid, int[] units, int from, int n) {
        int width = grid.width();
        int columns = grid.columns();
        int side = grid.side();
        int edge = 0;
        int block = 0;
        for (int quarter = 0; quarter < grid.lumaBlocks(); quarter++) {
            for (int i = 0; i < n; i++) {
                int unit = units[from + i];
                int x = unit % columns * side + (quarter & 1) * 8;
                int y = unit / columns * side + (quarter >> 1) * 8;
                boolean inside = x + 8 <= width && y + 8 <= grid.height();
                start[block] = inside ? y * width + x : 0;
                if (!inside) {
                    edges[edge++] = block;
                    edgeX[block] = x;
                    edgeY[block] = y;
                }
                block++;
            }
        }
        if (edge < block) {
            int[] source = raster.pixels();
            for (int row = 0; row < 8; row++) {
                int k = row * 8;
                gatherRow(
                        source,
                        start,
                        row * width,
                        block,
                        pixels[k],
                        pixels[k + 1],
                        pixels[k + 2],
                        pixels[k + 3],
                        pixels[k + 4],
                        pixels[k + 5],
                        pixels[k + 6],
                        pixels[k + 7]);
            }
        }
        for (int i = 0; i < edge; i++) {
            gatherEdge(raster, edges[i]);
        }
    }

    private static void gatherRow(
            int[] from,
            int[] start,
            int offset,
            int n,
            int[] a,
            int[] b,
            int[] c,
            int[] d,
            int[] e,
            int[] f,
            int[] g,
            int[] h) {
        for (int i = 0; i < n; i++) {
            int at = start[i] + offset;
            a[i] = from[at];
            b[i] = from[at + 1];
            c[i] = from[at + 2];
            d[i] = from[at + 3];
            e[i] = from[at + 4];
            f[i] = from[at + 5];
            g[i] = from[at + 6];
            h[i] = from[at + 7];
        }
    }

    private void gatherEdge(Raster raster, int block) {
        for (int k = 0; k < 64; k++) {
            int x = Math.min(edgeX[block] + (k & 7), raster.width() - 1);
            int y = Math.min(edgeY[block] + (k >> 3), raster.height() - 1);
            pixels[k][block] = raster.pixel(x, y);
        }
    }
}
