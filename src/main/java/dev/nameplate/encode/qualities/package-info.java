/** What encoders share whose bases are coded anew for each quality. */
@NullMarked
package dev.nameplate.encode.qualities;

import org.jspecify.annotations.NullMarked;
