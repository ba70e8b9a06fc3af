/**
 * Faces, fallback chain, shaping, glyph outlines and masks. Java2D shapes (HarfBuzz inside the JDK) and yields outlines in
 * font units; scaling and rasterising them is ours, so the same text gives the same pixels on every JDK.
 */
@NullMarked
package dev.nameplate.render.font;

import org.jspecify.annotations.NullMarked;
