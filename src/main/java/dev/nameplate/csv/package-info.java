/** Files of rows as people export them: any delimiter, any quoting, any of the usual encodings, with bounded memory. */
@NullMarked
package dev.nameplate.csv;

import org.jspecify.annotations.NullMarked;
