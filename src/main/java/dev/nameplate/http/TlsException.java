package dev.nameplate.http;

/** Certificate or key cannot be used; the message says which, and why. */
final class TlsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong, and with which file. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
