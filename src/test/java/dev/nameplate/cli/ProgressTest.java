package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong clock = new AtomicLong();
    private final StringWriter err = new StringWriter();

    private Progress progress(long rows, long before, boolean terminal) {
        return new Progress(new PrintWriter(err, /* autoFlush= */ true), rows, before, terminal, clock::get);
    }

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void a_bar_is_drawn_over_itself_and_taken_away_for_a_line() {
        Progress progress = progress(2000, 1000, /* terminal= */ true);
        progress.at(1001);
        assertThat(err.toString()).as("too early for anything").isEmpty();
        pass(1000);
        progress.at(1250);
        assertThat(err).hasToString("\r[###############---------]  1,250 of 2,000, 62 %, 250/s, 0:03 left");
        pass(100);
        progress.at(1260);
        pass(100);
        progress.at(1300);
        assertThat(err.toString()).endsWith("\r[###############---------]  1,300 of 2,000, 65 %, 250/s, 0:03 left");
        progress.clear();
        assertThat(err.toString()).endsWith(" \r");
    }

    @Test
    void elsewhere_there_is_a_line_now_and_then() {
        Progress progress = progress(100_000, 0, /* terminal= */ false);
        for (int second = 1; second <= 25; second++) {
            pass(1000);
            progress.at(second * 5L);
        }
        progress.ends();
        assertThat(err).hasToString("""
                50 of 100,000, 0 %, 5.0/s, 5:33:10 left
                100 of 100,000, 0 %, 5.0/s, 5:33:00 left
                """.replace("\n", System.lineSeparator()));
    }
}
