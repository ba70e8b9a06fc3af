package dev.nameplate.encode.vp8;

/** A key frame around its partitions, and the file around the frame (RFC 6386, 9.1; RFC 9649). */
final class Frame {

    /** Bytes before the first partition: of the file, of the chunk, of the frame. */
    private static final int BEFORE = 12 + 8 + 10;

    private static final int START_CODE = 0x2A019D;

    private Frame() {}

    /** Writes what comes before the first macroblock into the first partition. */
    static void begin(BooleanCoder coder, Recipe recipe, Probabilities probabilities) {
        // The usual colours, samples are clamped.
        coder.literal(0, 2);
        recipe.write(coder, probabilities);
        // Nothing is kept for frames to come.
        coder.decide(false, 128);
        probabilities.write(coder);
        coder.decide(true, 128);
        coder.literal(probabilities.filled(), 8);
    }

    /** The bytes of a file with partitions of such lengths. */
    static int length(int modes, int tokens) {
        int length = BEFORE + modes + tokens;
        return length + (length & 1);
    }

    /** The file. */
    static byte[] file(Grid grid, byte[] modes, int modesLength, byte[] tokens, int tokensLength) {
        byte[] file = new byte[length(modesLength, tokensLength)];
        chars(file, 0, "RIFF");
        number(file, 4, file.length - 8, 4);
        chars(file, 8, "WEBPVP8 ");
        number(file, 16, BEFORE - 20 + modesLength + tokensLength, 4);
        // A key frame of the first version that is shown, and the length of its first partition.
        number(file, 20, 1 << 4 | modesLength << 5, 3);
        number(file, 23, START_CODE, 3);
        number(file, 26, grid.width(), 2);
        number(file, 28, grid.height(), 2);
        System.arraycopy(modes, 0, file, BEFORE, modesLength);
        System.arraycopy(tokens, 0, file, BEFORE + modesLength, tokensLength);
        return file;
    }

    private static void chars(byte[] to, int at, String chars) {
        for (int i = 0; i < chars.length(); i++) {
            to[at + i] = (byte) chars.charAt(i);
        }
    }

    private static void number(byte[] to, int at, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            to[at + i] = (byte) (value >> 8 * i);
        }
    }
}
