package dev.nameplate.csv;

import java.util.Arrays;

/** Bytes that are added one by one. */
final class ByteRun {

    private byte[] row = new byte[256];
    private int length;

    void add(int one) {
        if (length == row.length) {
            row = Arrays.copyOf(row, 2 * length);
        }
        row[length++] = (byte) one;
    }

    void add(int one, int times) {
        for (int i = 0; i < times; i++) {
            add(one);
        }
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return row[index];
    }

    byte[] bytes() {
        return Arrays.copyOf(row, length);
    }

    byte[] from(int start) {
        return Arrays.copyOfRange(row, start, length);
    }

    void cut(int end) {
        length = end;
    }
}
