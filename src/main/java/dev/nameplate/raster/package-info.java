/**
 * Pixels and rectangles: rasters of premultiplied ARGB, coverage masks, damage, and the loops over {@code int[]} that
 * composite, scale and blur them.
 *
 * <p>A leaf: imports nothing of ours. Nothing here knows fonts, templates or formats. Classes are confined to one thread
 * unless their doc says otherwise; arrays escape on purpose, for the loops' sake.
 */
@NullMarked
package dev.nameplate.raster;

import org.jspecify.annotations.NullMarked;
