package dev.nameplate.render.layout;

/**
 * How tall a line is with what stands in it, in ems of the text's size, from its baseline.
 *
 * @param above by how much more than the text's own letters it keeps the line before it away
 * @param below by how much more than they do it keeps the line after it away
 * @param rise up to its upper edge
 * @param fall down to its lower edge
 * @param caps up to the tops of its capitals
 * @param depth down to its ordinary descenders, or the underline where that is lower
 * @param underline down to the lower edge of its underline; 0 when it has none
 */
record Stature(double above, double below, double rise, double fall, double caps, double depth, double underline) {}
