package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what would lead a reader elsewhere: {@code @}, e-mail addresses, and URLs with or without a scheme, as
 * {@code evil.com}, {@code bit.ly/x}, {@code www.…}, {@code 10.0.0.1}. Abbreviations, initials and "St.Moritz" are none.
 */
final class Addresses {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "ftp", "mailto", "tel", "sms", "javascript", "data", "file", "whatsapp", "tg");
    private static final Set<String> COMMONEST = Set.of("com", "net", "org");
    private static final Set<String> GENERIC = Set.of(
            "info", "biz", "xyz", "top", "online", "site", "shop", "store", "club", "app", "dev", "link", "click",
            "live", "pro", "page", "web", "website", "space", "tech", "vip", "win", "icu", "gov", "edu", "mil", "int",
            "mobi", "name", "email", "support", "help", "cloud", "blog", "news", "group", "agency");
    /** Two letters each: countries, and what else ends the name of a host. */
    private static final Set<String> COUNTRIES = Stream.concat(
                    Arrays.stream(ULocale.getISOCountries()).map(code -> UCharacter.toLowerCase(ULocale.ROOT, code)),
                    Stream.of("uk", "eu", "su", "рф"))
            .collect(Collectors.toUnmodifiableSet());

    private final String text;

    private Addresses(String text) {
        this.text = text;
    }

    static boolean in(String text) {
        boolean suspicious = false;
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            suspicious |= c == '@' || c == '.' || c == ':';
            ascii &= c < 0x80;
        }
        if (ascii) {
            return suspicious && new Addresses(text).found();
        }
        // Wide, small and ideographic forms of @ . : / lead where the plain ones do.
        return new Addresses(NFKC.normalize(text).replace('\u3002', '.')).found();
    }

    private boolean found() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || c == ':' && endsScheme(i) || c == '.' && joinsHost(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsScheme(int colon) {
        if (text.startsWith("//", colon + 1)) {
            return true;
        }
        int from = colon;
        while (from > 0 && isAsciiLetter(text.charAt(from - 1))) {
            from--;
        }
        boolean tight = colon + 1 < text.length() && text.charAt(colon + 1) != ' ';
        return tight && SCHEMES.contains(UCharacter.toLowerCase(ULocale.ROOT, text.substring(from, colon)));
    }

    /** Whether the dot at a place stands between the last two labels of a host's name, or in an address of four numbers. */
    private boolean joinsHost(int dot) {
        int from = dot;
        while (from > 0 && isLabel(text.charAt(from - 1))) {
            from--;
        }
        int to = dot + 1;
        while (to < text.length() && isLabel(text.charAt(to))) {
            to++;
        }
        int before = dot - from;
        if (before == 0 || to == dot + 1) {
            return false;
        }
        if (before == 3 && text.regionMatches(/* ignoreCase= */ true, from, "www", 0, 3)) {
            return true;
        }
        if (isDigits(from, dot)) {
            return (from == 0 || text.charAt(from - 1) != '.') && isNumericHost(from);
        }
        String last = text.substring(dot + 1, to);
        boolean path = to < text.length() && text.charAt(to) == '/';
        return endsHost(last, before, path);
    }

    private boolean endsHost(String last, int before, boolean path) {
        String small = UCharacter.toLowerCase(ULocale.ROOT, last);
        if (small.startsWith("xn--") || COMMONEST.contains(small) && (before >= 2 || path)) {
            return true;
        }
        // "Dr.No", "Mr.De" and "Acme.Group" are names; "bit.ly", "EVIL.RU" and "acme.group" are not.
        boolean oneCase =
                small.equals(last) || UCharacter.toUpperCase(ULocale.ROOT, last).equals(last);
        if (GENERIC.contains(small) || COUNTRIES.contains(small)) {
            return oneCase && (before >= 3 || path);
        }
        return path && before >= 3 && small.equals(last) && last.length() >= 2 && isLetters(last);
    }

    private boolean isNumericHost(int from) {
        int parts = 1;
        int i = from;
        int length = 0;
        for (; i < text.length() && (isDigits(i, i + 1) || text.charAt(i) == '.'); i++) {
            if (text.charAt(i) == '.') {
                if (length == 0) {
                    return false;
                }
                parts++;
                length = 0;
            } else if (++length > 3) {
                return false;
            }
        }
        return parts == 4 && length > 0;
    }

    private boolean isDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetters(String label) {
        return label.codePoints().allMatch(UCharacter::isLetter);
    }

    private static boolean isLabel(char c) {
        return c == '-' || UCharacter.isLetterOrDigit(c);
    }

    private static boolean isAsciiLetter(char c) {
        int small = c | 0x20;
        return small >= 'a' && small <= 'z';
    }
}
