package dev.nameplate.store;

/** A fault of the disk or of what lies on it. */
public final class StoreFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
