package dev.nameplate.encode.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds runs of one byte: what a filter leaves of plain colour, and all that is worth looking for in what a reader's picture
 * changes in all its colours.
 */
final class Runs {

    private static final int LEAST = 5;
    private static final int MOST = 258;

    /** All bits of each byte but the highest. */
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private Runs() {}

    /** Parses a span, {@code from} to before {@code to}. */
    static void parse(byte[] data, int from, int to, TokenSink sink) {
        int literal = from;
        int at = from + 1;
        while ((at = start(data, at, to)) < to) {
            int end = end(data, at + LEAST, Math.min(to, at + MOST));
            sink.literals(data, literal, at);
            sink.match(end - at, 1);
            literal = end;
            at = end;
        }
        sink.literals(data, literal, to);
    }

    /** Where the next run begins: five bytes or more, each like the one before it; else the end. */
    private static int start(byte[] data, int from, int to) {
        int at = from;
        // Four places at once, without a question that noise would answer now so, now so.
        for (; at <= to - 8; at += LEAST - 1) {
            long differing = word(data, at) ^ word(data, at - 1);
            // The highest bit of each byte that is zero.
            long same = ~((differing & LOW) + LOW | differing | LOW);
            long two = same & same >>> 8;
            long five = two & two >>> 16 & same >>> 32;
            if (five != 0) {
                return at + (Long.numberOfTrailingZeros(five) >>> 3);
            }
        }
        for (; at <= to - LEAST; at++) {
            if (end(data, at, at + LEAST) == at + LEAST) {
                return at;
            }
        }
        return to;
    }

    private static int end(byte[] data, int from, int to) {
        int end = from;
        for (; end <= to - 8; end += 8) {
            long differing = word(data, end) ^ word(data, end - 1);
            if (differing != 0) {
                return end + (Long.numberOfTrailingZeros(differing) >>> 3);
            }
        }
        while (end < to && data[end] == data[end - 1]) {
            end++;
        }
        return end;
    }

    private static long word(byte[] data, int at) {
        return (long) WORD.get(data, at);
    }
}
