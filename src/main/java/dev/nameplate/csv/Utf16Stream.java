package dev.nameplate.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A file of UTF-16 as UTF-8. What is no character becomes U+FFFD. */
final class Utf16Stream extends InputStream {

    private final Reader reader;
    private final char[] chars = new char[8192];
    private byte[] bytes = {};
    private int at;

    Utf16Stream(InputStream file, Charset charset) {
        reader = new InputStreamReader(file, charset);
    }

    @Override
    public int read() throws IOException {
        return more() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int some = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, from, some);
        at += some;
        return some;
    }

    private boolean more() throws IOException {
        while (at == bytes.length) {
            int read = reader.read(chars, 0, chars.length - 1);
            if (read < 0) {
                return false;
            }
            if (read > 0 && Character.isHighSurrogate(chars[read - 1])) {
                int low = reader.read();
                if (low >= 0) {
                    chars[read++] = (char) low;
                }
            }
            bytes = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
