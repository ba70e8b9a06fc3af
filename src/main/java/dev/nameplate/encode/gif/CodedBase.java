package dev.nameplate.encode.gif;

import java.util.List;

/**
 * A base in the colours of one palette. Immutable.
 *
 * @param head everything before the first picture
 * @param bands the bits of each, what is hardly there left out
 * @param filled the same laid over white; the very same where nothing is left out
 */
@SuppressWarnings("ArrayRecordComponent") // never written
record CodedBase(Palette palette, byte[] head, List<Codes.Bits> bands, List<Codes.Bits> filled) {

    /** The bits of a band. @param holes whether what is hardly there is left out */
    Codes.Bits bits(int index, boolean holes) {
        return (holes ? bands : filled).get(index);
    }

    /** Bytes on the heap. */
    long weight() {
        long weight = head.length + palette.weight() + 128;
        for (List<Codes.Bits> coded : filled == bands ? List.of(bands) : List.of(bands, filled)) {
            for (Codes.Bits bits : coded) {
                weight += bits.bytes().length + 48;
            }
        }
        return weight;
    }
}
