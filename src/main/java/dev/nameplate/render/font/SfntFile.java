package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plain font file in the making: one face, or a collection of faces that may share tables.
 *
 * <p>Checksums are left at zero: nobody who reads the file here asks for them.
 */
final class SfntFile {

    private static final int COLLECTION = 0x74746366;
    private static final int COLLECTION_VERSION = 0x00010000;

    private final List<Face> faces = new ArrayList<>();

    /** A face: what the file begins with, and its tables by tag. */
    private record Face(int flavour, SortedMap<String, byte[]> tables) {}

    /** @param tables by tag of four characters; the same array in two faces is written once */
    SfntFile add(int flavour, Map<String, byte[]> tables) {
        faces.add(new Face(flavour, new TreeMap<>(tables)));
        return this;
    }

    byte[] bytes() {
        return written(faces.size() > 1);
    }

    /** The same as a collection even if there is but one face. */
    byte[] collection() {
        return written(/* collection= */ true);
    }

    private byte[] written(boolean collection) {
        int head = collection ? 12 + 4 * faces.size() : 0;
        for (Face face : faces) {
            head += 12 + 16 * face.tables.size();
        }
        int size = head;
        Map<byte[], Integer> places = new IdentityHashMap<>();
        for (Face face : faces) {
            for (byte[] table : face.tables.values()) {
                if (places.putIfAbsent(table, size) == null) {
                    size = Wrappings.sum(size, padded(table.length));
                }
            }
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        if (collection) {
            out.putInt(COLLECTION).putInt(COLLECTION_VERSION).putInt(faces.size());
            int at = 12 + 4 * faces.size();
            for (Face face : faces) {
                out.putInt(at);
                at += 12 + 16 * face.tables.size();
            }
        }
        faces.forEach(face -> write(face, places, out));
        places.forEach((table, place) -> out.put(place, table));
        return out.array();
    }

    private static void write(Face face, Map<byte[], Integer> places, ByteBuffer out) {
        int count = face.tables.size();
        int power = 31 - Integer.numberOfLeadingZeros(Math.max(1, count));
        out.putInt(face.flavour).putShort((short) count).putShort((short) (16 << power));
        out.putShort((short) power).putShort((short) (16 * count - (16 << power)));
        face.tables.forEach((tag, table) -> out.put(tag.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0)
                .putInt(places.getOrDefault(table, 0))
                .putInt(table.length));
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
