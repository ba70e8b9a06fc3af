package dev.nameplate.encode.png;

/**
 * Writes what is parsed at once, so that no tokens lie between.
 *
 * @param codes of the block that it lies in
 */
record CodeWriter(Codes codes, Bits out) implements TokenSink {

    @Override
    public void literals(byte[] data, int from, int to) {
        codes.literals(data, from, to, out);
    }

    @Override
    public void match(int length, int distance) {
        out.reserve(8);
        codes.match(length, distance, out);
    }
}
