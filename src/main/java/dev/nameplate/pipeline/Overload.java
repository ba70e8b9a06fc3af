package dev.nameplate.pipeline;

import java.util.concurrent.CancellationException;

/**
 * Says that the render pool did not take, or did not start, a piece of work. Expected under load: a kind of cancellation, which
 * no library logs as a fault, and made once, so without a stack trace of the moment.
 */
final class Overload extends CancellationException {

    private static final long serialVersionUID = 1L;

    static final Overload FULL = new Overload("the render queue is full");
    static final Overload LATE = new Overload("the render's deadline passed before it could start");
    static final Overload CLOSED = new Overload("the server is going down");

    private Overload(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
