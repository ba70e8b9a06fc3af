package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

/** Figures of a fault test, one line each, where the build shows them. */
final class Report {

    private final String fault;

    Report(String fault) {
        this.fault = fault;
    }

    void say(String format, Object... values) {
        System.out.println("FAULT " + fault + ": " + String.format(Locale.ROOT, format, values));
    }

    /** A time that is to stay within a limit: it fails the test where the machine is known to be quiet. */
    void within(double limit, String what, double seconds) {
        say("%s %.2f s (to stay within %.0f s)", what, seconds, limit);
        if (Boolean.getBoolean("faults.strict")) {
            assertThat(seconds).as(what).isLessThanOrEqualTo(limit);
        }
    }

    static double seconds(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1e9;
    }
}
