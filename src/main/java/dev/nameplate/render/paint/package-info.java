/**
 * Draws a scene. Knows no template, no field and no font file: what it is given is decided.
 */
@NullMarked
package dev.nameplate.render.paint;

import org.jspecify.annotations.NullMarked;
