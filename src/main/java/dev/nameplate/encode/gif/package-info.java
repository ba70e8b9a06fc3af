/** GIF: whole pictures of which only changed bands of rows are coded, and films that go on by what changes. */
@NullMarked
package dev.nameplate.encode.gif;

import org.jspecify.annotations.NullMarked;
