package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people and systems write them: {@code 1234.5}, {@code 1,234.50}, {@code 1.234,50 €}, {@code 1 234,5},
 * {@code 12’345}, {@code 20%}, {@code ١٢٣}.
 *
 * <p>Where one separator could be either, as in {@code 1.234}, the language decides.
 */
final class NumberReader {

    private static final int LONGEST = 64;
    private static final int MOST_DIGITS = 30;
    private static final int MOST_EXPONENT = 20;
    private static final String MINUSES = "-\u2212\u2010\u2011\u2013\uFE63\uFF0D";
    private static final String PERCENTS = "%\u066A\uFF05";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final NumberFormat format;
    private final Language language;

    NumberReader(NumberFormat format, Language language) {
        this.format = format;
        this.language = language;
    }

    /** The number that a text writes; null when it writes none, or a sum in another currency than the field's. */
    @Nullable
    BigDecimal read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String plain = inAscii(text);
        int from = firstDigit(plain);
        if (from < 0) {
            return null;
        }
        int to = lastDigit(plain) + 1;
        String before = plain.substring(0, from).trim();
        String after = plain.substring(to).trim();
        boolean percent = !after.isEmpty() && PERCENTS.indexOf(after.charAt(0)) >= 0;
        after = percent ? after.substring(1).trim() : after;
        boolean minus = !before.isEmpty() && isMinus(before);
        before = signless(before);
        BigDecimal number = isUnit(before) && isUnit(after) && (before.isEmpty() || after.isEmpty())
                ? digits(plain.substring(from, to))
                : null;
        if (number == null) {
            return null;
        }
        boolean hundredths = percent && format.style() == NumberFormat.Style.PERCENT;
        BigDecimal value = hundredths ? number.divide(HUNDRED) : number;
        return minus ? value.negate() : value;
    }

    /** Digits of any script in ASCII, white space as a plain space; everything else as it stands. */
    private static String inAscii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int digit = c < 0x80 ? -1 : UCharacter.digit(c, 10);
            if (digit >= 0) {
                plain.append((char) ('0' + digit));
            } else if (UCharacter.isUWhiteSpace(c)) {
                plain.append(' ');
            } else {
                plain.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return plain.toString();
    }

    /** Where the digits begin; a point right before them belongs to them ({@code .5}). */
    private static int firstDigit(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (isDigit(plain.charAt(i))) {
                return i > 0 && plain.charAt(i - 1) == '.' ? i - 1 : i;
            }
        }
        return -1;
    }

    private static int lastDigit(String plain) {
        int i = plain.length() - 1;
        while (!isDigit(plain.charAt(i))) {
            i--;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return c == '+' || MINUSES.indexOf(c) >= 0;
    }

    private static boolean isMinus(String before) {
        return MINUSES.indexOf(before.charAt(0)) >= 0 || MINUSES.indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** What stands before the digits without its sign, which may come before or behind a currency. */
    private static String signless(String before) {
        if (!before.isEmpty() && isSign(before.charAt(0))) {
            return before.substring(1).trim();
        }
        int last = before.length() - 1;
        return last >= 0 && isSign(before.charAt(last))
                ? before.substring(0, last).trim()
                : before;
    }

    /** Whether the words beside a number are nothing or a currency that fits the field. */
    private boolean isUnit(String words) {
        if (words.isEmpty()) {
            return true;
        }
        if (format.style() == NumberFormat.Style.PERCENT || words.length() > 8) {
            return false;
        }
        String code = UCharacter.toUpperCase(ULocale.ROOT, words);
        if (format.style() == NumberFormat.Style.CURRENCY && format.currency().isPresent()) {
            return namesOf(format.currency().get()).contains(words)
                    || code.equals(format.currency().get());
        }
        int first = words.codePointAt(0);
        boolean symbol = UCharacter.getType(first) == UCharacterCategory.CURRENCY_SYMBOL
                && words.length() == Character.charCount(first);
        return symbol || code.length() == 3 && Currency.isAvailable(code, null, null);
    }

    private Set<String> namesOf(String code) {
        Currency currency = Currency.getInstance(code);
        return Set.copyOf(java.util.List.of(
                currency.getName(language.locale(), Currency.SYMBOL_NAME, null),
                currency.getName(language.locale(), Currency.NARROW_SYMBOL_NAME, null),
                currency.getName(ULocale.ENGLISH, Currency.SYMBOL_NAME, null),
                currency.getName(ULocale.ENGLISH, Currency.NARROW_SYMBOL_NAME, null)));
    }

    private @Nullable BigDecimal digits(String body) {
        int exponent = Math.max(body.indexOf('e'), body.indexOf('E'));
        if (exponent >= 0) {
            return scientific(body, exponent);
        }
        Grouped grouped = Grouped.read(body);
        if (grouped == null || grouped.count() > MOST_DIGITS) {
            return null;
        }
        int decimalAt = grouped.decimalAt(language);
        return decimalAt == Grouped.BROKEN ? null : grouped.number(decimalAt);
    }

    /** The form that programs write: {@code 1.5E+3}. */
    private static @Nullable BigDecimal scientific(String body, int exponent) {
        String power = body.substring(exponent + 1);
        String digits = isSign(power.isEmpty() ? ' ' : power.charAt(0)) ? power.substring(1) : power;
        if (digits.isEmpty() || digits.length() > 2 || !isDigit(digits.charAt(0)) || body.length() > MOST_DIGITS) {
            return null;
        }
        int dot = body.indexOf('.');
        for (int i = 0; i < exponent; i++) {
            if (!isDigit(body.charAt(i)) && i != dot) {
                return null;
            }
        }
        int value = Integer.parseInt(digits);
        if (exponent == 0 || value > MOST_EXPONENT) {
            return null;
        }
        boolean negative = MINUSES.indexOf(power.charAt(0)) >= 0;
        return new BigDecimal(body.substring(0, exponent)).scaleByPowerOfTen(negative ? -value : value);
    }
}
