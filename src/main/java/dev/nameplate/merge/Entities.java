package dev.nameplate.merge;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTML's character references, resolved once: {@code &amp;}, {@code &eacute;}, {@code &#39;}, {@code &#x27;}; with their {@code ;} only. */
final class Entities {

    private static final Map<String, String> NAMED = load();
    private static final int LONGEST_NAME = 31;
    /** More digits than any code point needs, so that leading zeros still count. */
    private static final int LONGEST_NUMBER = 10;

    private Entities() {}

    private static Map<String, String> load() {
        Map<String, String> named = new HashMap<>(4096);
        for (String[] line : DataFile.lines("entities.txt")) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i < line.length; i++) {
                text.appendCodePoint(Integer.parseInt(line[i], 16));
            }
            named.put(line[0], text.toString());
        }
        return named;
    }

    static int count() {
        return NAMED.size();
    }

    /** The text with its references resolved; the same object when there are none. */
    static String resolve(String text) {
        int at = text.indexOf('&');
        if (at < 0 || text.indexOf(';', at) < 0) {
            return text;
        }
        StringBuilder resolved = null;
        int copied = 0;
        for (; at >= 0; at = text.indexOf('&', at)) {
            int end = endOf(text, at + 1);
            String meaning = end < 0 ? null : meaning(text, at + 1, end);
            if (meaning == null) {
                at++;
                continue;
            }
            if (resolved == null) {
                resolved = new StringBuilder(text.length());
            }
            resolved.append(text, copied, at).append(meaning);
            copied = end + 1;
            at = copied;
        }
        return resolved == null
                ? text
                : resolved.append(text, copied, text.length()).toString();
    }

    /** Where the reference that begins at a position has its semicolon; negative when it is none. */
    private static int endOf(String text, int from) {
        int last = Math.min(text.length() - 1, from + LONGEST_NAME);
        for (int i = from; i <= last; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i;
            }
            boolean digit = c >= '0' && c <= '9';
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            if (!digit && !letter && !(c == '#' && i == from)) {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable String meaning(String text, int from, int end) {
        if (from == end) {
            return null;
        }
        if (text.charAt(from) != '#') {
            return NAMED.get(text.substring(from, end));
        }
        boolean hex = from + 1 < end && (text.charAt(from + 1) | 0x20) == 'x';
        int first = from + (hex ? 2 : 1);
        return first >= end ? null : numbered(text, first, end, hex ? 16 : 10);
    }

    /** One code unit or code point; what is none (out of range) is nothing. Two surrogates in a row make their character. */
    private static @Nullable String numbered(String text, int from, int end, int radix) {
        if (end - from > LONGEST_NUMBER) {
            return null;
        }
        long number = 0;
        for (int i = from; i < end; i++) {
            int digit = digit(text.charAt(i), radix);
            if (digit < 0) {
                return null;
            }
            number = number * radix + digit;
        }
        if (number > 0x10FFFF) {
            return "";
        }
        return number >= 0x80 && number < 0xA0 ? Decoding.control((int) number) : codePoint((int) number);
    }

    private static String codePoint(int number) {
        return number < 0x10000 ? String.valueOf((char) number) : new String(Character.toChars(number));
    }

    private static int digit(char c, int radix) {
        int digit = Decoding.hex(c);
        return digit < radix ? digit : -1;
    }
}
