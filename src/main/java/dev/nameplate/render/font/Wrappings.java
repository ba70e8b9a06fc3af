package dev.nameplate.render.font;

import java.nio.ByteBuffer;

/** Font files as they are wrapped for the web: WOFF and WOFF2 are opened here, and go on as the plain file inside. */
final class Wrappings {

    /** What a font may take; the largest that are around (Chinese, all weights) take half of it. */
    static final int MOST_BYTES = 64 << 20;

    /** What one may take that is unpacked, which needs four times the room meanwhile: a quarter of a small heap. */
    static final int MOST_UNPACKED =
            (int) Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16);

    /** Tables of one file; fonts have about twenty. */
    static final int MOST_TABLES = 256;

    private Wrappings() {}

    /**
     * The plain font file within a file: itself, where it is not wrapped.
     *
     * @throws FontFault for a file that is damaged, or that would unpack to more than a font takes
     */
    static byte[] unwrapped(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new FontFault(file.length + " bytes; at most " + MOST_BYTES + " are read");
        }
        int signature = file.length < 4 ? 0 : ByteBuffer.wrap(file).getInt();
        return switch (signature) {
            case Woff.SIGNATURE -> Woff.unwrapped(file);
            case Woff2.SIGNATURE -> Woff2.unwrapped(file);
            default -> file;
        };
    }

    /** Whether a file's name is that of a font: {@code .ttf}, {@code .otf}, {@code .ttc}, {@code .woff}, {@code .woff2}. */
    static boolean isFont(String name) {
        String small = name.toLowerCase(java.util.Locale.ROOT);
        return small.endsWith(".ttf")
                || small.endsWith(".otf")
                || small.endsWith(".ttc")
                || small.endsWith(".woff")
                || small.endsWith(".woff2");
    }

    static void checkTables(int count) {
        if (count < 1 || count > MOST_TABLES) {
            throw new FontFault(count + " tables; 1 to " + MOST_TABLES + " are read");
        }
    }

    /** A size that stands in a file, added to those before it. */
    static int sum(int before, long size) {
        long sum = before + size;
        if (size < 0 || sum > MOST_UNPACKED) {
            throw new FontFault("it unpacks to more than " + MOST_UNPACKED + " bytes");
        }
        return (int) sum;
    }
}
