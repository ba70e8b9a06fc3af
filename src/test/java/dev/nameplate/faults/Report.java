package dev.nameplate.faults;

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

    static double seconds(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1e9;
    }
}
