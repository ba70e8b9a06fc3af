package dev.nameplate.merge;

import java.util.Optional;

/**
 * One field's value, fit to print.
 *
 * @param text the words as they will be drawn: formatted, cased, healed; for a colour {@code #RRGGBB}, for an image the
 *     asset's name
 * @param key what conditions compare with: the choice's key, the number as plain digits, the date as ISO 8601, else the text
 * @param number the number itself, for number fields
 * @param colour straight ARGB, when the value is or stands for a colour
 * @param asset the name of an asset, when the value is or stands for a picture
 * @param rung which rung of the ladder it came from: 0 the value that arrived, 1 the first fallback and so on
 */
public record Value(
        String text, String key, Optional<Double> number, Optional<Integer> colour, Optional<String> asset, int rung) {

    /** Plain words that arrived. */
    public static Value text(String text) {
        return new Value(text, text, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** The same value from another rung. */
    Value onRung(int newRung) {
        return new Value(text, key, number, colour, asset, newRung);
    }
}
