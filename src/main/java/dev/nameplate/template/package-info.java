/**
 * The compiled picture: fields, layers, wording, output; and its compiler, which reports all problems of a template at once.
 *
 * <p>Takes an already parsed tree (plain maps and lists) and the bytes of the assets, so that the core needs no JSON library.
 */
@NullMarked
package dev.nameplate.template;

import org.jspecify.annotations.NullMarked;
