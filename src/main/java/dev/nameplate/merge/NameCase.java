package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Capitalises names word by word: people's and companies', by what {@link NameLore} is sure of. */
final class NameCase {

    /** Languages with names that have no vowel (Vlk, Krk), so that consonants alone are no sign of an acronym. */
    private static final Set<String> CONSONANT_NAMES = Set.of("cs", "sk", "hr", "sr", "bs", "sl", "mk", "bg", "pl");

    private static final String VOWELS = "aeiouy";
    private static final int LONGEST_ACRONYM = 5;
    private static final int LONGEST_ABBREVIATION = 3;
    private static final int SHORTEST_MC = 5;

    private final Language language;
    private final boolean shouted;

    /** @param shouted whether the text came in all capitals, so that acronyms may be among its words */
    NameCase(Language language, boolean shouted) {
        this.language = language;
        this.shouted = shouted;
    }

    /** Every word capitalised, the rest of it small. */
    String title(String text) {
        return byWords(text, /* smart= */ false);
    }

    /** Every word as names write it. */
    String smart(String text) {
        return byWords(text, /* smart= */ true);
    }

    private String byWords(String text, boolean smart) {
        StringBuilder set = new StringBuilder(text.length());
        boolean first = true;
        boolean afterParticle = false;
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf(' ', from);
            boolean last = end < 0;
            end = last ? text.length() : end;
            String word = text.substring(from, end);
            if (smart) {
                boolean particle = isParticle(word, first, last, afterParticle);
                set.append(particle ? LetterCases.lower(word, language) : smartWord(word, first, last));
                afterParticle = particle || first && NameLore.isParticle(NameLore.key(word), language.code());
            } else {
                parts(set, word, /* smart= */ false, first);
            }
            if (!last) {
                set.append(' ');
            }
            first &= word.isEmpty();
            from = end + 1;
        }
        return set.toString();
    }

    private boolean isParticle(String word, boolean first, boolean last, boolean afterParticle) {
        String key = NameLore.key(word);
        return NameLore.isSmall(key)
                || !first
                        && !last
                        && (NameLore.isParticle(key, language.code())
                                || afterParticle && NameLore.isSecondParticle(key));
    }

    private String smartWord(String word, boolean first, boolean last) {
        int from = 0;
        int to = word.length();
        while (from < to && !isWordy(word.charAt(from))) {
            from++;
        }
        while (to > from && !isWordy(word.charAt(to - 1))) {
            to--;
        }
        String core = word.substring(from, to);
        StringBuilder set = new StringBuilder(word.length()).append(word, 0, from);
        String form = form(core, first, last);
        if (form != null) {
            set.append(form);
        } else {
            parts(set, core, /* smart= */ true, first);
        }
        return set.append(word, to, word.length()).toString();
    }

    private @Nullable String form(String core, boolean first, boolean last) {
        String form = NameLore.form(NameLore.key(core), first, last);
        if (form != null) {
            // The arrived apostrophe stays.
            return core.indexOf('\u2019') >= 0 ? form.replace('\'', '\u2019') : form;
        }
        boolean ampersand = core.indexOf('&') > 0 && isInitials(core);
        boolean acronym = shouted && isAcronym(core) || isNumbered(core);
        return ampersand ? UCharacter.toUpperCase(language.locale(), core) : acronym ? core : null;
    }

    /** {@code at&t}, {@code h&m}: at most two letters on each side. */
    private static boolean isInitials(String core) {
        int run = 0;
        for (int i = 0; i < core.length(); i++) {
            run = core.charAt(i) == '&' ? 0 : run + 1;
            if (run > 2) {
                return false;
            }
        }
        return true;
    }

    /** Two to five letters without a vowel, as in KPMG: nobody's name in most languages. */
    private boolean isAcronym(String core) {
        if (core.length() < 2 || core.length() > LONGEST_ACRONYM || CONSONANT_NAMES.contains(language.code())) {
            return false;
        }
        for (int i = 0; i < core.length(); i++) {
            char small = (char) (core.charAt(i) | 0x20);
            if (core.charAt(i) >= 0x80 || small < 'a' || small > 'z' || VOWELS.indexOf(small) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code 3M}, {@code 2ND}, {@code 4YOU}: what begins with a digit stays as it came. */
    private static boolean isNumbered(String core) {
        return !core.isEmpty() && core.charAt(0) >= '0' && core.charAt(0) <= '9';
    }

    /** Articles, particles and fixed forms between hyphens: al-Sayed, Boulogne-sur-Mer, 's-Hertogenbosch, IBM-Partner. */
    private @Nullable String inner(String part, boolean first, boolean last) {
        String key = NameLore.key(part);
        boolean small = NameLore.isSmall(key)
                || !first && !last && (NameLore.isArticle(key) || NameLore.isParticle(key, language.code()));
        return small ? LetterCases.lower(part, language) : NameLore.form(key, /* first= */ true, /* last= */ false);
    }

    /** Sets a word part by part, as hyphens, stops, strokes and brackets divide it. */
    private void parts(StringBuilder set, String word, boolean smart, boolean firstWord) {
        int from = 0;
        boolean first = firstWord;
        boolean small = false;
        for (int i = 0; i <= word.length(); i++) {
            boolean last = i == word.length();
            if (!last && !isDivider(word.charAt(i))) {
                continue;
            }
            String part = word.substring(from, i);
            boolean joined = !part.isEmpty() && (from > 0 || !last && isHyphen(word.charAt(i)));
            String form = smart && joined ? inner(part, first, last) : null;
            set.append(form != null ? form : small ? LetterCases.lower(part, language) : part(part));
            if (!last) {
                set.append(word.charAt(i));
                // J.R.R. and St.Moritz, but Booking.com.
                small = word.charAt(i) == '.' && part.length() > LONGEST_ABBREVIATION;
            }
            first &= part.isEmpty();
            from = i + 1;
        }
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013';
    }

    private static boolean isDivider(char c) {
        return isHyphen(c) || ".&/(),;:+\"\u201C\u201D_".indexOf(c) >= 0;
    }

    private static boolean isWordy(char c) {
        return UCharacter.isLetterOrDigit(c)
                || isApostrophe(c)
                || Character.isSurrogate(c)
                || UCharacter.getType(c) == UCharacterCategory.NON_SPACING_MARK;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC';
    }

    /** One part: capital, small letters; a second capital after O’, D’, Mc and the Macs that are sure. */
    private String part(String part) {
        String small = LetterCases.lower(part, language);
        for (int i = 1; i < small.length() - 1; i++) {
            if (isApostrophe(small.charAt(i)) && NameLore.isElision(NameLore.key(small.substring(0, i)))) {
                return elided(small, i);
            }
        }
        String mac = NameLore.mac(NameLore.key(part));
        if (mac != null) {
            return mac;
        }
        if (small.startsWith("mc") && small.length() >= SHORTEST_MC) {
            return "Mc" + LetterCases.capital(small.substring(2), language);
        }
        return LetterCases.capital(small, language);
    }

    private String elided(String small, int apostrophe) {
        String head = small.substring(0, apostrophe + 1);
        // French names keep their d small: Charles d’Artagnan.
        boolean keep =
                head.length() == 2 && head.charAt(0) == 'd' && language.code().equals("fr");
        return (keep ? head : LetterCases.capital(head, language))
                + LetterCases.capital(small.substring(apostrophe + 1), language);
    }
}
