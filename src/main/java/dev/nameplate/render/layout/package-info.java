/**
 * Measures, wraps, fits and stacks; makes a {@link dev.nameplate.render.layout.Scene} in which nothing is left to decide.
 */
@NullMarked
package dev.nameplate.render.layout;

import org.jspecify.annotations.NullMarked;
