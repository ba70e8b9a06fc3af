package dev.nameplate.render.layout;

import java.nio.charset.StandardCharsets;

/**
 * Numbers that look random and are the same for the same seed on every machine: SplitMix64 by Steele, Lea and Flood.
 *
 * <p>Not thread-safe.
 */
final class Chance {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(String seed) {
        // FNV-1a over UTF-8.
        long hash = 0xCBF29CE484222325L;
        for (byte b : seed.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 255)) * 0x100000001B3L;
        }
        this.state = hash;
    }

    private Chance(long state) {
        this.state = state;
    }

    /** A generator of its own that goes on from here. */
    Chance split() {
        return new Chance(bits());
    }

    long bits() {
        state += GAMMA;
        return mixed(state);
    }

    /** In 0 to below 1. */
    double next() {
        return (bits() >>> 11) * 0x1p-53;
    }

    double between(double least, double most) {
        return least + (most - least) * next();
    }

    int below(int bound) {
        return (int) (next() * bound);
    }

    /** Standard normal, by Box and Muller. */
    double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - next())) * StrictMath.cos(2 * Math.PI * next());
    }

    /** A hash of two numbers, as even as {@link #bits()}. */
    static long mixed(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
