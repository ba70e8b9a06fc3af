package dev.nameplate.encode.jpeg;

/** The tables by which coefficients become bits; kind 0 is luma, 1 is both chroma components. */
final class Coding {

    private final QuantTable[] quant;
    private final HuffmanTable[] dc = new HuffmanTable[2];
    private final HuffmanTable[] ac = new HuffmanTable[2];

    Coding(QuantTable luma, QuantTable chroma, Symbols symbols) {
        quant = new QuantTable[] {luma, chroma};
        for (int kind = 0; kind < 2; kind++) {
            dc[kind] = HuffmanTable.dc(symbols.dc(kind));
            ac[kind] = HuffmanTable.ac(symbols.ac(kind));
        }
    }

    QuantTable quant(int kind) {
        return quant[kind];
    }

    HuffmanTable dc(int kind) {
        return dc[kind];
    }

    HuffmanTable ac(int kind) {
        return ac[kind];
    }
}
