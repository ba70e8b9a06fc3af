package dev.nameplate.peers;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Larger things that nodes hand one another by name, as the files of a template's version. Thread-safe; never blocks. */
public interface Parcels {

    /** Nobody there to ask. */
    Parcels NONE = new Parcels() {
        @Override
        public CompletableFuture<Void> lay(String name, byte[] content) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Optional<byte[]>> fetch(String name) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void keep(String kind, Keeper keeper) {
            // Nobody asks.
        }
    };

    /** Knows where a node has things of one kind. Called on a thread that may block. */
    @FunctionalInterface
    interface Keeper {

        /** The content of a name; empty when this node has no such thing. */
        Optional<byte[]> find(String name) throws java.io.IOException;
    }

    /** Lays a thing ready for those who will ask for it. Done when it is there, or cannot be had; never fails. */
    CompletableFuture<Void> lay(String name, byte[] content);

    /** Asks for a thing; empty when nobody has it or none answered in time. Never fails. */
    CompletableFuture<Optional<byte[]>> fetch(String name);

    /** Answers those who ask for things of a kind: whose names begin with it and a slash. */
    void keep(String kind, Keeper keeper);
}
