/**
 * The PNG encoder, whose work follows the damage: filters, matches and codes of our own.
 *
 * <p>A base is coded once, in cells. An image takes the bits of every cell that looks like the base's as they are and codes
 * only the others, so the reader of this package starts at {@link dev.nameplate.encode.png.PngWriter}, then {@code Worker}
 * (one image), {@code Cells} (how rows are cut), {@code Matcher} (bytes to tokens) and {@code Codes} (tokens to bits). Whether
 * colours may be those of a palette is decided by {@code PaletteMaker}, which measures by {@code Likeness}.
 */
@NullMarked
package dev.nameplate.encode.png;

import org.jspecify.annotations.NullMarked;
