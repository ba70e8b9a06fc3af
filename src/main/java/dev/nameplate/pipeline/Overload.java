package dev.nameplate.pipeline;

/** Says that the render pool did not take, or did not start, a piece of work. Expected under load, so without a stack trace. */
final class Overload extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final Overload FULL = new Overload("the render queue is full");
    static final Overload LATE = new Overload("the render's deadline passed before it could start");
    static final Overload CLOSED = new Overload("the server is going down");

    private Overload(String message) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
