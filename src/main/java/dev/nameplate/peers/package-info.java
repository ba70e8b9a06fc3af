/**
 * What the nodes of a cluster tell one another, whatever carries it: a board of small posts that every node comes to know, and
 * parcels that a node asks the others for.
 *
 * <p>Whoever posts or reads knows nothing of the cluster; a node alone has the same board without others. Any thread may
 * enter; nothing blocks. Readers are called on whatever thread learned of a post and must not block it.
 */
@NullMarked
package dev.nameplate.peers;

import org.jspecify.annotations.NullMarked;
