/**
 * E-mail service providers: how each writes merge tags, what it makes of values, and how sure we are.
 *
 * <p>A leaf: imports nothing of ours. The facts are a data file, {@code esp/profiles.json}.
 */
@NullMarked
package dev.nameplate.esp;

import org.jspecify.annotations.NullMarked;
