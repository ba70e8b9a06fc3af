/**
 * The register: what is known of links by their ids, beyond what their texts say. A link is paused, revoked or ended in it after it
 * was sent.
 *
 * <p>It is kept in a file that may change while the server runs, and all nodes of a cluster come to know the same.
 */
@NullMarked
package dev.nameplate.register;

import org.jspecify.annotations.NullMarked;
