package dev.nameplate.encode.png;

/** Takes what a stretch of bytes is parsed into, in order. */
interface TokenSink {

    /** Takes bytes as they are, {@code from} to before {@code to}; perhaps none. */
    void literals(byte[] data, int from, int to);

    /** Repeats {@code length} bytes, 3..258, of {@code distance} bytes ago, 1..32768. */
    void match(int length, int distance);
}
