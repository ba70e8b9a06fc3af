package dev.nameplate.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/** A batch that cannot be begun, or cannot go on; its message says why and what helps. */
public final class BatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BatchException(String message) {
        super(message);
    }

    private BatchException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A file or folder that cannot be written. */
    static BatchException unwritable(Path path, IOException fault) {
        return new BatchException(path + " cannot be written: " + why(fault), fault);
    }

    static BatchException unwritable(Path path, UncheckedIOException fault) {
        return unwritable(path, Objects.requireNonNull(fault.getCause()));
    }

    private static String why(IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return "not allowed";
        }
        if (fault instanceof NoSuchFileException || fault instanceof NotDirectoryException) {
            return "there is no such folder";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        String reason = fault instanceof FileSystemException file ? file.getReason() : null;
        return reason == null ? String.valueOf(fault.getMessage()) : reason;
    }
}
