package dev.nameplate.observe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose trace a request belongs to, as the header {@code traceparent} of W3C's Trace Context says it.
 *
 * @param traceId 32 hexadecimal digits, not all of them zero
 * @param spanId 16 of them: what called us
 * @param sampled whether the caller keeps what it traces
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    /** Version, trace, span and flags; a later version may say more behind them. */
    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final int LONGEST = 200;
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** The header's value read; empty for none, or one that is not well formed: then the trace begins here. */
    public static Optional<TraceParent> of(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String version = parts.group(1);
        boolean more = parts.group(5) != null;
        boolean known = !version.equals("ff") && !(version.equals("00") && more);
        boolean named = !parts.group(2).equals(NO_TRACE) && !parts.group(3).equals(NO_SPAN);
        return known && named
                ? Optional.of(new TraceParent(
                        parts.group(2), parts.group(3), (Integer.parseInt(parts.group(4), 16) & 1) == 1))
                : Optional.empty();
    }
}
