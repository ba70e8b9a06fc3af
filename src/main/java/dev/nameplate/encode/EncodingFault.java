package dev.nameplate.encode;

import org.jspecify.annotations.Nullable;

/** A format that cannot be made here: switched off, or its native library does not load. Another format may do. */
public final class EncodingFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Format format;

    EncodingFault(Format format, String message) {
        this(format, message, null);
    }

    EncodingFault(Format format, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.format = format;
    }

    public Format format() {
        return format;
    }
}
