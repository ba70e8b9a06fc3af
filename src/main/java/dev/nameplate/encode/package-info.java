/**
 * Pixels to bytes: one encoder per format behind {@link dev.nameplate.encode.Encoder}, which takes pixels <em>and damage</em>
 * so that what did not change need not be encoded again.
 */
@NullMarked
package dev.nameplate.encode;

import org.jspecify.annotations.NullMarked;
