package dev.nameplate.api;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what arrives into lines, and holds no more of them than the piece that came last and the line that is not whole yet.
 *
 * <p>A line that is too long is given once, cut off, and passed over to its end. Not thread-safe.
 */
final class Lines {

    /**
     * One line.
     *
     * @param number from 1
     * @param bytes without the line feed
     * @param tooLong whether it was cut off
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(long number, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final int longest;
    private Buffer begun = Buffer.buffer();
    private Buffer piece = Buffer.buffer();
    private int at;
    private long number = 1;
    private boolean passing;
    private boolean ended;

    /** @param longest most bytes of a line */
    Lines(int longest) {
        this.longest = longest;
    }

    /** Takes the next piece; the one before has to be used up. */
    void add(Buffer next) {
        piece = next;
        at = 0;
    }

    /** No more pieces come: what there is of a line is one. */
    void end() {
        ended = true;
    }

    /** The next line; null when it is not whole yet, or there is none. */
    @Nullable
    Line next() {
        while (at < piece.length()) {
            int feed = feed();
            int end = feed < 0 ? piece.length() : feed;
            Line line = passing ? null : taken(end);
            at = feed < 0 ? end : feed + 1;
            if (feed >= 0) {
                line = line == null && !passing ? new Line(number, whole(), /* tooLong= */ false) : line;
                passing = false;
                number++;
            }
            if (line != null) {
                return line;
            }
        }
        if (ended && begun.length() > 0) {
            return new Line(number, whole(), /* tooLong= */ false);
        }
        return null;
    }

    /** Puts what there is to the line that has begun; a line when that makes it too long. */
    private @Nullable Line taken(int end) {
        if (begun.length() + end - at > longest) {
            begun = Buffer.buffer();
            passing = true;
            return new Line(number, new byte[0], /* tooLong= */ true);
        }
        begun.appendBuffer(piece, at, end - at);
        return null;
    }

    private byte[] whole() {
        byte[] bytes = begun.getBytes();
        begun = Buffer.buffer();
        return bytes;
    }

    private int feed() {
        for (int i = at; i < piece.length(); i++) {
            if (piece.getByte(i) == '\n') {
                return i;
            }
        }
        return -1;
    }
}
