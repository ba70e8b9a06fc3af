/**
 * How a template stands up to awkward data before anyone sends it: the twelve contacts, what each of their pictures came to,
 * what is wrong and how to mend it, and the pages that show it.
 *
 * <p>Draws by the same merge, renderer and encoders as the server, which {@link dev.nameplate.proof.Prints} lends. Everything
 * here blocks: render threads and commands only.
 */
@NullMarked
package dev.nameplate.proof;

import org.jspecify.annotations.NullMarked;
