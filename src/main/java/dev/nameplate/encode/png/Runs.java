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

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private Runs() {}

    /** Appends the tokens of a span, {@code from} to before {@code to}. */
    static void parse(byte[] data, int from, int to, Tokens tokens) {
        if (from == to) {
            return;
        }
        int[] out = tokens.room(to - from);
        int count = tokens.count();
        out[count++] = data[from] & 255;
        int at = from + 1;
        while (at <= to - LEAST) {
            // Four bytes that are those one before them.
            int end = (int) INTS.get(data, at) == (int) INTS.get(data, at - 1) ? end(data, at + 4, to, at + MOST) : at;
            if (end - at >= LEAST) {
                out[count++] = Tokens.ofMatch(end - at, 1);
                at = end;
            } else {
                out[count++] = data[at++] & 255;
            }
        }
        while (at < to) {
            out[count++] = data[at++] & 255;
        }
        tokens.end(count);
    }

    private static int end(byte[] data, int from, int to, int most) {
        int end = from;
        while (end < to && end < most && data[end] == data[end - 1]) {
            end++;
        }
        return end;
    }
}
