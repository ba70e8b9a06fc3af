package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One date written with separators or in words, read from left to right: numbers, month names, a time of day, an offset; what
 * is none of these and no weekday or filler makes it no date.
 */
final class DateWords {

    private static final int UNKNOWN = -1;
    private static final Set<String> FILLERS =
            Set.of("of", "the", "de", "del", "den", "di", "à", "at", "um", "às", "kl", "klo", "t", "г");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "º", "ª", "e");
    private static final Set<String> UTC = Set.of("z", "utc", "gmt");

    private final String text;
    private final Language language;
    private int at;
    private int year = UNKNOWN;
    private int month = UNKNOWN;
    private int day = UNKNOWN;
    private @Nullable LocalTime time;
    private @Nullable ZoneOffset offset;

    DateWords(String text, Language language) {
        // "(Central European Time)" behind a JavaScript date repeats its offset.
        int note = text.indexOf('(');
        this.text = note < 0 ? text : text.substring(0, note);
        this.language = language;
    }

    @Nullable
    When read() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean understood;
            if (digitAt(at) >= 0) {
                understood = number();
            } else if ((c == '+' || c == '-' || c == '\u2212') && time != null) {
                understood = offset();
            } else if (UCharacter.isLetter(c)) {
                understood = word();
            } else {
                understood = UCharacter.isUWhiteSpace(c) || c == ',' || c == '.' || c == '-' || c == '\u200F';
                at += Character.charCount(c);
            }
            if (!understood) {
                return null;
            }
        }
        return year == UNKNOWN || month == UNKNOWN || day == UNKNOWN
                ? null
                : DateReader.when(year, month, day, time, offset);
    }

    private int digitAt(int index) {
        return index < text.length() ? UCharacter.digit(text.charAt(index), 10) : -1;
    }

    /** The digits at the present place as a number, moving past them; negative when there are none or too many. */
    private int digits() {
        int value = 0;
        int from = at;
        while (digitAt(at) >= 0) {
            value = at - from < 4 ? value * 10 + digitAt(at) : UNKNOWN;
            if (value == UNKNOWN) {
                return UNKNOWN;
            }
            at++;
        }
        return at == from ? UNKNOWN : value;
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean number() {
        int from = at;
        int value = digits();
        int length = at - from;
        char c = next();
        if (value == UNKNOWN) {
            return false;
        }
        if (c == ':' && length <= 2) {
            return clock(value);
        }
        if (digitAt(skipSpaces(at + 1)) >= 0
                && (c == '/' || c == '-' || c == '.')
                && day == UNKNOWN
                && year == UNKNOWN) {
            return triple(value, length, c);
        }
        return c == '年' || c == '月' || c == '日' || c == '년' || c == '월' || c == '일'
                ? labelled(value, c)
                : lone(value, length);
    }

    private int skipSpaces(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** Three numbers with the same separator; which of them is the day must be beyond doubt. */
    private boolean triple(int first, int firstLength, char separator) {
        at = skipSpaces(at + 1);
        int second = digits();
        if (second == UNKNOWN || next() != separator || digitAt(skipSpaces(at + 1)) < 0) {
            return false;
        }
        at = skipSpaces(at + 1);
        int from = at;
        int third = digits();
        if (third == UNKNOWN || month != UNKNOWN) {
            return false;
        }
        if (firstLength == 4) {
            return set(first, second, third);
        }
        if (at - from != 4) {
            return false;
        }
        boolean dayFirst = separator == '.' || first > 12 || first == second;
        boolean monthFirst = separator != '.' && second > 12;
        return dayFirst != monthFirst && (dayFirst ? set(third, second, first) : set(third, first, second));
    }

    private boolean set(int newYear, int newMonth, int newDay) {
        year = newYear;
        month = newMonth;
        day = newDay;
        return true;
    }

    private boolean labelled(int value, char label) {
        at++;
        switch (label) {
            case '年', '년' -> year = value;
            case '月', '월' -> month = value;
            default -> day = value;
        }
        return true;
    }

    private boolean lone(int value, int length) {
        if (length == 4 && year == UNKNOWN) {
            year = value;
            return true;
        }
        if (length <= 2 && day == UNKNOWN) {
            day = value;
            return true;
        }
        return length <= 2 && time == null && hourAlone(value);
    }

    /** {@code 6 pm}: an hour needs its half of the day to be one. */
    private boolean hourAlone(int hour) {
        at = skipSpaces(at);
        return isHalfDay(at) && clockAt(hour, 0, 0);
    }

    private boolean clock(int hour) {
        if (time != null) {
            return false;
        }
        at++;
        int from = at;
        int minute = digits();
        if (minute == UNKNOWN || at - from != 2) {
            return false;
        }
        int second = 0;
        if (next() == ':') {
            at++;
            from = at;
            second = digits();
            if (second == UNKNOWN || at - from != 2) {
                return false;
            }
            skipFraction();
        }
        at = skipSpaces(at);
        return clockAt(hour, minute, second);
    }

    private void skipFraction() {
        if ((next() == '.' || next() == ',') && digitAt(at + 1) >= 0) {
            at++;
            while (digitAt(at) >= 0) {
                at++;
            }
        }
    }

    private boolean clockAt(int hour, int minute, int second) {
        int shown = hour;
        if (isHalfDay(at)) {
            boolean afternoon = (text.charAt(at) | 0x20) == 'p';
            if (hour < 1 || hour > 12) {
                return false;
            }
            shown = hour % 12 + (afternoon ? 12 : 0);
            at += text.charAt(at + 1) == '.' ? 4 : 2;
            at = Math.min(at, text.length());
        }
        time = LocalTime.of(shown, minute, second);
        return true;
    }

    private boolean isHalfDay(int from) {
        return isFolded("am", from) || isFolded("pm", from) || isFolded("a.m.", from) || isFolded("p.m.", from);
    }

    private boolean isFolded(String word, int from) {
        int end = from + word.length();
        return end <= text.length()
                && Language.folded(text.substring(from, end)).equals(Language.folded(word))
                && (end == text.length() || !UCharacter.isLetter(text.codePointAt(end)));
    }

    /** {@code +01:00}, {@code +0100}, {@code +01}. */
    private boolean offset() {
        boolean negative = text.charAt(at) != '+';
        at++;
        int from = at;
        int hours = digits();
        int minutes = 0;
        if (hours == UNKNOWN || offset != null && !offset.equals(ZoneOffset.UTC)) {
            return false;
        }
        if (at - from == 4) {
            minutes = hours % 100;
            hours = hours / 100;
        } else if (at - from != 2) {
            return false;
        } else if (next() == ':') {
            at++;
            minutes = digits();
        }
        int seconds = (hours * 60 + minutes) * 60;
        offset = minutes < 0 || minutes > 59 ? null : ZoneOffset.ofTotalSeconds(negative ? -seconds : seconds);
        return offset != null;
    }

    private boolean word() {
        int from = at;
        while (at < text.length() && isWordPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String word = Language.folded(text.substring(from, at));
        Integer named = language.months().get(word);
        if (named != null && month == UNKNOWN) {
            month = named;
            return true;
        }
        if (UTC.contains(word) && time != null && offset == null) {
            offset = ZoneOffset.UTC;
            return true;
        }
        return ORDINALS.contains(word) && day != UNKNOWN && from > 0 && digitAt(from - 1) >= 0
                || FILLERS.contains(word)
                || language.weekdays().contains(word);
    }

    private static boolean isWordPart(int c) {
        int category = UCharacter.getType(c);
        return UCharacter.isLetter(c)
                || category == UCharacterCategory.NON_SPACING_MARK
                || category == UCharacterCategory.COMBINING_SPACING_MARK;
    }
}
