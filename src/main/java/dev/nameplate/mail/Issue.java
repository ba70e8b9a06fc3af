package dev.nameplate.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something in a mail that should be mended before it is sent.
 *
 * @param rule what kind of thing it is, as {@code tag-unencoded}
 * @param line where it stands in the file, counted from 1
 * @param column counted from 1
 * @param given the words at fault, as they stand in the mail
 * @param message what is wrong and what is right
 * @param repair how to mend it; empty when that cannot be said exactly
 */
public record Issue(
        Severity severity, String rule, int line, int column, String given, String message, Optional<Repair> repair) {

    /** How bad it is. */
    public enum Severity {
        /** Readers would see the wrong picture, or none. */
        ERROR,
        /** Some readers may. */
        WARNING,
        /** Good to know. */
        NOTE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The cure.
     *
     * @param text what stands there afterwards, or the command that makes it
     * @param edits what to write into the file; none when it takes a person to do so
     */
    public record Repair(String text, List<Edit> edits) {

        public Repair {
            edits = List.copyOf(edits);
        }

        /** Whether it can be written into the file without asking anybody. */
        public boolean sure() {
            return !edits.isEmpty();
        }
    }

    /**
     * A piece of the file and what takes its place.
     *
     * @param from offset in the file
     * @param to offset in the file
     * @param text as the file writes it
     */
    public record Edit(int from, int to, String text) {}
}
