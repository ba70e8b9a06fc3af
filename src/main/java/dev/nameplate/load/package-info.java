/**
 * Who may use processor and memory when there is not enough of them: the render queue with its classes, deadlines and shares,
 * the threads behind it, and the guard of the heap.
 *
 * <p>What comes in is work and who waits for it; what goes out is its result, or an {@link dev.nameplate.load.Overload} that
 * says why it was not begun. Any thread may enter; nothing blocks but the render threads themselves. Knows nothing of links,
 * templates or HTTP.
 */
@NullMarked
package dev.nameplate.load;

import org.jspecify.annotations.NullMarked;
