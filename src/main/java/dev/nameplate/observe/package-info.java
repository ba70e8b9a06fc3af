/**
 * Everything that is told about a running server: metrics, logs, traces, events of the flight recorder, health.
 *
 * <p>What is told of requests comes in as a {@link dev.nameplate.observe.Passage}, which holds no value of a field, so that no name, tag,
 * log line or trace can hold one. Thread-safe; nothing blocks.
 */
@NullMarked
package dev.nameplate.observe;

import org.jspecify.annotations.NullMarked;
