package dev.nameplate.encode;

/** The base of an encoder that keeps nothing: every picture is encoded whole. */
record WholeBase(EncodeSettings settings) implements EncodedBase {

    @Override
    public long weight() {
        return 32;
    }
}
