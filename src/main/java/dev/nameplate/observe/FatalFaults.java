package dev.nameplate.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Looks at every fault that anybody logs for a full heap: event loops and pools of libraries catch whatever their work throws, log
 * it and go on. The logging configuration names it.
 */
public final class FatalFaults extends TurboFilter {

    @Override
    @SuppressWarnings("NullAway") // the library says nothing of nulls, and passes them
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable fault) {
        if (fault != null) {
            LastResort.check(fault);
        } else if (parameters != null
                && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable last) {
            LastResort.check(last);
        }
        return FilterReply.NEUTRAL;
    }
}
