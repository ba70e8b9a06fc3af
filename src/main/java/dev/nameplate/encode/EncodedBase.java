package dev.nameplate.encode;

/** A template's base as one encoder keeps it. Immutable, shared between threads. */
public interface EncodedBase {

    /** Bytes on the heap, for caches bounded by weight. */
    long weight();
}
