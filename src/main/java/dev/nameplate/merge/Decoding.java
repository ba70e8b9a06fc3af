package dev.nameplate.merge;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The decodings of a raw value: percent escapes, then UTF-8 or, failing that, windows-1252. */
final class Decoding {

    /** What bytes 0x80..0x9F mean in the web's windows-1252; where it has nothing they are controls. */
    private static final String WINDOWS_1252 =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039"
                    + "\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A"
                    + "\u0153\u009D\u017E\u0178";

    private Decoding() {}

    /** The first decoding, of chars 0..255: {@code +} is a space, a {@code %} that starts no escape is itself. */
    static String first(String raw, Notes notes) {
        if (isPlain(raw)) {
            return raw;
        }
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        boolean stray = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int escaped = escapeAt(raw, i);
                stray |= escaped < 0;
                bytes[length++] = (byte) (escaped < 0 ? c : escaped);
                i += escaped < 0 ? 0 : 2;
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        if (stray) {
            notes.add(MergeNote.Kind.HEALED_PERCENT);
        }
        if (isUtf8(bytes, length)) {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        notes.add(MergeNote.Kind.HEALED_ENCODING);
        return windows1252(bytes, length);
    }

    /** The second decoding: null unless every {@code %} starts an escape, there is one, and the result is UTF-8. */
    static @Nullable String second(String text) {
        if (text.indexOf('%') < 0) {
            return null;
        }
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (escapeAt(text, i) < 0) {
                return null;
            }
        }
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[escaped.length];
        int length = 0;
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] == '%') {
                bytes[length++] = (byte) (hex((char) escaped[i + 1]) << 4 | hex((char) escaped[i + 2]));
                i += 2;
            } else {
                bytes[length++] = escaped[i];
            }
        }
        return isUtf8(bytes, length) ? new String(bytes, 0, length, StandardCharsets.UTF_8) : null;
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == '+' || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The byte that the escape at a position stands for; negative when there is no escape. */
    private static int escapeAt(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at + 1));
        int low = hex(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = (c | 0x20) - 'a';
        return c < 0x80 && letter >= 0 && letter < 6 ? letter + 10 : -1;
    }

    /** What a number 0x80..0x9F means where people write windows-1252 and mean its characters. */
    static String control(int number) {
        return WINDOWS_1252.substring(number - 0x80, number - 0x7F);
    }

    private static String windows1252(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int value = bytes[i] & 0xFF;
            text.append(value >= 0x80 && value < 0xA0 ? WINDOWS_1252.charAt(value - 0x80) : (char) value);
        }
        return text.toString();
    }

    /** Whether bytes are UTF-8 as Unicode defines it: shortest forms only, no surrogates, nothing above U+10FFFF. */
    static boolean isUtf8(byte[] bytes, int length) {
        int i = 0;
        while (i < length) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            if (lead < 0xC2 || lead > 0xF4 || i + more >= length) {
                return false;
            }
            int second = bytes[i + 1] & 0xFF;
            if (second < lowestSecond(lead) || second > highestSecond(lead)) {
                return false;
            }
            for (int k = 2; k <= more; k++) {
                if ((bytes[i + k] & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += more + 1;
        }
        return true;
    }

    private static int lowestSecond(int lead) {
        return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int lead) {
        return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }
}
