/**
 * Verticles, routes, conditional requests, cache headers, refusal pictures and health: everything that knows HTTP.
 *
 * <p>Event loops only; nothing here blocks, draws or reads a disk. {@link dev.nameplate.http.Responses} alone maps outcomes to
 * statuses and headers.
 */
@NullMarked
package dev.nameplate.http;

import org.jspecify.annotations.NullMarked;
