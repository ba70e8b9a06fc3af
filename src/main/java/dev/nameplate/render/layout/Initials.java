package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import dev.nameplate.render.font.Graphemes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A name's first letters, and what follows from a name. */
final class Initials {

    /** Particles and titles that nobody abbreviates; folded, without stops. */
    private static final Set<String> SMALL = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin",
            "ibn", "ben", "dr", "prof", "mr", "mrs", "ms", "herr", "frau", "sir");

    private static final Normalizer2 PLAIN = Normalizer2.getNFKCCasefoldInstance();

    private Initials() {}

    /** Without the signs that keep fields apart in words of two directions. */
    static String plain(String text) {
        return text.codePoints()
                .filter(c -> c < 0x2066 || c > 0x2069)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
    }

    /**
     * At most two letters: of the first and the last word; one where a word's first sign is a name by itself, as in Chinese,
     * Japanese and Korean. Emoji are no letters. Empty when there are none.
     */
    static String of(String name) {
        List<String> words = new ArrayList<>();
        List<String> lesser = new ArrayList<>();
        for (String word : name.split("[\\s\\u00A0\\-\\u2010\\u2011/.,&+_]+")) {
            String first = letter(word);
            if (!first.isEmpty()) {
                (isSmall(word) ? lesser : words).add(first);
            }
        }
        if (words.isEmpty()) {
            words = lesser;
        }
        if (words.isEmpty()) {
            return "";
        }
        String first = words.get(0);
        String last = words.get(words.size() - 1);
        if (words.size() == 1 || standsAlone(first) || isJoined(first)) {
            return first;
        }
        return standsAlone(last) || isJoined(last) ? first : first + last;
    }

    /** How many letters initials have. */
    static int count(String initials) {
        return Graphemes.bounds(initials).length - 1;
    }

    /** The first cluster of a word that begins with a letter or digit, as a capital; empty when there is none. */
    private static String letter(String word) {
        int[] bounds = Graphemes.bounds(word);
        for (int i = 1; i < bounds.length; i++) {
            int c = word.codePointAt(bounds[i - 1]);
            if (UCharacter.isLetterOrDigit(c) && !UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)) {
                String cluster = word.substring(bounds[i - 1], bounds[i]);
                return isKeycap(cluster) ? "" : capital(cluster);
            }
        }
        return "";
    }

    private static boolean isKeycap(String cluster) {
        return cluster.indexOf('\u20E3') >= 0;
    }

    /** One letter as a capital; a digraph or a sharp s that would become two stays as it is. */
    private static String capital(String cluster) {
        String capital = UCharacter.toTitleCase(com.ibm.icu.util.ULocale.ROOT, cluster, null);
        return Graphemes.bounds(capital).length == 2 ? capital : cluster;
    }

    private static boolean isSmall(String word) {
        return SMALL.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean standsAlone(String letter) {
        int script = UScript.getScript(letter.codePointAt(0));
        return script == UScript.HAN
                || script == UScript.HANGUL
                || script == UScript.HIRAGANA
                || script == UScript.KATAKANA
                || script == UScript.BOPOMOFO;
    }

    /** Scripts whose letters would join and become another word. */
    private static boolean isJoined(String letter) {
        return UCharacter.getIntPropertyValue(letter.codePointAt(0), UProperty.JOINING_TYPE)
                        != UCharacter.JoiningType.NON_JOINING
                && UCharacter.isLetter(letter.codePointAt(0));
    }

    /** A choice that is the same for the same name, however it is capitalised or composed. */
    static int choice(String name, int count) {
        int hash = 0x811C9DC5;
        for (byte part : PLAIN.normalize(name).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xFF)) * 0x01000193;
        }
        // The low bits of a short name's hash say little.
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >>> 12;
        return Integer.remainderUnsigned(hash, count);
    }
}
