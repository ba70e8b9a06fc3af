/**
 * The program: reads settings, builds the parts in order, deploys them, and takes them down again.
 *
 * <p>The only package that may import all others.
 */
@NullMarked
package dev.nameplate;

import org.jspecify.annotations.NullMarked;
