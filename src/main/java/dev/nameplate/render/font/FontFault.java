package dev.nameplate.render.font;

/** A font that cannot be read, or a family that nobody has. The message says which, and what there is. */
public final class FontFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FontFault(String message) {
        super(message);
    }

    FontFault(String message, Throwable cause) {
        super(message, cause);
    }
}
