package dev.nameplate.http;

import io.netty.handler.codec.http2.Http2Error;
import java.util.BitSet;

/**
 * Which streams a client has opened and ended lately, so that frames on one that is over get the error that RFC 9113 asks for.
 *
 * <p>The last {@value #REMEMBERED} identifiers are remembered; what is older is left to the codec.
 */
final class StreamMemory {

    static final int REMEMBERED = 256;

    private final int[] opened = new int[REMEMBERED];
    private final BitSet over = new BitSet(REMEMBERED);
    private int highest;

    /** Takes note of HEADERS; the error that they are, or {@code NO_ERROR}. */
    Http2Error headers(int stream, boolean last) {
        int slot = slot(stream);
        if (stream > highest) {
            highest = stream;
            opened[slot] = stream;
            over.set(slot, last);
            return Http2Error.NO_ERROR;
        }
        boolean clients = (stream & 1) == 1;
        if (!clients || highest - stream >= 2 * REMEMBERED) {
            return Http2Error.NO_ERROR;
        }
        if (opened[slot] != stream) {
            return Http2Error.PROTOCOL_ERROR;
        }
        if (over.get(slot)) {
            return Http2Error.STREAM_CLOSED;
        }
        over.set(slot, last);
        return Http2Error.NO_ERROR;
    }

    /** Takes note of DATA; the error that it is, or {@code NO_ERROR}. */
    Http2Error data(int stream, boolean last) {
        int slot = slot(stream);
        if (opened[slot] != stream) {
            return Http2Error.NO_ERROR;
        }
        if (over.get(slot)) {
            return Http2Error.STREAM_CLOSED;
        }
        over.set(slot, last);
        return Http2Error.NO_ERROR;
    }

    private static int slot(int stream) {
        return stream >>> 1 & REMEMBERED - 1;
    }
}
