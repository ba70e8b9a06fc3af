package dev.nameplate.pipeline;

import dev.nameplate.link.SignedLink;
import dev.nameplate.register.Entry;
import dev.nameplate.register.Register;
import java.time.Instant;
import java.util.Locale;

/** Whether a genuine link shows its reader's image, or for whatever reason its template's fallback image. */
enum Validity {
    GOOD,
    /** Its own {@code _exp} is over. */
    EXPIRED,
    /** The key that signed it has retired. */
    RETIRED,
    /** The register says so. */
    REVOKED,
    /** The register says so, for a time. */
    PAUSED,
    /** The register's day for it is over. */
    ENDED;

    /**
     * How long an image of a link with an id may be kept before it is asked for again: so soon does a word in the register
     * reach whoever heeds it. An image that is still right is not sent again.
     */
    static final long RECHECK_SECONDS = 300;

    private final String reason = name().toLowerCase(Locale.ROOT);

    static Validity of(SignedLink link, Register register, Instant now) {
        if (link.expired(now)) {
            return EXPIRED;
        }
        if (link.retired(now)) {
            return RETIRED;
        }
        return switch (entry(link, register).at(now)) {
            case LIVE -> GOOD;
            case PAUSED -> PAUSED;
            case REVOKED -> REVOKED;
            case ENDED -> ENDED;
        };
    }

    /** What the register says of a link. */
    static Entry entry(SignedLink link, Register register) {
        return link.id().isEmpty()
                ? Entry.NONE
                : register.entry(link.id().get()).of(link.path());
    }

    /** Whether nothing that is known can end the link: then its image may be kept for good. */
    static boolean isForGood(SignedLink link) {
        return link.expires().isEmpty() && link.id().isEmpty() && link.keyEnd().isEmpty();
    }

    /** How long an image of a link may be kept at most. */
    static long secondsLeft(SignedLink link, Register register, Instant now) {
        long left = link.id().isPresent() ? RECHECK_SECONDS : Long.MAX_VALUE;
        if (link.expires().isPresent()) {
            left = Math.min(left, link.expires().getAsLong() - now.getEpochSecond());
        }
        if (link.keyEnd().isPresent()) {
            left = Math.min(left, until(link.keyEnd().get(), now));
        }
        Entry entry = entry(link, register);
        return entry.until().isPresent() ? Math.min(left, until(entry.until().get(), now)) : left;
    }

    private static long until(Instant end, Instant now) {
        return end.getEpochSecond() - now.getEpochSecond();
    }

    boolean isGood() {
        return this == GOOD;
    }

    /** Its name in headers and metrics. */
    String reason() {
        return reason;
    }
}
