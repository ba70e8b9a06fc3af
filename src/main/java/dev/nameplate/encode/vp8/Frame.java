package dev.nameplate.encode.vp8;

/** A key frame around its partitions, and the file around the frame (RFC 6386, 9.1; RFC 9649). */
final class Frame {

    /** Bytes before a chunk's content, and before the first chunk. */
    private static final int CHUNK = 8;

    private static final int FIRST = 12;

    /** Bytes of a frame before its first partition. */
    private static final int HEADER = 10;

    /**
     * Empty bytes behind the first partition. Browsers read as bytes arrive, and there libwebp takes a file for broken when
     * the header's last bit is in the partition's last byte, as the few modes of one macroblock can leave it.
     */
    private static final int SPARE = 1;

    /** Bytes of the chunk that tells what others there are. */
    private static final int FEATURES = 10;

    private static final int HAS_ALPHA = 0x10;

    private static final int START_CODE = 0x2A019D;

    private Frame() {}

    /** Writes what comes before the first macroblock into the first partition. */
    static void begin(BooleanCoder coder, Recipe recipe, Probabilities probabilities) {
        // The usual colours, samples are clamped.
        coder.literal(0, 2);
        recipe.write(coder);
        // Nothing is kept for frames to come.
        coder.decide(false, 128);
        probabilities.write(coder);
        coder.decide(true, 128);
        coder.literal(probabilities.filled(), 8);
    }

    /**
     * The file.
     *
     * @param alpha the content of the chunk of alpha; empty where the picture has none
     */
    static byte[] file(Grid grid, byte[] alpha, BooleanCoder modes, BooleanCoder tokens) {
        int first = modes.length() + SPARE;
        int content = HEADER + first + tokens.length();
        int start = FIRST;
        if (alpha.length > 0) {
            start += CHUNK + FEATURES + CHUNK + even(alpha.length);
        }
        byte[] file = new byte[start + CHUNK + even(content)];
        chunk(file, 0, "RIFF", file.length - CHUNK);
        chars(file, CHUNK, "WEBP");
        if (alpha.length > 0) {
            chunk(file, FIRST, "VP8X", FEATURES);
            number(file, FIRST + CHUNK, HAS_ALPHA, 4);
            number(file, FIRST + CHUNK + 4, grid.width() - 1, 3);
            number(file, FIRST + CHUNK + 7, grid.height() - 1, 3);
            chunk(file, FIRST + CHUNK + FEATURES, "ALPH", alpha.length);
            System.arraycopy(alpha, 0, file, FIRST + CHUNK + FEATURES + CHUNK, alpha.length);
        }
        chunk(file, start, "VP8 ", content);
        int at = start + CHUNK;
        // A key frame of the first version that is shown, and the length of its first partition.
        number(file, at, 1 << 4 | first << 5, 3);
        number(file, at + 3, START_CODE, 3);
        number(file, at + 6, grid.width(), 2);
        number(file, at + 8, grid.height(), 2);
        System.arraycopy(modes.bytes(), 0, file, at + HEADER, modes.length());
        System.arraycopy(tokens.bytes(), 0, file, at + HEADER + first, tokens.length());
        return file;
    }

    private static int even(int length) {
        return length + (length & 1);
    }

    private static void chunk(byte[] to, int at, String name, int length) {
        chars(to, at, name);
        number(to, at + 4, length, 4);
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
