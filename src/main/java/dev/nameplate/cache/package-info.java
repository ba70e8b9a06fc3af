/**
 * Finished images: the memory tier, the cluster's tier, one flight per key; what is made beforehand, as much of it as there is
 * room for; and this node's part in the cluster, over which nodes tell one another more than images.
 *
 * <p>What comes in is a key and a way to make the image; what goes out is a future of the image. Any thread may enter;
 * nothing blocks but {@link OnDemand#hold}, whose callers make what they ask for. Flights are shared as {@code CompletableFuture}s, so that each waiter bridges to its own context.
 */
@NullMarked
package dev.nameplate.cache;

import org.jspecify.annotations.NullMarked;
