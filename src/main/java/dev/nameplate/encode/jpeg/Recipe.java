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

    static final Recipe IJG = new Recipe(
            new int[] {
                16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17,
                22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78,
                87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
            },
            new int[] {
                17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66,
                        99, 99,
                99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                        99, 99,
                99, 99, 99, 99, 99, 99, 99, 99
            },
            0.5,
            0.06);

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
