package dev.nameplate.encode.gif;

import java.util.Arrays;

/** A file in the making. Confined to one thread. */
final class Output {

    private byte[] bytes = new byte[1 << 14];
    private int length;

    void add(int b) {
        room(1);
        bytes[length++] = (byte) b;
    }

    /** Two bytes, the lower one first. */
    void word(int value) {
        add(value);
        add(value >>> 8);
    }

    void add(byte[] from, int at, int count) {
        room(count);
        System.arraycopy(from, at, bytes, length, count);
        length += count;
    }

    void add(byte[] from) {
        add(from, 0, from.length);
    }

    /** Writes over two bytes that are there already. */
    void word(int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
    }

    int length() {
        return length;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    void clear() {
        length = 0;
    }

    byte[] taken() {
        byte[] all = Arrays.copyOf(bytes, length);
        clear();
        return all;
    }
}
