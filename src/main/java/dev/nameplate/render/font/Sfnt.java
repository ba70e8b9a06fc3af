package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One face of a font file (OpenType or TrueType, alone or in a collection): its tables by tag.
 *
 * <p>Reading outside a table throws {@link IndexOutOfBoundsException} or {@link java.nio.BufferUnderflowException}; whoever
 * opens a file turns those into a {@link FontFault} that names it.
 */
final class Sfnt {

    private static final int COLLECTION = tag("ttcf");
    private static final int TRUE_TYPE = 0x00010000;
    private static final int APPLE_TRUE_TYPE = tag("true");
    private static final int CFF = tag("OTTO");

    private final ByteBuffer file;
    private final Map<String, int[]> tables = new HashMap<>();

    private Sfnt(ByteBuffer file, int start) {
        this.file = file;
        int version = file.getInt(start);
        if (version != TRUE_TYPE && version != APPLE_TRUE_TYPE && version != CFF) {
            throw new FontFault("it starts with %08x, which is neither TrueType nor OpenType".formatted(version));
        }
        int count = Short.toUnsignedInt(file.getShort(start + 4));
        for (int i = 0; i < count; i++) {
            int entry = start + 12 + 16 * i;
            byte[] name = new byte[4];
            file.get(entry, name);
            tables.put(
                    new String(name, StandardCharsets.ISO_8859_1),
                    new int[] {file.getInt(entry + 8), file.getInt(entry + 12)});
        }
    }

    /** All faces of a file, in its order. */
    static List<Sfnt> faces(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        if (file.getInt(0) != COLLECTION) {
            return List.of(new Sfnt(file, 0));
        }
        int count = file.getInt(8);
        if (count < 1 || count > 256) {
            throw new FontFault("a collection of " + Integer.toUnsignedString(count) + " faces; 1 to 256 are read");
        }
        List<Sfnt> faces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faces.add(new Sfnt(file, file.getInt(12 + 4 * i)));
        }
        return faces;
    }

    java.util.Set<String> tags() {
        return tables.keySet();
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /** A table's bytes, big-endian, from position 0. */
    Optional<ByteBuffer> table(String name) {
        int[] place = tables.get(name);
        return place == null ? Optional.empty() : Optional.of(file.slice(place[0], place[1]));
    }

    /** Where a table begins in the file. */
    long offset(String name) {
        int[] place = tables.get(name);
        if (place == null) {
            throw new FontFault("it has no table \"" + name + "\"");
        }
        return Integer.toUnsignedLong(place[0]);
    }

    ByteBuffer required(String name) {
        return table(name).orElseThrow(() -> new FontFault("it has no table \"" + name + "\""));
    }

    private static int tag(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }
}
