package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.jpeg.JpegWriter.Limits;

/** Limits of one quality, however large the file. */
final class Unlimited {

    private Unlimited() {}

    static Limits at(int quality) {
        return new Limits(quality, Math.min(30, quality), Integer.MAX_VALUE);
    }
}
