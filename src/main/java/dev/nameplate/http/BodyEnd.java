package dev.nameplate.http;

import io.netty.buffer.ByteBuf;
import java.util.Locale;

/**
 * Finds where the body of an HTTP/1.1 request ends, so that what comes behind it is looked at as a head again. Only counts; what is
 * wrong with a body the codec sees to. What it does not understand it calls {@linkplain #isUnknown unknown}, and stops.
 */
final class BodyEnd {

    /** Lines of a head that say how long the body is are shorter. */
    private static final int LONGEST_LINE = 96;

    private static final int MOST_DIGITS = 15;
    private static final String LENGTH = "content-length:";
    private static final String CODING = "transfer-encoding:";

    private enum Part {
        /** Bytes that are counted down, of a body or of a chunk. */
        BYTES,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK_END,
        TRAILER,
        OVER,
        UNKNOWN
    }

    private final StringBuilder line = new StringBuilder();
    private boolean sized;
    private boolean chunked;
    private long left;
    private int digits;
    private boolean blank = true;
    private Part part = Part.OVER;

    /** A request has begun. */
    void begin() {
        line.setLength(0);
        sized = false;
        chunked = false;
        left = 0;
        part = Part.OVER;
    }

    /** A piece of a line of the head, without its line feed. */
    void line(ByteBuf bytes, int from, int to) {
        for (int at = from; at < to && line.length() < LONGEST_LINE; at++) {
            line.append((char) (bytes.getByte(at) & 0xFF));
        }
    }

    /** A line of the head is over. */
    void endLine() {
        String said = line.toString().toLowerCase(Locale.ROOT);
        line.setLength(0);
        if (said.startsWith(LENGTH)) {
            length(said.substring(LENGTH.length()).strip());
        } else if (said.startsWith(CODING)) {
            boolean sole = !chunked && said.substring(CODING.length()).strip().equals("chunked");
            chunked = true;
            part = sole ? part : Part.UNKNOWN;
        }
    }

    private void length(String value) {
        boolean number = !value.isEmpty()
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (sized || !number) {
            part = Part.UNKNOWN;
        } else {
            sized = true;
            left = Long.parseLong(value);
        }
    }

    /** The head is over. */
    void endHead() {
        if (part == Part.UNKNOWN || sized && chunked) {
            part = Part.UNKNOWN;
        } else if (chunked) {
            startChunk();
        } else {
            part = left > 0 ? Part.BYTES : Part.OVER;
        }
    }

    /** Whether the body is over, so that a head comes next. */
    boolean isOver() {
        return part == Part.OVER;
    }

    boolean isUnknown() {
        return part == Part.UNKNOWN;
    }

    /** Reads on through a body; where it ends, or the bytes do. */
    int skip(ByteBuf bytes, int from) {
        int at = from;
        int end = bytes.writerIndex();
        while (at < end && part != Part.OVER && part != Part.UNKNOWN) {
            if (part == Part.BYTES) {
                int passed = (int) Math.min(left, end - at);
                left -= passed;
                at += passed;
                if (left == 0) {
                    part = chunked ? Part.CHUNK_END : Part.OVER;
                }
            } else {
                step(bytes.getByte(at++));
            }
        }
        return at;
    }

    private void step(byte b) {
        switch (part) {
            case CHUNK_SIZE, CHUNK_EXTENSION -> size(b);
            case CHUNK_END -> {
                if (b == '\n') {
                    startChunk();
                } else if (b != '\r') {
                    part = Part.UNKNOWN;
                }
            }
            default -> {
                if (b == '\n') {
                    part = blank ? Part.OVER : part;
                    blank = true;
                } else {
                    blank &= b == '\r';
                }
            }
        }
    }

    private void size(byte b) {
        int digit = part == Part.CHUNK_SIZE ? Character.digit(b, 16) : -1;
        if (digit >= 0) {
            left = left << 4 | digit;
            part = ++digits > MOST_DIGITS ? Part.UNKNOWN : part;
        } else if (digits == 0) {
            part = Part.UNKNOWN;
        } else if (b == '\n') {
            blank = true;
            part = left > 0 ? Part.BYTES : Part.TRAILER;
        } else {
            part = Part.CHUNK_EXTENSION;
        }
    }

    private void startChunk() {
        part = Part.CHUNK_SIZE;
        left = 0;
        digits = 0;
    }
}
