package dev.nameplate.observe;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.List;

/**
 * Faults as logs tell them. What a fault says may quote what a reader's link held (a number that is none, a header that
 * cannot be sent), so where one arose in the code that knows readers' values, its words are left out; its kind and place are not.
 */
final class Faults {

    /** The code that values pass through. */
    private static final List<String> KNOW_VALUES = List.of(
            "dev.nameplate.link.",
            "dev.nameplate.merge.",
            "dev.nameplate.render.",
            "dev.nameplate.encode.",
            "dev.nameplate.pipeline.",
            "dev.nameplate.cache.",
            "dev.nameplate.mail.",
            "dev.nameplate.api.",
            "dev.nameplate.http.");

    private Faults() {}

    /** Writes a fault and its causes, each with its frames, below each other. */
    static void write(IThrowableProxy fault, int mostFrames, StringBuilder out) {
        boolean told = !knowsValues(fault);
        String prefix = "";
        IThrowableProxy at = fault;
        // A chain of causes that bites its tail would never end.
        for (int depth = 0; at != null && depth < 10; depth++) {
            out.append(prefix).append(at.getClassName());
            if (told && at.getMessage() != null) {
                out.append(": ").append(at.getMessage());
            }
            out.append('\n');
            StackTraceElementProxy[] frames = at.getStackTraceElementProxyArray();
            int shown = Math.min(mostFrames, frames.length - Math.min(frames.length, at.getCommonFrames()));
            for (int i = 0; i < shown; i++) {
                out.append("    ").append(frames[i].getSTEAsString()).append('\n');
            }
            prefix = "Caused by: ";
            at = at.getCause();
        }
    }

    private static boolean knowsValues(IThrowableProxy fault) {
        IThrowableProxy at = fault;
        for (int depth = 0; at != null && depth < 10; depth++) {
            for (StackTraceElementProxy frame : at.getStackTraceElementProxyArray()) {
                String place = frame.getStackTraceElement().getClassName();
                if (KNOW_VALUES.stream().anyMatch(place::startsWith)) {
                    return true;
                }
            }
            at = at.getCause();
        }
        return false;
    }
}
