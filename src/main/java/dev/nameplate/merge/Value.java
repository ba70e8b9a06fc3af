package dev.nameplate.merge;

import java.util.List;
import java.util.Optional;

/**
 * One field's value, fit to print.
 *
 * @param text the words as they will be drawn: formatted, cased, healed; for a colour {@code #RRGGBB}, for an image the
 *     asset's name, for a list its items told one after the other
 * @param key what conditions compare with: the choice's key, the number as plain digits, the date as ISO 8601, of a list
 *     its items' keys, else the text
 * @param number the number itself, for number fields
 * @param colour straight ARGB, when the value is or stands for a colour
 * @param asset the name of an asset, when the value is or stands for a picture
 * @param rung which rung of the ladder it came from: 0 the value that arrived, 1 the first fallback and so on
 * @param items the values of a list, in order, at least one; empty for other types
 */
public record Value(
        String text,
        String key,
        Optional<Double> number,
        Optional<Integer> colour,
        Optional<String> asset,
        int rung,
        List<Value> items) {

    public Value {
        items = List.copyOf(items);
    }

    /** A value that is no list. */
    public Value(
            String text,
            String key,
            Optional<Double> number,
            Optional<Integer> colour,
            Optional<String> asset,
            int rung) {
        this(text, key, number, colour, asset, rung, List.of());
    }

    /** Plain words that arrived. */
    public static Value text(String text) {
        return new Value(text, text, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** The same value from another rung. */
    Value onRung(int newRung) {
        return new Value(
                text,
                key,
                number,
                colour,
                asset,
                newRung,
                items.stream().map(item -> item.onRung(newRung)).toList());
    }
}
