package dev.nameplate.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a moment as people write it on a command line. */
final class Moments {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([mhdwy])");

    private Moments() {}

    /**
     * A span from now ({@code 30d}), a day (its end, UTC), or a moment with an offset.
     *
     * @param option whose value it is
     */
    static Instant read(String option, String text, Instant now) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            long amount = Long.parseLong(span.group(1));
            return now.plus(
                    switch (span.group(2)) {
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        case "d" -> Duration.ofDays(amount);
                        case "w" -> Duration.ofDays(7 * amount);
                        default -> Duration.ofDays(365 * amount);
                    });
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal(option + ": \"" + text
                    + "\" is no moment; write a span as 45m, 12h, 30d, 6w or 1y, a day as 2027-01-31,"
                    + " or a moment as 2027-01-31T09:00:00Z");
        }
    }
}
