/**
 * Every metric name, tag, request id and health check, in one place.
 *
 * <p>A leaf: imports nothing of ours. Names and tags never hold a field's value. Thread-safe.
 */
@NullMarked
package dev.nameplate.observe;

import org.jspecify.annotations.NullMarked;
