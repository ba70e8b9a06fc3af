package dev.nameplate.store;

import dev.nameplate.template.Template;

/**
 * Turns a compiled template into what is served, by rendering what must never fail later. Called on worker threads.
 *
 * @param <P> what is served
 */
@FunctionalInterface
public interface Proof<P> {

    /** @throws RuntimeException when the template cannot be served; it is then not published, and its message says why */
    P prove(Template template);

    /** Bytes on the heap of what is served, for caches bounded by weight. */
    default long weight(P served) {
        return 0;
    }
}
