package dev.nameplate.encode.vp8;

import java.util.Arrays;

/**
 * Takes macroblocks to levels once their modes are known, and to the samples that decoders will see. Reused; not
 * thread-safe.
 */
final class Reconstruction {

    private final int[] prediction = new int[Source.SAMPLES];
    private final int[] samples = new int[Source.SAMPLES];
    private final int[] coefficients = new int[16 * Macroblock.BLOCKS];
    private final int[] work = new int[16];
    private final SubblockPrediction subblocks = new SubblockPrediction();

    /** What decoders will see of the last macroblock, in the order of {@link Source}. */
    int[] samples() {
        return samples;
    }

    /** Codes all that there is, by the macroblock's modes. */
    void code(Source source, Neighbours around, Quantiser quantiser, Macroblock macroblock) {
        if (macroblock.luma == Macroblock.SUBBLOCKS) {
            macroblock.ends[Macroblock.MEANS] = 0;
            for (int block = 0; block < 16; block++) {
                look(around, block);
                subblock(source, quantiser, macroblock, block, macroblock.mode(block));
            }
        } else {
            luma(source, around, quantiser, macroblock);
        }
        chroma(source, around, quantiser, macroblock);
    }

    /** Looks around a subblock. */
    SubblockPrediction look(Neighbours around, int block) {
        subblocks.take(around, samples, block);
        return subblocks;
    }

    /** Codes the subblock last looked around by one mode. */
    void subblock(Source source, Quantiser quantiser, Macroblock macroblock, int block, int mode) {
        subblocks.predict(mode, prediction, 16 * block);
        block(source, quantiser, Quantiser.LUMA, macroblock, block);
    }

    /** Codes all luma by the macroblock's mode. */
    void luma(Source source, Neighbours around, Quantiser quantiser, Macroblock macroblock) {
        WholePrediction.predict(around, 0, macroblock.luma, prediction, 0);
        for (int block = 0; block < 16; block++) {
            Transform.forward(source.samples(), prediction, 16 * block, work, coefficients);
        }
        int means = 16 * Macroblock.MEANS;
        Transform.forwardDc(coefficients, work, coefficients, means);
        int end = quantiser.quantise(Quantiser.MEANS, 0, coefficients, means, macroblock.levels);
        macroblock.ends[Macroblock.MEANS] = end;
        if (end <= 1) {
            Arrays.fill(coefficients, means + 1, means + 16, 0);
        }
        for (int block = 0; block < 16; block++) {
            macroblock.ends[block] = quantiser.quantise(Quantiser.LUMA, 1, coefficients, 16 * block, macroblock.levels);
        }
        Transform.inverseDc(coefficients, means, work, coefficients);
        for (int block = 0; block < 16; block++) {
            restore(16 * block, macroblock.ends[block] > 0);
        }
    }

    /** Codes colour by the macroblock's mode. */
    void chroma(Source source, Neighbours around, Quantiser quantiser, Macroblock macroblock) {
        WholePrediction.predict(around, 1, macroblock.chroma, prediction, Source.BLUE);
        WholePrediction.predict(around, 2, macroblock.chroma, prediction, Source.RED);
        for (int block = 16; block < 24; block++) {
            block(source, quantiser, Quantiser.CHROMA, macroblock, block);
        }
    }

    private void block(Source source, Quantiser quantiser, int kind, Macroblock macroblock, int block) {
        int at = 16 * block;
        if (error(source.samples(), prediction, at) <= quantiser.still(kind)) {
            macroblock.ends[block] = 0;
            System.arraycopy(prediction, at, samples, at, 16);
            return;
        }
        Transform.forward(source.samples(), prediction, at, work, coefficients);
        int end = quantiser.quantise(kind, 0, coefficients, at, macroblock.levels);
        macroblock.ends[block] = end;
        restore(at, end > 1);
    }

    private static int error(int[] samples, int[] prediction, int at) {
        int sum = 0;
        for (int i = at; i < at + 16; i++) {
            int d = samples[i] - prediction[i];
            sum += d * d;
        }
        return sum;
    }

    private void restore(int at, boolean detailed) {
        if (detailed) {
            Transform.inverse(coefficients, prediction, at, work, samples);
        } else {
            Transform.inverseFlat(coefficients[at], prediction, at, samples);
        }
    }
}
