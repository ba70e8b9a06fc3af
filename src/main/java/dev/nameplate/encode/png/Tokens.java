package dev.nameplate.encode.png;

import java.util.Arrays;

/** Literals and matches in a row, each as one {@code int}. Reused; not thread-safe. */
final class Tokens implements TokenSink {

    private static final int MATCH = 1 << 30;

    private int[] tokens = new int[1 << 10];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int token(int i) {
        return tokens[i];
    }

    void literal(byte value) {
        add(value & 255);
    }

    @Override
    public void literals(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            add(data[i] & 255);
        }
    }

    @Override
    public void match(int length, int distance) {
        add(ofMatch(length, distance));
    }

    static int ofMatch(int length, int distance) {
        return MATCH | length << 16 | distance;
    }

    static boolean isMatch(int token) {
        return token >= MATCH;
    }

    static int length(int token) {
        return token >> 16 & 0x1FF;
    }

    static int distance(int token) {
        return token & 0xFFFF;
    }

    private void add(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        tokens[count++] = token;
    }
}
