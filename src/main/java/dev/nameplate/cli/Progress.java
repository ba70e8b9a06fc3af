package dev.nameplate.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How far something with many rows is: a bar on a terminal, a line now and then elsewhere. For one thread. */
class Progress {

    /** Says nothing. */
    static final Progress NONE = new Progress(new PrintWriter(java.io.Writer.nullWriter()), 0, 0, false, () -> 0L);

    private static final int BAR = 24;
    private static final long BETWEEN_BARS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter err;
    private final long rows;
    private final long before;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long began;
    private long shown;
    private int width;

    /**
     * @param before rows that were done when it began, which say nothing of how fast it goes
     * @param clock nanoseconds
     */
    Progress(PrintWriter err, long rows, long before, boolean terminal, LongSupplier clock) {
        this.err = err;
        this.rows = rows;
        this.before = before;
        this.terminal = terminal;
        this.clock = clock;
        this.began = clock.getAsLong();
        this.shown = began;
    }

    static Progress on(PrintWriter err, long rows, long before) {
        return new Progress(err, rows, before, terminal(System.console()), System::nanoTime);
    }

    /** From JDK 22 on there is a console where there is no terminal, and it says so. */
    private static boolean terminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    void at(long done) {
        long now = clock.getAsLong();
        if (now - shown < (terminal ? BETWEEN_BARS : BETWEEN_LINES)) {
            return;
        }
        shown = now;
        String words = words(done, now - began);
        if (terminal) {
            String bar = bar(done) + "  " + words;
            err.print("\r" + bar + " ".repeat(Math.max(0, width - bar.length())));
            err.flush();
            width = bar.length();
        } else {
            err.println(words);
            err.flush();
        }
    }

    private String bar(long done) {
        int full = (int) (BAR * done / Math.max(1, rows));
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private String words(long done, long nanos) {
        double rate = (done - before) / Math.max(1e-9, nanos / 1e9);
        String at = number(done) + " of " + number(rows) + ", " + 100 * done / Math.max(1, rows) + " %";
        if (done == before) {
            return at;
        }
        return at + ", " + (rate < 10 ? String.format(Locale.ROOT, "%.1f", rate) : number(Math.round(rate))) + "/s, "
                + span(Math.round((rows - done) / rate)) + " left";
    }

    /** Takes the bar away, so that a line can be written. */
    void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }

    void ends() {
        clear();
    }

    /** A number with commas, as {@code 12,345}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String span(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
