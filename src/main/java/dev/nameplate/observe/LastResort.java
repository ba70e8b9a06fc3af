package dev.nameplate.observe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Ends the process when its heap is full: nobody knows what state it is in then, so a supervisor must start anew. Whoever
 * catches a fault of any kind, and goes on, asks here first. Java's own switch for this ({@code ExitOnOutOfMemoryError}) is
 * there only for those who can give the JVM options.
 */
public final class LastResort {

    /** Exit code after an {@link OutOfMemoryError}; what Java's own switch ends with too. */
    public static final int OUT_OF_MEMORY = 3;

    /** A deeper chain of causes is no chain. */
    private static final int DEEPEST = 20;

    /** Made beforehand: there may be no room to put words together. */
    private static final byte[] LAST_WORDS =
            "The heap is full (-Xmx); the process ends with code 3\n".getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

    private LastResort() {}

    /** Does not return if the fault, or what caused it, is a full heap. Last words go to standard error, as far as they can. */
    public static void check(Throwable fault) {
        if (isFatal(fault)) {
            try {
                STDERR.write(LAST_WORDS);
                fault.printStackTrace();
            } catch (Throwable wordless) {
                // Nobody is left to be told.
            } finally {
                Runtime.getRuntime().halt(OUT_OF_MEMORY);
            }
        }
    }

    /** A bound on buffers outside the heap costs a connection; the heap has nothing to do with it. */
    static boolean isFatal(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof OutOfMemoryError) {
                return !isOfBuffers(cause);
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOfBuffers(Throwable error) {
        String message = error.getMessage();
        return error.getClass() != OutOfMemoryError.class
                || message != null
                        && (message.contains("direct buffer memory") || message.contains("Direct buffer memory"));
    }
}
