package dev.nameplate.link;

/**
 * A value as it stands in a query, decoded once: {@code +} is a space, {@code %XX} a byte, a {@code %} that starts no escape itself.
 *
 * <p>The bytes are UTF-8 if all of them are valid, else WHATWG windows-1252; what comes out is always UTF-8.
 */
final class RawValue {

    /** What WHATWG windows-1252 makes of 0x80 to 0x9F; every other byte is its own code point. */
    private static final char[] WINDOWS_1252 = {
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178
    };

    private RawValue() {}

    /** Adds the decoded value of {@code raw} from {@code from} up to {@code to}, in which one char is one byte. */
    static void decode(String raw, int from, int to, Bytes into) {
        int start = into.length();
        int seen = 0;
        for (int i = from; i < to; i++) {
            int c = raw.charAt(i);
            if (c == '+') {
                c = ' ';
            } else if (c == '%' && i + 2 < to) {
                int escaped = digit(raw.charAt(i + 1)) << 4 | digit(raw.charAt(i + 2));
                if (escaped >= 0) {
                    c = escaped;
                    i += 2;
                }
            }
            seen |= c;
            into.add(c);
        }
        if (seen >= 0x80 && !isUtf8(into.row(), start, into.length())) {
            for (byte value : into.cut(start)) {
                int c = value & 0xFF;
                into.addCodePoint(c >= 0x80 && c < 0xA0 ? WINDOWS_1252[c - 0x80] : c);
            }
        }
    }

    /** The value of a hexadecimal digit, or a negative number whose bits survive a shift by four. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** Whether the bytes are UTF-8 by the Unicode standard's table 3-7: no overlong forms, no surrogates, none above U+10FFFF. */
    static boolean isUtf8(byte[] row, int from, int to) {
        int i = from;
        while (i < to) {
            int lead = row[i++] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int more = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
            if (more == 0 || i + more > to) {
                return false;
            }
            int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            int second = row[i++] & 0xFF;
            if (second < least || second > most) {
                return false;
            }
            for (int end = i + more - 1; i < end; i++) {
                if ((row[i] & 0xC0) != 0x80) {
                    return false;
                }
            }
        }
        return true;
    }
}
