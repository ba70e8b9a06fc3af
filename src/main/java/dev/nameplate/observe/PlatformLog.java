package dev.nameplate.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Takes what libraries log by the JDK's own means into our log; it would write to standard error by itself, all of it, and wait. */
final class PlatformLog extends Handler {

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final List<Handler> before = new ArrayList<>();

    /** Stands in for all handlers that are there. */
    void start() {
        for (Handler handler : root.getHandlers()) {
            before.add(handler);
            root.removeHandler(handler);
        }
        root.addHandler(this);
    }

    /** Puts them back. */
    void stop() {
        root.removeHandler(this);
        before.forEach(root::addHandler);
        before.clear();
    }

    @Override
    public void publish(LogRecord record) {
        String name = record.getLoggerName() == null ? "platform" : record.getLoggerName();
        org.slf4j.Logger logger = LoggerFactory.getLogger(name);
        String message = String.valueOf(record.getMessage());
        int level = record.getLevel().intValue();
        // By its plain methods and not by a builder, so that what is said over and over can be held back.
        if (level >= Level.SEVERE.intValue()) {
            logger.error(message, record.getThrown());
        } else if (level >= Level.WARNING.intValue()) {
            logger.warn(message, record.getThrown());
        } else if (level >= Level.CONFIG.intValue()) {
            logger.info(message, record.getThrown());
        } else {
            logger.debug(message, record.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
