package dev.nameplate.register;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the register says of the links with one id. Immutable.
 *
 * @param state as it was set: live, paused or revoked
 * @param until the moment from which on links are ended; empty when they never are
 * @param note for people
 * @param template the path of the one template whose links are meant, as {@code acme/webinar}; empty when all with the id are
 * @param recipients how many readers the mail is sent to
 * @param allow the name of the set of values that are allowed
 */
public record Entry(
        State state,
        Optional<Instant> until,
        String note,
        Optional<String> template,
        OptionalLong recipients,
        Optional<String> allow) {

    /** What an unregistered link has. */
    public static final Entry NONE =
            new Entry(State.LIVE, Optional.empty(), "", Optional.empty(), OptionalLong.empty(), Optional.empty());

    /** Whether links show their readers' images. */
    public enum State {
        LIVE,
        /** The fallback image is shown until somebody makes it live again. */
        PAUSED,
        /** The fallback image is shown for good. */
        REVOKED,
        /** Its time is over; never set but by {@link Entry#until}. */
        ENDED;

        private final String key = name().toLowerCase(Locale.ROOT);

        /** Its name in the file, headers and metrics. */
        public String key() {
            return key;
        }
    }

    /** What holds at a moment. */
    public State at(Instant now) {
        return state == State.LIVE && until.isPresent() && !now.isBefore(until.get()) ? State.ENDED : state;
    }

    /** This, or nothing where other templates are meant. @param path a template's, with its project */
    public Entry of(String path) {
        return template.isEmpty() || template.get().equals(path) ? this : NONE;
    }
}
