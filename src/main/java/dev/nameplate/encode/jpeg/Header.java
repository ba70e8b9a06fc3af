package dev.nameplate.encode.jpeg;

import java.io.ByteArrayOutputStream;

/** The bytes of a JFIF file up to its scan: baseline, three components, no metadata. */
final class Header {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(700);

    private Header() {}

    static byte[] bytes(Grid grid, Coding coding) {
        Header header = new Header();
        header.shorts(0xFFD8);
        // JFIF 1.01, pixels are square, no thumbnail.
        header.segment(0xFFE0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        header.quantisation(coding);
        int luma = grid.fullChroma() ? 0x11 : 0x22;
        header.segment(
                0xFFC0,
                8,
                grid.height() >> 8,
                grid.height() & 255,
                grid.width() >> 8,
                grid.width() & 255,
                3,
                1,
                luma,
                0,
                2,
                0x11,
                1,
                3,
                0x11,
                1);
        header.huffman(coding);
        header.segment(0xFFDA, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0);
        return header.out.toByteArray();
    }

    private void quantisation(Coding coding) {
        shorts(0xFFDB);
        shorts(2 + 2 * 65);
        for (int kind = 0; kind < 2; kind++) {
            out.write(kind);
            out.writeBytes(coding.quant(kind).bytes());
        }
    }

    private void huffman(Coding coding) {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        for (int kind = 0; kind < 2; kind++) {
            tables.write(kind);
            tables.writeBytes(coding.dc(kind).definition());
            tables.write(0x10 | kind);
            tables.writeBytes(coding.ac(kind).definition());
        }
        shorts(0xFFC4);
        shorts(2 + tables.size());
        out.writeBytes(tables.toByteArray());
    }

    private void segment(int marker, int... content) {
        shorts(marker);
        shorts(2 + content.length);
        for (int octet : content) {
            out.write(octet);
        }
    }

    private void shorts(int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
