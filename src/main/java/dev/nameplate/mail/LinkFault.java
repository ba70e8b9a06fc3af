package dev.nameplate.mail;

/**
 * Something that keeps a link from being made.
 *
 * @param part which part of the {@link LinkOrder} is meant: {@code set}, {@code open}, {@code esp}, …; empty for the whole
 * @param key which of several: a name in {@code set}, {@code open} or {@code fields}; else empty
 * @param words what was given and what is allowed
 */
public record LinkFault(String part, String key, String words) {

    LinkFault(String part, String words) {
        this(part, "", words);
    }
}
