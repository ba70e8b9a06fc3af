package dev.nameplate.observe;

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

    /** How a genuine link was answered, for the service levels. */
    String given() {
        return switch (outcome) {
            case "image" -> "own";
            case "fallback" -> detail.equals("expired") ? "expired" : "stand-in";
            default -> detail.equals("unknown-template") ? "unknown" : "none";
        };
    }

    /** Where a reader's own image came from; {@code -} for every other answer. */
    String tier() {
        return outcome.equals("image") ? detail : "-";
    }
}
