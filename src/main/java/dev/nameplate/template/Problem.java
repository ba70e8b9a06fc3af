package dev.nameplate.template;

/**
 * One fault of a template.
 *
 * @param path JSON pointer to the faulty place, as {@code /layers/3/style/size}; empty for the whole document
 * @param message what was given and what is allowed
 */
public record Problem(String path, String message) {

    @Override
    public String toString() {
        return (path.isEmpty() ? "/" : path) + ": " + message;
    }
}
