package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import java.util.List;
import java.util.Optional;

/** What became of a request for an image. Only {@code http} turns it into status codes and headers. */
public sealed interface Outcome {

    /**
     * The right image.
     *
     * @param etag the key as text
     * @param freshness how long it may be kept
     * @param tier where it was found: {@code memory}, {@code cluster} or {@code rendered}
     * @param notes what happened to fields and controls, as {@code name=kind}
     * @param download the file name asked for by {@code _dl}
     */
    record Image(
            EncodedImage image,
            String etag,
            Freshness freshness,
            String tier,
            List<String> notes,
            Optional<String> download)
            implements Outcome {}

    /** The reader's copy is still right. */
    record Unchanged(String etag, Freshness freshness) implements Outcome {}

    /**
     * A genuine link answered with another image than the right one.
     *
     * @param reason {@code expired}, {@code retired}, {@code revoked}, {@code paused}, {@code ended}, {@code unknown-version}, {@code overload}, {@code memory}, {@code timeout}, {@code fault}, or the guard that refused
     */
    record Fallback(EncodedImage image, String reason, Rung rung, Optional<String> download) implements Outcome {}

    /** What stands in for the right image: the rungs of the degrade ladder below it. */
    enum Rung {
        /** The reader's own image as an earlier version of the template drew it. */
        LAST_GOOD("last-good"),
        /** The template's picture with nothing filled in. */
        FALLBACK("fallback"),
        /** One colour in the size that the template declares. */
        PLAIN("plain");

        private final String key;

        Rung(String key) {
            this.key = key;
        }

        /** Its name in metrics. */
        public String key() {
            return key;
        }
    }

    /** No image. */
    record Refused(Refusal refusal, String reason) implements Outcome {}

    /** Why there is no image. */
    enum Refusal {
        /** No, broken or forged signature: the same answer for all. */
        FORBIDDEN,
        /** No such template, or no link at all. */
        NOT_FOUND,
        /** Unsigned, preview or batch work while the queue is full. */
        BUSY
    }

    /**
     * How long an answer may be kept.
     *
     * @param maxAgeSeconds 0 for one that nobody may keep
     * @param immutable pinned to a version: never changes
     * @param live changes with time: nobody may keep it
     */
    record Freshness(long maxAgeSeconds, boolean immutable, boolean live) {}
}
