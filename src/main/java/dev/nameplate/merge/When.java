package dev.nameplate.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a date field holds: as much about a point in time as arrived. */
sealed interface When {

    /** As ISO 8601 writes it. */
    String iso();

    /** A day, the same everywhere. */
    record Day(LocalDate date) implements When {
        @Override
        public String iso() {
            return date.toString();
        }
    }

    /** A day and a time of day of an unknown zone, shown as they stand. */
    record Wall(LocalDateTime time) implements When {
        @Override
        public String iso() {
            return withSeconds(time);
        }
    }

    /** A moment, shown in the reader's zone. */
    record Moment(Instant instant) implements When {
        @Override
        public String iso() {
            return withSeconds(LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, java.time.ZoneOffset.UTC))
                    + "Z";
        }
    }

    private static String withSeconds(LocalDateTime time) {
        String text = time.withNano(0).toString();
        return text.length() == "2027-01-31T18:00".length() ? text + ":00" : text;
    }
}
