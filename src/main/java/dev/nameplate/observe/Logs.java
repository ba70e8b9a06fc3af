package dev.nameplate.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** A server's log: written to standard error as the settings say, by a thread of its own. Commands log as the library's file says. */
public final class Logs implements AutoCloseable {

    /** What every answer of the image port is logged by. */
    static final String ACCESS = "dev.nameplate.Access";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
    private final Level levelBefore = root.getLevel();
    private final Thrift thrift = new Thrift();
    private final PlatformLog platform = new PlatformLog();
    private final LogQueue queue;

    private Logs(LogSettings settings, OutputStream out) {
        EncoderBase<ILoggingEvent> encoder =
                settings.format() == LogSettings.Format.JSON ? new LogObjects() : new LogLines();
        encoder.setContext(context);
        encoder.start();
        queue = new LogQueue(encoder, out, thrift);
        queue.setContext(context);
        queue.setName("queue");
        queue.start();
        thrift.setContext(context);
        thrift.start();
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            before.add(all.next());
        }
        before.forEach(root::detachAppender);
        root.addAppender(queue);
        root.setLevel(Level.toLevel(settings.level().name()));
        context.addTurboFilter(thrift);
        platform.start();
        context.getLogger(ACCESS).setLevel(settings.access() ? Level.INFO : Level.OFF);
        rehearse(encoder);
    }

    /**
     * Takes a fault through all but the output. A process without file descriptors has much to tell and can load no class for it, and a class that
     * could not be loaded once stays missing.
     */
    private void rehearse(EncoderBase<ILoggingEvent> encoder) {
        Throwable fault = new IOException("rehearsed", new IOException("cause"));
        Object[] parameters = {"subject", fault};
        new Thrift().decide(null, root, Level.WARN, "{}", parameters, null);
        new FatalFaults().decide(null, root, Level.WARN, "{}", parameters, fault);
        LoggingEvent event =
                new LoggingEvent(Logs.class.getName(), root, Level.WARN, "{}", fault, new Object[] {"subject"});
        event.addKeyValuePair(new KeyValuePair("key", "value"));
        event.prepareForDeferredProcessing();
        encoder.encode(event);
    }

    /** Logs as the settings say from now on, to standard error. */
    public static Logs start(LogSettings settings) {
        return start(settings, new FileOutputStream(FileDescriptor.err));
    }

    /** @param out where events go; writing to it may block */
    static Logs start(LogSettings settings, OutputStream out) {
        return new Logs(settings, out);
    }

    /** Shows how much the log has lost. */
    public void bindTo(Meters meters) {
        meters.total("nameplate.log.dropped", "Log events that could not be written.", queue::dropped);
    }

    /** Writes what waits, and logs as before. */
    @Override
    public void close() {
        platform.stop();
        context.getTurboFilterList().remove(thrift);
        root.detachAppender(queue);
        queue.stop();
        before.forEach(root::addAppender);
        root.setLevel(levelBefore);
        context.getLogger(ACCESS).setLevel(null);
    }
}
