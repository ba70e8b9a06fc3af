package dev.nameplate.cache;

/** Carries a message to all other nodes that can be reached. May lose some; never blocks. */
@FunctionalInterface
interface Airwaves {

    void send(byte[] message);
}
