/**
 * The front door of rendering: a template and values become pixels and the rectangles that changed.
 */
@NullMarked
package dev.nameplate.render;

import org.jspecify.annotations.NullMarked;
