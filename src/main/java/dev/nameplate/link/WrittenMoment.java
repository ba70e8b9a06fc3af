package dev.nameplate.link;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people write it: a span from now, a day, or a moment with an offset. */
public final class WrittenMoment {

    /** What may be written, for messages. */
    public static final String ALLOWED =
            "a span as 45m, 12h, 30d, 6w or 1y, a day as 2027-01-31," + " or a moment as 2027-01-31T09:00:00Z";

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([mhdwy])");

    private WrittenMoment() {}

    /** A span from now ({@code 30d}), a day (its end, UTC), or a moment with an offset; empty when it is none of these. */
    public static Optional<Instant> read(String text, Instant now) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            return Optional.of(now.plus(duration(Long.parseLong(span.group(1)), span.group(2))));
        }
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            case "w" -> Duration.ofDays(7 * amount);
            default -> Duration.ofDays(365 * amount);
        };
    }
}
