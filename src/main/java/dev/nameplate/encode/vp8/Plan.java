package dev.nameplate.encode.vp8;

/**
 * What a base's bits at one quality say. Not to be written once it is made.
 *
 * @param macroblocks modes and levels
 * @param edges as reconstructed
 * @param counts of the decisions
 */
record Plan(int quality, Recipe recipe, Macroblocks macroblocks, Edges edges, Counts counts) {}
