package dev.nameplate.merge;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes dates as a field's format, a language and a zone want them. */
final class DateWriter {

    /** What is known about a date, and so which parts of a pattern can be shown. */
    private enum Known {
        DAY,
        WALL,
        MOMENT
    }

    private record Key(DateFormat format, Language language, Known known) {}

    private static final String TIME_LETTERS = "abBhHkKjJCmsSA";
    private static final String ZONE_LETTERS = "zZOvVXx";
    private static final int FORMATTERS_AT_ONCE = 512;
    private static final Memo<Key, Optional<SimpleDateFormat>> FORMATTERS =
            new Memo<>(FORMATTERS_AT_ONCE, DateWriter::formatter);

    private DateWriter() {}

    /** A date in words; null when the format shows only what is not known, as the time of a mere day. */
    static @Nullable String write(When when, DateFormat format, Language language, @Nullable String readersZone) {
        Known known = when instanceof When.Day ? Known.DAY : when instanceof When.Wall ? Known.WALL : Known.MOMENT;
        SimpleDateFormat shared =
                FORMATTERS.get(new Key(format, language, known)).orElse(null);
        if (shared == null) {
            return null;
        }
        SimpleDateFormat own = (SimpleDateFormat) shared.clone();
        String zone = readersZone != null ? readersZone : format.zone().orElse("UTC");
        own.setTimeZone(known == Known.MOMENT ? TimeZone.getFrozenTimeZone(zone) : TimeZone.GMT_ZONE);
        return own.format(new Date(millis(when)));
    }

    private static long millis(When when) {
        if (when instanceof When.Day day) {
            return day.date().toEpochDay() * 86_400_000L;
        }
        return when instanceof When.Wall wall
                ? wall.time().toEpochSecond(ZoneOffset.UTC) * 1000
                : ((When.Moment) when).instant().toEpochMilli();
    }

    /** The moment when a zone's clocks show a time. */
    static When.Moment moment(LocalDateTime wall, String zone) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getFrozenTimeZone(zone));
        calendar.setGregorianChange(new Date(Long.MIN_VALUE));
        calendar.clear();
        calendar.set(
                wall.getYear(),
                wall.getMonthValue() - 1,
                wall.getDayOfMonth(),
                wall.getHour(),
                wall.getMinute(),
                wall.getSecond());
        return new When.Moment(java.time.Instant.ofEpochMilli(calendar.getTimeInMillis()));
    }

    private static Optional<SimpleDateFormat> formatter(Key key) {
        Optional<SimpleDateFormat> made = key.format()
                .skeleton()
                .map(skeleton -> bySkeleton(showable(skeleton, key.known()), key.language()))
                .orElseGet(() -> Optional.of(byStyle(key)));
        made.ifPresent(it -> {
            if (it.getCalendar() instanceof GregorianCalendar gregorian) {
                gregorian.setGregorianChange(new Date(Long.MIN_VALUE));
            }
        });
        return made;
    }

    private static Optional<SimpleDateFormat> bySkeleton(String skeleton, Language language) {
        return skeleton.isEmpty()
                ? Optional.empty()
                : Optional.of(new SimpleDateFormat(
                        DateTimePatternGenerator.getInstance(language.locale()).getBestPattern(skeleton),
                        language.locale()));
    }

    private static SimpleDateFormat byStyle(Key key) {
        int style = style(key.format().style());
        boolean time = key.format().withTime() && key.known() != Known.DAY;
        return (SimpleDateFormat)
                (time
                        ? com.ibm.icu.text.DateFormat.getDateTimeInstance(
                                style,
                                com.ibm.icu.text.DateFormat.SHORT,
                                key.language().locale())
                        : com.ibm.icu.text.DateFormat.getDateInstance(
                                style, key.language().locale()));
    }

    private static String showable(String skeleton, Known known) {
        StringBuilder shown = new StringBuilder(skeleton.length());
        for (int i = 0; i < skeleton.length(); i++) {
            char c = skeleton.charAt(i);
            boolean hidden = known != Known.MOMENT && ZONE_LETTERS.indexOf(c) >= 0
                    || known == Known.DAY && TIME_LETTERS.indexOf(c) >= 0;
            if (!hidden) {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static int style(DateFormat.Style style) {
        return switch (style) {
            case FULL -> com.ibm.icu.text.DateFormat.FULL;
            case LONG -> com.ibm.icu.text.DateFormat.LONG;
            case MEDIUM -> com.ibm.icu.text.DateFormat.MEDIUM;
            case SHORT -> com.ibm.icu.text.DateFormat.SHORT;
        };
    }
}
