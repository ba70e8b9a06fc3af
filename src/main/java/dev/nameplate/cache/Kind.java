package dev.nameplate.cache;

/**
 * Pictures that cost about the same to make.
 *
 * @param template its path
 * @param format the extension of its files
 * @param density 1, 2 or 3
 */
public record Kind(String template, String format, int density) {}
