/**
 * The REST API for systems that make links and pictures themselves: who may, what they ask for, and what they are told when
 * something is wrong.
 *
 * <p>Comes in over the admin server of {@code http}, on event loops; nothing here blocks or draws. Requests are read strictly, unlike
 * links: whoever writes them is a program whose author wants to hear of every fault at once. Secrets are kept as digests, values
 * are in no log.
 */
@NullMarked
package dev.nameplate.api;

import org.jspecify.annotations.NullMarked;
