/**
 * A signed link: its text form, its keys, and whether it is genuine.
 *
 * <p>A leaf: imports nothing of ours and knows no template. What comes in is the raw request target (one char per byte);
 * what goes out is a {@link dev.nameplate.link.LinkVerdict}. All of it is thread-safe and never blocks.
 */
@NullMarked
package dev.nameplate.link;

import org.jspecify.annotations.NullMarked;
