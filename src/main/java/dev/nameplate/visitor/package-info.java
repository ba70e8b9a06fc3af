/**
 * Who fetches an image: a mail provider's proxy, a scanner, a reader's own program.
 *
 * <p>What comes in is what a request says of itself and how it is made; what goes out is one of few kinds.
 * The rules are a data file. Knows nothing of links, templates or HTTP. Thread-safe; never blocks.
 */
@NullMarked
package dev.nameplate.visitor;

import org.jspecify.annotations.NullMarked;
