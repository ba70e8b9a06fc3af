package dev.nameplate.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The {@code Content-Disposition} of a download, after RFC 6266 and RFC 8187. */
final class Downloads {

    private static final String PLAIN = "!#$&+-.^_`|~";
    private static final int LONGEST = 150;

    private Downloads() {}

    /** An attachment of that name: ASCII for old readers, UTF-8 for the others; no path, no control character. */
    static String attachment(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .filter(c -> c >= 0x20 && c != 0x7F && "/\\:*?\"<>|".indexOf(c) < 0 && !(c >= 0x80 && c < 0xA0))
                .limit(LONGEST)
                .forEach(clean::appendCodePoint);
        String safe = clean.toString().strip();
        if (safe.isEmpty() || safe.chars().allMatch(c -> c == '.')) {
            return "attachment";
        }
        String ascii = safe.replaceAll("[^\\x20-\\x7E]", "_").replace("%", "_");
        String header = "attachment; filename=\"" + ascii + '"';
        return ascii.equals(safe) ? header : header + "; filename*=UTF-8''" + encoded(safe);
    }

    private static String encoded(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 255);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", b & 255));
            }
        }
        return out.toString();
    }
}
