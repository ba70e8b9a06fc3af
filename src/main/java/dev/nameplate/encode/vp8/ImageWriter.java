package dev.nameplate.encode.vp8;

/** Writes the partitions of an image as a {@link Pass} hands out its macroblocks. Reused; not thread-safe. */
final class ImageWriter implements Pass.Sink {

    private final Partition modes = new Partition();
    private final Partition tokens = new Partition();
    private final Macroblock kept = new Macroblock();
    private Macroblocks macroblocks = new Macroblocks(0);
    private Probabilities probabilities = new Counts().probabilities(false);

    /** @param spliced whether the base's bits are taken over; the image is the same in either case */
    void begin(CodedBase base, boolean spliced) {
        macroblocks = base.plan().macroblocks();
        probabilities = base.probabilities();
        Frame.begin(modes.begin(base.modes(), spliced), base.plan().recipe(), probabilities);
        tokens.begin(base.tokens(), spliced);
    }

    @Override
    public void renewed(int index, Macroblock it, int above, int left, long modesAbove, long modesLeft) {
        boolean skipped = it.filled() == 0;
        Modes.write(modes.at(index), probabilities, it, skipped, modesAbove, modesLeft);
        BooleanCoder coder = tokens.at(index);
        if (!skipped) {
            Tokens.write(coder, probabilities.tokens(), it, above, left);
        }
    }

    @Override
    public void kept(
            int index, boolean sameModes, boolean sameLevels, int above, int left, long modesAbove, long modesLeft) {
        boolean skipped = macroblocks.filled(index) == 0;
        if (!sameModes || !modes.follows(index)) {
            macroblocks.modes(index, kept);
            Modes.write(modes.at(index), probabilities, kept, skipped, modesAbove, modesLeft);
        }
        if (!sameLevels || !tokens.follows(index)) {
            BooleanCoder coder = tokens.at(index);
            if (!skipped) {
                macroblocks.get(index, kept);
                Tokens.write(coder, probabilities.tokens(), kept, above, left);
            }
        }
    }

    /** Ends both partitions and gives the length of the file. */
    int finish(int macroblocks) {
        modes.at(macroblocks).finish();
        tokens.at(macroblocks).finish();
        return Frame.length(first().length(), second().length());
    }

    /** The file of a finished image. */
    byte[] file(Grid grid) {
        return Frame.file(grid, first().bytes(), first().length(), second().bytes(), second().length());
    }

    private BooleanCoder first() {
        return modes.coder();
    }

    private BooleanCoder second() {
        return tokens.coder();
    }
}
