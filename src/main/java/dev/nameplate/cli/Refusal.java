package dev.nameplate.cli;

/** Ends a command with exit code 1 and a message for standard error. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one or more lines: what was given and what is allowed */
    public Refusal(String message) {
        super(message);
    }
}
