package dev.nameplate.merge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as systems write them: ISO 8601 days and moments, Unix seconds and milliseconds, and the common forms that can
 * only mean one day: {@code 31 January 2027}, {@code Jan 31, 2027}, {@code 31.01.2027}, {@code 2027/01/31},
 * {@code 2027年1月31日}, {@code 31/01/2027}. {@code 01/02/2027} could be two days and is neither.
 */
final class DateReader {

    private static final int LONGEST = 80;
    private static final int LAST_YEAR = 9999;

    private DateReader() {}

    /** What a text says; null when it is no date or could be two. */
    static @Nullable When read(String text, Language language) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return null;
        }
        try {
            if (isDigits(text)) {
                return ofDigits(text);
            }
            return new DateWords(text, language).read();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable When ofDigits(String text) {
        return switch (text.length()) {
            case 8 -> new When.Day(LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8)));
            case 9, 10 -> new When.Moment(Instant.ofEpochSecond(Long.parseLong(text)));
            case 12, 13 -> new When.Moment(Instant.ofEpochSecond(Long.parseLong(text) / 1000));
            default -> null;
        };
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The day, time and offset that were found, put together; an offset makes a moment of it. */
    static @Nullable When when(int year, int month, int day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
        if (year < 1 || year > LAST_YEAR) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (time == null) {
            return new When.Day(date);
        }
        LocalDateTime wall = LocalDateTime.of(date, time);
        return offset == null ? new When.Wall(wall) : new When.Moment(wall.toInstant(offset));
    }
}
