package dev.nameplate.encode.jpeg;

/**
 * The choices behind a quality number.
 *
 * @param luma the luma table at quality 50, row by row
 * @param chroma the chroma table at quality 50, row by row
 * @param rounding see {@link QuantTable}; for what is coded for each image
 * @param thrift how many times a bit counts against error when the base is quantised; 0 rounds to nearest
 */
record Recipe(int[] luma, int[] chroma, double rounding, double thrift) {

    /** Nicolas Robidoux's table, for luma and chroma alike: smaller steps for colour and larger ones for fine detail than the standard's. */
    private static final int[] ROBIDOUX = {
        16, 16, 16, 18, 25, 37, 56, 85, 16, 17, 20, 27, 34, 40, 53, 75, 16, 20, 24, 31, 43, 62, 91, 135, 18, 27, 31, 40,
        53, 74, 106, 156, 25, 34, 43, 53, 69, 94, 131, 189, 37, 40, 62, 74, 94, 124, 169, 238, 56, 53, 91, 106, 131,
        169, 226, 311, 85, 75, 135, 156, 189, 238, 311, 418
    };

    /** What is used, by measurement; see the decisions. */
    static final Recipe USUAL = new Recipe(ROBIDOUX, ROBIDOUX, 0.6, 0.06);

    QuantTable lumaAt(int quality) {
        return table(luma, quality, Colour.LUMA_OFFSET);
    }

    QuantTable chromaAt(int quality) {
        return table(chroma, quality, 0);
    }

    private QuantTable table(int[] at50, int quality, int offset) {
        int scale = quality < 50 ? 5000 / quality : 200 - quality * 2;
        int[] steps = new int[64];
        for (int k = 0; k < 64; k++) {
            steps[k] = Math.max(1, Math.min(255, (at50[ForwardDct.ZIGZAG[k]] * scale + 50) / 100));
        }
        return new QuantTable(steps, rounding, offset);
    }
}
