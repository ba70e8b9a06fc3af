package dev.nameplate.encode.png;

/** Writes what is parsed in the codes of a block at once, so that no tokens lie between. Reused; not thread-safe. */
final class CodeWriter implements TokenSink {

    private final Bits out;
    private Codes codes = Codes.NONE;

    CodeWriter(Bits out) {
        this.out = out;
    }

    CodeWriter in(Codes blockCodes) {
        codes = blockCodes;
        return this;
    }

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
