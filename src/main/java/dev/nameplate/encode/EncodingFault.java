package dev.nameplate.encode;

/** A format that cannot be made: switched off, or the picture is too large for it. Another format may do. */
public final class EncodingFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Format format;

    EncodingFault(Format format, String message) {
        super(message);
        this.format = format;
    }

    public Format format() {
        return format;
    }
}
