package dev.nameplate.csv;

/** A file that cannot be read as rows; its message says why, and where. */
public final class CsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
