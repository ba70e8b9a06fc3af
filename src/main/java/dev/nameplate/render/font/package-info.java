/**
 * Faces and what they draw: the font book, its fallback chain, shaping into glyphs, outlines, glyph masks and emoji sprites.
 *
 * <p>In come text and a {@link dev.nameplate.render.font.Typeface}; out go glyphs with positions in whole font units, and
 * masks in device pixels. Java2D is asked for two things only, shaping and outlines, both at a size of one unit per pixel,
 * so that its answers are whole numbers and the same on every JDK; metrics and coverage are read from the font files here,
 * scaling and rasterising are ours. System fonts are never read. Everything may be used by many threads at once.
 */
@NullMarked
package dev.nameplate.render.font;

import org.jspecify.annotations.NullMarked;
