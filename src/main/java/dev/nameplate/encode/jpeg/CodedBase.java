package dev.nameplate.encode.jpeg;

import java.util.Arrays;

/**
 * A base coded at one quality, and what it takes to lift runs of units out of it: where each unit's bits begin and
 * which DC coefficients its neighbours are coded against. Immutable.
 */
final class CodedBase {

    private final int quality;
    private final Coding coding;
    private final byte[] header;
    private final byte[] bits;
    private final Places places;
    private final int fileLength;

    CodedBase(int quality, Coding coding, byte[] header, byte[] bits, Places places) {
        this.quality = quality;
        this.coding = coding;
        this.header = header;
        this.bits = bits;
        this.places = places;
        fileLength = file().length;
    }

    int quality() {
        return quality;
    }

    Coding coding() {
        return coding;
    }

    /** The file up to the scan. */
    byte[] header() {
        return header;
    }

    /** The scan without stuffing, with {@link Scan#SLACK}. */
    byte[] bits() {
        return bits;
    }

    Places places() {
        return places;
    }

    /** The base itself as a file. Not kept: it would double what a base weighs, and few pictures look like their base. */
    byte[] file() {
        Scan scan = Scan.ofFile();
        scan.raw(header, 0, header.length);
        scan.reserve(2 * bits.length);
        scan.copy(bits, 0, places.start(places.units()));
        scan.pad();
        scan.end();
        return Arrays.copyOf(scan.bytes(), scan.length());
    }

    int fileLength() {
        return fileLength;
    }

    long weight() {
        return 4096L + header.length + bits.length + places.weight();
    }
}
