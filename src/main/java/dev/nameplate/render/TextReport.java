package dev.nameplate.render;

import dev.nameplate.raster.Rect;

/**
 * What setting one text layer came to: for proofs and explanations. Never holds the words.
 *
 * @param layer the text layer's id
 * @param name what a person calls the layer
 * @param size the size reached, canvas units; 0 when nothing is shown
 * @param lines how many lines it has
 * @param truncated whether an ellipsis stands for the rest
 * @param removed whether a missing field left nothing to say
 * @param ink device pixels that it may touch
 */
public record TextReport(
        String layer, String name, double size, int lines, boolean truncated, boolean removed, Rect ink) {}
