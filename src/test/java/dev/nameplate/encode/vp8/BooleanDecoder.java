package dev.nameplate.encode.vp8;

/** Reads decisions, bit by bit as RFC 6386 describes it (7.3). */
final class BooleanDecoder {

    private final byte[] bytes;
    private int at;
    private int range = 255;
    private int value;
    private int shifted;

    BooleanDecoder(byte[] bytes) {
        this.bytes = bytes;
        value = next() << 8 | next();
    }

    boolean read(int probability) {
        int split = 1 + ((range - 1) * probability >> 8);
        boolean yes = value >= split << 8;
        if (yes) {
            range -= split;
            value -= split << 8;
        } else {
            range = split;
        }
        while (range < 128) {
            value <<= 1;
            range <<= 1;
            if (++shifted == 8) {
                shifted = 0;
                value |= next();
            }
        }
        return yes;
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 255 : 0;
    }
}
