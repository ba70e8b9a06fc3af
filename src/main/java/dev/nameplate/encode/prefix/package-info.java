/** What encoders share that write prefix codes: how long the codes are. */
@NullMarked
package dev.nameplate.encode.prefix;

import org.jspecify.annotations.NullMarked;
