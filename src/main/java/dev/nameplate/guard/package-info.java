/**
 * What a link was made for, held against what arrives: a budget of different readers, and sets of those who are expected. A value
 * that neither knows gets the template's fallback image at the price of a look-up.
 *
 * <p>Nothing here holds a value: what arrived is a keyed hash from the first line on. Any thread may enter; nothing blocks but
 * building and reading sets.
 */
@NullMarked
package dev.nameplate.guard;

import org.jspecify.annotations.NullMarked;
