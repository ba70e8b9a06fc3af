package dev.nameplate.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes log events in a thread of its own. Whoever logs never waits: when what is read at the other end stands still, or the
 * disk is full, events are dropped and counted. Warnings and errors have the last quarter of the queue to themselves.
 */
final class LogQueue extends UnsynchronizedAppenderBase<ILoggingEvent> {

    static final int ROOM = 2048;

    private static final int ROOM_FOR_TROUBLE = ROOM / 4;
    private static final long LAST_WORDS_MILLIS = 1000;

    private final ArrayBlockingQueue<ILoggingEvent> queue = new ArrayBlockingQueue<>(ROOM);
    private final Encoder<ILoggingEvent> encoder;
    private final OutputStream out;
    private final Thrift thrift;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::write, "log");
    private volatile boolean closing;
    private long toldDropped;

    /** @param out where events go; writing to it may block */
    LogQueue(Encoder<ILoggingEvent> encoder, OutputStream out, Thrift thrift) {
        this.encoder = encoder;
        this.out = out;
        this.thrift = thrift;
        writer.setDaemon(true);
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    /** Writes what waits, as far as that takes no longer than a second. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        closing = true;
        try {
            writer.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Events that nobody will read. */
    long dropped() {
        return dropped.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        boolean trouble = event.getLevel().isGreaterOrEqual(Level.WARN);
        if (!trouble && queue.remainingCapacity() <= ROOM_FOR_TROUBLE) {
            dropped.incrementAndGet();
            return;
        }
        // Arguments may change, and the thread's name is known here only.
        event.prepareForDeferredProcessing();
        if (!queue.offer(event)) {
            dropped.incrementAndGet();
        }
    }

    private void write() {
        try {
            while (!closing || !queue.isEmpty()) {
                ILoggingEvent event = queue.poll(200, TimeUnit.MILLISECONDS);
                if (event != null) {
                    write(event);
                }
                tellOfSilence();
            }
            thrift.settleAll(this::tellOfHeld);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(ILoggingEvent event) {
        try {
            out.write(encoder.encode(event));
            if (queue.isEmpty()) {
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            // The disk is full, or an argument cannot be written down: there is no place to say so but the counter.
            dropped.incrementAndGet();
        }
    }

    private void tellOfSilence() {
        long now = dropped.get();
        if (now != toldDropped && queue.remainingCapacity() > ROOM / 2) {
            write(words("{} log events were dropped: they came faster than they could be written", now - toldDropped));
            toldDropped = dropped.get();
        }
        thrift.settle(this::tellOfHeld);
    }

    private void tellOfHeld(String kind, int held) {
        write(words("Held back {} more of: {}", held, kind));
    }

    private ILoggingEvent words(String format, Object... arguments) {
        LoggerContext context = (LoggerContext) getContext();
        return new LoggingEvent(
                LogQueue.class.getName(), context.getLogger(LogQueue.class), Level.WARN, format, null, arguments);
    }

    /** For tests: whether the writer has ended. */
    boolean isAtRest() {
        return !writer.isAlive();
    }
}
