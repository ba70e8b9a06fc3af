package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing row of bytes that is emptied and filled again. */
final class Bytes {

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final boolean[] UNRESERVED = new boolean[256];

    static {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".toCharArray()) {
            UNRESERVED[c] = true;
        }
    }

    private byte[] row;
    private int length;

    Bytes(int capacity) {
        row = new byte[capacity];
    }

    void clear() {
        length = 0;
    }

    /** The bytes themselves, valid up to {@link #length()} and until the next change. */
    byte[] row() {
        return row;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return row[index];
    }

    void add(int value) {
        reserve(1);
        row[length++] = (byte) value;
    }

    /** Makes room for so many more bytes. */
    private void reserve(int more) {
        if (length + more > row.length) {
            row = Arrays.copyOf(row, Math.max(2 * row.length, length + more));
        }
    }

    /** Adds one byte for each char. */
    void add(String text) {
        add(text, 0, text.length());
    }

    /** Adds one byte for each char from {@code from} up to {@code to}. */
    void add(String text, int from, int to) {
        reserve(to - from);
        for (int i = from; i < to; i++) {
            row[length++] = (byte) text.charAt(i);
        }
    }

    /** Adds bytes percent-encoded: RFC 3986's unreserved characters stay, everything else is {@code %XX}. */
    void addEncoded(byte[] from, int start, int end) {
        reserve(3 * (end - start));
        int at = length;
        for (int i = start; i < end; i++) {
            int value = from[i] & 0xFF;
            if (UNRESERVED[value]) {
                row[at++] = (byte) value;
            } else {
                row[at] = '%';
                row[at + 1] = DIGITS[value >> 4];
                row[at + 2] = DIGITS[value & 0xF];
                at += 3;
            }
        }
        length = at;
    }

    /** Adds a code point as UTF-8; it lies below U+10000. */
    void addCodePoint(int point) {
        if (point < 0x80) {
            add(point);
        } else if (point < 0x800) {
            add(0xC0 | point >> 6);
            add(0x80 | point & 0x3F);
        } else {
            add(0xE0 | point >> 12);
            add(0x80 | point >> 6 & 0x3F);
            add(0x80 | point & 0x3F);
        }
    }

    /** Takes off everything from {@code start} on and returns it. */
    byte[] cut(int start) {
        byte[] tail = Arrays.copyOfRange(row, start, length);
        length = start;
        return tail;
    }

    /** The bytes of a range, which are UTF-8, as a string. */
    String string(int start, int end) {
        return new String(row, start, end - start, StandardCharsets.UTF_8);
    }
}
