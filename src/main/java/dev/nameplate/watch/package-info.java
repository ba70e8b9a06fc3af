/**
 * Files that are edited, or mounted anew, while the server runs: keys, the register of links, lists.
 *
 * <p>What changes is taken once it has come to rest; what cannot be used is said and leaves in force what was there before.
 * Reading blocks, so looks are taken on worker threads.
 */
@NullMarked
package dev.nameplate.watch;

import org.jspecify.annotations.NullMarked;
