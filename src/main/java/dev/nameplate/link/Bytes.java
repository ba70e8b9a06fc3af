package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A growing row of bytes that is emptied and filled again. */
final class Bytes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

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
        if (length == row.length) {
            row = Arrays.copyOf(row, 2 * length);
        }
        row[length++] = (byte) value;
    }

    /** Adds one byte for each char. */
    void add(String text) {
        add(text, 0, text.length());
    }

    /** Adds one byte for each char from {@code from} up to {@code to}. */
    void add(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            add(text.charAt(i));
        }
    }

    /** Adds bytes percent-encoded: RFC 3986's unreserved characters stay, everything else is {@code %XX}. */
    void addEncoded(byte[] from, int start, int end) {
        for (int i = start; i < end; i++) {
            byte value = from[i];
            if (unreserved(value)) {
                add(value);
            } else {
                add('%');
                add(HEX.toHighHexDigit(value));
                add(HEX.toLowHexDigit(value));
            }
        }
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

    private static boolean unreserved(byte c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
