package dev.nameplate.load;

import java.util.concurrent.CancellationException;

/**
 * Says that a piece of work was not begun. Expected under load: a kind of cancellation, which no library logs as a fault, and
 * made once, so without a stack trace of the moment.
 */
public final class Overload extends CancellationException {

    private static final long serialVersionUID = 1L;

    /** There is no place left in the queue. */
    public static final Overload FULL = new Overload("full", "the render queue is full");
    /** What waits already would take all the time there is. */
    public static final Overload CROWDED = new Overload("crowded", "too much waits for a render thread");
    /** Readers have waited for a while, and this is not for one. */
    public static final Overload STANDING = new Overload("standing", "readers wait, and go first");
    /** It waited until there was no time left to draw it. */
    public static final Overload LATE = new Overload("late", "the render's deadline would pass before it is drawn");
    /** The heap is nearly full. */
    public static final Overload MEMORY = new Overload("memory", "there is too little memory to draw");
    /** The server is going down. */
    public static final Overload CLOSED = new Overload("closed", "the server is going down");

    private final String key;

    private Overload(String key, String message) {
        super(message);
        this.key = key;
    }

    /** Its name in metrics. */
    public String key() {
        return key;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
