/**
 * Setting descriptors: key, environment name, default, check and doc of every setting in one place; and the reader that
 * gathers all faults before the server refuses to start.
 *
 * <p>A leaf: imports nothing of ours. Each package of the shell describes its own settings with it; the root lists them.
 */
@NullMarked
package dev.nameplate.config;

import org.jspecify.annotations.NullMarked;
