package dev.nameplate.observe;

import java.util.Set;

/**
 * How a request ended, in words that metrics and logs may hold.
 *
 * @param outcome {@code image}, {@code fallback} or {@code refused}
 * @param detail the tier of an image, the reason of a fallback or a refusal
 * @param format the format asked for; {@code none} when it is none of ours
 * @param status the answer's HTTP status
 * @param bytes length of its body
 */
public record Answer(String outcome, String detail, String format, int status, int bytes) {

    /** Why a fallback image is the right answer: somebody wanted the link to end, or not to show such values. */
    private static final Set<String> OVER =
            Set.of("expired", "retired", "revoked", "paused", "ended", "budget", "allow-set");

    /** How a genuine link was answered, for the service levels. */
    String given() {
        return switch (outcome) {
            case "image" -> "own";
            case "fallback" -> OVER.contains(detail) ? "expired" : "stand-in";
            default -> detail.equals("unknown-template") ? "unknown" : "none";
        };
    }

    /** Where a reader's own image came from; {@code -} for every other answer. */
    String tier() {
        return outcome.equals("image") ? detail : "-";
    }
}
