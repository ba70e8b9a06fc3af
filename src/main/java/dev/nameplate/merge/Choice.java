package dev.nameplate.merge;

import java.util.Optional;

/**
 * One allowed value of a choice field and what it stands for.
 *
 * @param key what arrives in the link; compared ignoring case
 * @param text the words shown; by default the key
 * @param colour straight ARGB, when the choice stands for a colour
 * @param asset the name of an asset of the template, when the choice stands for a picture
 */
public record Choice(String key, Localised text, Optional<Integer> colour, Optional<String> asset) {}
