package dev.nameplate.template;

/**
 * What of a group is shown: what lies where a shape or letters are, as opaque as these are.
 *
 * @param window a shape or a text, its box relative to the group, or all of the group
 * @param feather canvas units; softens its edge, the Gaussian's standard deviation is half of it
 */
public record GroupMask(Layer window, double feather) {}
