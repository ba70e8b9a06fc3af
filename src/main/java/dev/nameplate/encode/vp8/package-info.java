/**
 * The encoder of lossy WebP: key frames of VP8 (RFC 6386) whose work follows the damage.
 *
 * <p>A base is coded once. An image takes the bits of every macroblock that looks like the base as they are and codes only the
 * others, so the reader of this package starts at {@link dev.nameplate.encode.vp8.Vp8Writer}, then {@code Pass} (what is coded
 * anew), {@code ImageWriter} and {@code BooleanCoder} (how bits are taken over), {@code ModeChoice} and
 * {@code Reconstruction} (samples to levels).
 */
@NullMarked
package dev.nameplate.encode.vp8;

import org.jspecify.annotations.NullMarked;
