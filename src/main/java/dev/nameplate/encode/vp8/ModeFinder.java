package dev.nameplate.encode.vp8;

/** Knows the modes of macroblocks, and codes these by them. */
interface ModeFinder {

    /**
     * Finds modes and codes.
     *
     * @param macroblock takes what was found
     */
    void code(Place place, Quantiser quantiser, Macroblock macroblock);
}
