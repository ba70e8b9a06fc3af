/**
 * The JPEG encoder: baseline, without restart markers, whose work follows the damage.
 *
 * <p>A base is coded once. An image takes the bits of every unit that looks like the base as they are and codes only
 * the others, so the reader of this package starts at {@link dev.nameplate.encode.jpeg.JpegWriter}, then {@code Worker}
 * (one image), {@code Scan} (bits in a row) and {@code BlockBatch} (pixels to coefficients).
 */
@NullMarked
package dev.nameplate.encode.jpeg;

import org.jspecify.annotations.NullMarked;
