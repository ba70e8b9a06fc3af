package dev.nameplate;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A part of the server that goes after the last request was answered: a cluster that is left, caches that are closed.
 *
 * @param name what logs call it
 * @param most how long it may take, after which nobody waits for it
 * @param leave begins; must not block
 */
record Departure(String name, Duration most, Supplier<Future<?>> leave) {}
