package dev.nameplate.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, of which some can be given back. */
final class ByteSource implements Closeable {

    private final InputStream in;
    private byte[] buffer = new byte[1 << 14];
    private int at;
    private int end;

    ByteSource(InputStream in) {
        this.in = in;
    }

    /** The next byte, which stays the next; -1 at the end. */
    int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at] & 0xFF;
    }

    int next() throws IOException {
        int next = peek();
        if (next >= 0) {
            at++;
        }
        return next;
    }

    /** Makes bytes that were taken the next again. */
    void giveBack(byte[] bytes) {
        int left = end - at;
        if (bytes.length > at) {
            byte[] wider = new byte[Math.max(buffer.length, bytes.length + left)];
            System.arraycopy(buffer, at, wider, bytes.length, left);
            buffer = wider;
            at = bytes.length;
            end = bytes.length + left;
        }
        at -= bytes.length;
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
