package dev.nameplate.merge;

import java.util.OptionalInt;

/** Reads colours: {@code #RRGGBB}, {@code #RGB}, either with alpha at its end, all without {@code #} too; {@code rgb(r, g, b)}. */
final class Colours {

    private static final int OPAQUE = 0xFF << 24;

    private Colours() {}

    /** The straight ARGB that a text names. */
    static OptionalInt read(String text) {
        if (text.length() > 4 && text.regionMatches(/* ignoreCase= */ true, 0, "rgb(", 0, 4) && text.endsWith(")")) {
            return functional(text.substring(4, text.length() - 1));
        }
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (digits.isEmpty() || digits.length() > 8) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Decoding.hex(digits.charAt(i));
            if (digit < 0) {
                return OptionalInt.empty();
            }
            value = value << 4 | digit;
        }
        int bits = (int) value;
        return switch (digits.length()) {
            case 3 -> OptionalInt.of(OPAQUE | doubled(bits));
            case 4 -> OptionalInt.of((bits & 0xF) * 0x11 << 24 | doubled(bits >> 4));
            case 6 -> OptionalInt.of(OPAQUE | bits);
            case 8 -> OptionalInt.of(bits >>> 8 | bits << 24);
            default -> OptionalInt.empty();
        };
    }

    /** {@code #RRGGBB}, with alpha at its end when it is not opaque. */
    static String write(int argb) {
        int alpha = argb >>> 24;
        long bits = alpha == 0xFF ? argb & 0xFFFFFF : (argb & 0xFFFFFFL) << 8 | alpha;
        int length = alpha == 0xFF ? 6 : 8;
        char[] text = new char[length + 1];
        text[0] = '#';
        for (int i = length; i > 0; i--) {
            text[i] = "0123456789ABCDEF".charAt((int) (bits & 0xF));
            bits >>= 4;
        }
        return new String(text);
    }

    private static int doubled(int bits) {
        return (bits >> 8 & 0xF) * 0x110000 | (bits >> 4 & 0xF) * 0x1100 | (bits & 0xF) * 0x11;
    }

    private static OptionalInt functional(String inside) {
        String[] parts = inside.replace(',', ' ').trim().split(" +", -1);
        if (parts.length != 3) {
            return OptionalInt.empty();
        }
        int rgb = 0;
        for (String part : parts) {
            int channel = 0;
            for (int i = 0; i < part.length(); i++) {
                int digit = part.charAt(i) - '0';
                if (digit < 0 || digit > 9 || i > 2) {
                    return OptionalInt.empty();
                }
                channel = channel * 10 + digit;
            }
            if (part.isEmpty() || channel > 255) {
                return OptionalInt.empty();
            }
            rgb = rgb << 8 | channel;
        }
        return OptionalInt.of(OPAQUE | rgb);
    }
}
