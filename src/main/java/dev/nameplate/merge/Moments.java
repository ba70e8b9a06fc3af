package dev.nameplate.merge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Dates as moments, for whoever counts the seconds until one. */
public final class Moments {

    private Moments() {}

    /**
     * The moment that a date field's value means. A day without a time of day means its end: what is offered until a day is
     * offered on that day.
     *
     * @param value of a date field, or of a fallback that stands in for one
     * @param zone of dates that bring none
     * @return empty when the value is no date
     */
    public static Optional<Instant> of(Value value, String zone) {
        String iso = value.key();
        try {
            if (iso.endsWith("Z")) {
                return Optional.of(Instant.parse(iso));
            }
            LocalDateTime wall =
                    iso.indexOf('T') < 0 ? LocalDate.parse(iso).plusDays(1).atStartOfDay() : LocalDateTime.parse(iso);
            return Optional.of(DateWriter.moment(wall, zone).instant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
