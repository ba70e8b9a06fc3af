/**
 * The commands: what stands behind {@code nameplate sign}, {@code render} and the others.
 *
 * <p>What the root knows (settings, the server) reaches the commands through {@link dev.nameplate.cli.Host}. Commands may
 * block: each runs on the main thread. Results go to standard output, everything else to standard error.
 */
@NullMarked
package dev.nameplate.cli;

import org.jspecify.annotations.NullMarked;
