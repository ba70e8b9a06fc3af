package dev.nameplate.render.font;

import java.nio.ByteBuffer;

/** The two ways in which WOFF 2 writes whole numbers of varying length. */
final class Woff2Numbers {

    private Woff2Numbers() {}

    /** One to five bytes of seven bits, the highest first. */
    static long base128(ByteBuffer in) {
        long number = 0;
        for (int i = 0; i < 5; i++) {
            int next = Byte.toUnsignedInt(in.get());
            if (i == 0 && next == 0x80) {
                throw new FontFault("a size in it begins with zeroes");
            }
            number = number << 7 | next & 0x7F;
            if (number > 0xFFFFFFFFL) {
                break;
            }
            if (next < 0x80) {
                return number;
            }
        }
        throw new FontFault("a size in it is longer than 32 bits");
    }

    /** One to three bytes; most numbers in a font are below 253. */
    static int short255(ByteBuffer in) {
        int code = Byte.toUnsignedInt(in.get());
        return switch (code) {
            case 253 -> Short.toUnsignedInt(in.getShort());
            case 254 -> Byte.toUnsignedInt(in.get()) + 506;
            case 255 -> Byte.toUnsignedInt(in.get()) + 253;
            default -> code;
        };
    }
}
