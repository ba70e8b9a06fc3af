package dev.nameplate.encode.vp8;

/** Writes the partitions of an image as a {@link Pass} hands out its macroblocks. Reused; not thread-safe. */
final class ImageWriter implements Pass.Sink {

    private final Partition modes = new Partition();
    private final Partition tokens = new Partition();
    private final Macroblock kept = new Macroblock();
    private Macroblocks macroblocks = new Macroblocks(0);
    private Probabilities probabilities = new Counts().probabilities();

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

    /**
     * Ends both partitions and gives the file.
     *
     * @param alpha see {@link Frame#file}
     */
    byte[] file(Grid grid, byte[] alpha) {
        BooleanCoder first = modes.at(grid.macroblocks());
        BooleanCoder second = tokens.at(grid.macroblocks());
        first.finish();
        second.finish();
        return Frame.file(grid, alpha, first, second);
    }
}
