/** What encoders share that write pictures in few colours: which colours those are. */
@NullMarked
package dev.nameplate.encode.palette;

import org.jspecify.annotations.NullMarked;
