package dev.nameplate.cli;

import dev.nameplate.link.WrittenMoment;
import java.time.Instant;

/** Reads a moment as people write it on a command line. */
final class Moments {

    private Moments() {}

    /**
     * A span from now ({@code 30d}), a day (its end, UTC), or a moment with an offset.
     *
     * @param option whose value it is
     */
    static Instant read(String option, String text, Instant now) {
        return WrittenMoment.read(text, now)
                .orElseThrow(
                        () -> new Refusal(option + ": \"" + text + "\" is no moment; write " + WrittenMoment.ALLOWED));
    }
}
