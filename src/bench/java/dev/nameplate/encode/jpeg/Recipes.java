package dev.nameplate.encode.jpeg;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Quantisation tables that others use, row by row at quality 50. */
final class Recipes {

    /** The standard's examples, which libjpeg made the usual ones. */
    private static final int[] IJG = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80,
        62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,
        112, 100, 103, 99
    };

    private static final int[] IJG_CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99
    };

    private static final int[] FLAT = filled(16);

    /** Tuned for MS-SSIM on Kodak's pictures. */
    private static final int[] MS_SSIM = {
        12, 17, 20, 21, 30, 34, 56, 63, 18, 20, 20, 26, 28, 51, 61, 55, 19, 20, 21, 26, 33, 58, 69, 55, 26, 26, 26, 30, 46, 87, 86,
        66, 31, 33, 36, 40, 46, 96, 100, 73, 40, 35, 46, 62, 81, 100, 111, 91, 46, 66, 76, 86, 102, 121, 120, 101, 68, 90, 90, 96,
        113, 102, 105, 103
    };

    private static final int[] MS_SSIM_CHROMA = {
        8, 12, 15, 15, 86, 96, 96, 98, 13, 13, 15, 26, 90, 96, 99, 98, 12, 15, 18, 96, 99, 99, 99, 99, 17, 16, 90, 96, 99, 99, 99,
        99, 96, 96, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99
    };

    /** Tuned for PSNR-HVS-M on Kodak's pictures. */
    private static final int[] PSNR_HVS = {
        9, 10, 12, 14, 27, 32, 51, 62, 11, 12, 14, 19, 27, 44, 59, 73, 12, 14, 18, 25, 42, 59, 79, 78, 17, 18, 25, 42, 61, 92, 87,
        92, 23, 28, 42, 75, 79, 112, 112, 99, 40, 42, 59, 84, 88, 124, 132, 111, 42, 64, 78, 95, 105, 126, 125, 99, 70, 75, 100,
        102, 116, 100, 107, 98
    };

    private static final int[] PSNR_HVS_CHROMA = {
        9, 10, 17, 19, 62, 89, 91, 97, 12, 13, 18, 29, 84, 91, 88, 98, 14, 19, 29, 93, 95, 95, 98, 97, 20, 26, 84, 88, 95, 95, 98,
        94, 26, 86, 91, 93, 97, 99, 98, 99, 99, 100, 98, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 97, 97, 99, 99, 99,
        99, 97, 99
    };

    /** Ahumada, Watson and Peterson (1993). */
    private static final int[] AHUMADA = {
        15, 11, 11, 12, 15, 19, 25, 32, 11, 13, 10, 10, 12, 15, 19, 24, 11, 10, 14, 14, 16, 18, 22, 27, 12, 10, 14, 18, 21, 24, 28,
        33, 15, 12, 16, 21, 26, 31, 36, 42, 19, 15, 18, 24, 31, 38, 45, 53, 25, 19, 22, 28, 36, 45, 55, 65, 32, 24, 27, 33, 42, 53,
        65, 77
    };

    /** Peterson, Ahumada and Watson (1993). */
    private static final int[] PETERSON = {
        14, 10, 11, 14, 19, 25, 34, 45, 10, 11, 11, 12, 15, 20, 26, 33, 11, 11, 15, 18, 21, 25, 31, 38, 14, 12, 18, 24, 28, 33, 39,
        47, 19, 15, 21, 28, 36, 43, 51, 59, 25, 20, 25, 33, 43, 54, 64, 74, 34, 26, 31, 39, 51, 64, 77, 91, 45, 33, 38, 47, 59, 74,
        91, 108
    };

    private Recipes() {}

    /** Tables by name, with plain quantisation. */
    static Map<String, Recipe> tables() {
        Map<String, Recipe> all = new LinkedHashMap<>();
        all.put("IJG", with(IJG, IJG_CHROMA));
        all.put("flat", with(FLAT, FLAT));
        all.put("MS-SSIM", with(MS_SSIM, MS_SSIM_CHROMA));
        all.put("PSNR-HVS", with(PSNR_HVS, PSNR_HVS_CHROMA));
        all.put("Robidoux", with(Recipe.USUAL.luma(), Recipe.USUAL.chroma()));
        all.put("Ahumada", with(AHUMADA, AHUMADA));
        all.put("Peterson", with(PETERSON, PETERSON));
        return all;
    }

    private static Recipe with(int[] luma, int[] chroma) {
        return new Recipe(luma, chroma, 0.5, 0);
    }

    private static int[] filled(int step) {
        int[] table = new int[64];
        Arrays.fill(table, step);
        return table;
    }
}
