package dev.nameplate.render.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.brotli.dec.BrotliInputStream;

/** WOFF 2: all tables in one Brotli stream, the glyphs and their metrics written in a shorter way, which is undone here. */
final class Woff2 {

    static final int SIGNATURE = 0x774F4632;

    private static final int COLLECTION = 0x74746366;
    private static final int HEADER = 48;
    private static final int ANY_TAG = 63;
    private static final int MOST_FACES = 256;

    /** The tags that a table's entry names by their place here. */
    private static final String KNOWN = "cmap" + "head" + "hhea" + "hmtx" + "maxp" + "name" + "OS/2" + "post" + "cvt "
            + "fpgm" + "glyf" + "loca" + "prep" + "CFF " + "VORG" + "EBDT" + "EBLC" + "gasp" + "hdmx" + "kern" + "LTSH"
            + "PCLT" + "VDMX" + "vhea" + "vmtx" + "BASE" + "GDEF" + "GPOS" + "GSUB" + "EBSC" + "JSTF" + "MATH" + "CBDT"
            + "CBLC" + "COLR" + "CPAL" + "SVG " + "sbix" + "acnt" + "avar" + "bdat" + "bloc" + "bsln" + "cvar" + "fdsc"
            + "feat" + "fmtx" + "fvar" + "gvar" + "hsty" + "just" + "lcar" + "mort" + "morx" + "opbd" + "prop" + "trak"
            + "Zapf" + "Silf" + "Glat" + "Gloc" + "Feat" + "Sill";

    /**
     * A table as the stream holds it.
     *
     * @param transformed whether it is written in the shorter way
     * @param start where it begins in the unpacked stream
     * @param length how long it is there
     */
    private record Entry(String tag, boolean transformed, int start, int length) {}

    /** Which tables make up one face. */
    private record FaceOf(int flavour, List<Entry> entries) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<FaceOf> faces = new ArrayList<>();
    private final boolean collection;
    private final byte[] stream;
    private final Map<Entry, byte[]> plain = new IdentityHashMap<>();
    private final Map<Entry, Woff2Glyphs> glyphs = new IdentityHashMap<>();

    private Woff2(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int flavour = in.getInt(4);
        collection = flavour == COLLECTION;
        int count = Short.toUnsignedInt(in.getShort(12));
        Wrappings.checkTables(count);
        int packed = in.getInt(20);
        in.position(HEADER);
        int size = 0;
        for (int i = 0; i < count; i++) {
            Entry entry = entry(in, size);
            entries.add(entry);
            size = Wrappings.sum(size, entry.length);
        }
        if (collection) {
            readFaces(in);
        } else {
            faces.add(new FaceOf(flavour, entries));
        }
        if (packed < 0 || packed > in.remaining()) {
            throw new FontFault("its packed part ends behind the file");
        }
        stream = unpacked(file, in.position(), packed, size);
    }

    static byte[] unwrapped(byte[] file) {
        return new Woff2(file).sfnt();
    }

    private static Entry entry(ByteBuffer in, int start) {
        int flags = Byte.toUnsignedInt(in.get());
        int known = flags & 63;
        byte[] any = new byte[4];
        if (known == ANY_TAG) {
            in.get(any);
        }
        String tag = known == ANY_TAG
                ? new String(any, StandardCharsets.ISO_8859_1)
                : KNOWN.substring(4 * known, 4 * known + 4);
        int version = flags >>> 6;
        boolean outlines = tag.equals("glyf") || tag.equals("loca");
        boolean transformed = outlines ? version == 0 : version == 1 && tag.equals("hmtx");
        if (!transformed && version != (outlines ? 3 : 0)) {
            throw new FontFault(
                    "its table \"" + tag + "\" is transformed in a way that is not known (" + version + ")");
        }
        long length = Woff2Numbers.base128(in);
        if (transformed) {
            length = Woff2Numbers.base128(in);
        }
        return new Entry(tag, transformed, start, Wrappings.sum(0, length));
    }

    private void readFaces(ByteBuffer in) {
        in.getInt();
        int count = Woff2Numbers.short255(in);
        if (count < 1 || count > MOST_FACES) {
            throw new FontFault("a collection of " + count + " faces; 1 to " + MOST_FACES + " are read");
        }
        for (int i = 0; i < count; i++) {
            int tables = Woff2Numbers.short255(in);
            Wrappings.checkTables(tables);
            int flavour = in.getInt();
            List<Entry> own = new ArrayList<>();
            for (int j = 0; j < tables; j++) {
                own.add(entries.get(Woff2Numbers.short255(in)));
            }
            faces.add(new FaceOf(flavour, own));
        }
    }

    private static byte[] unpacked(byte[] file, int from, int packed, int size) {
        try (BrotliInputStream in = new BrotliInputStream(new ByteArrayInputStream(file, from, packed))) {
            byte[] bytes = new byte[size];
            int done = 0;
            while (done < size) {
                int more = in.read(bytes, done, size - done);
                if (more <= 0) {
                    throw new FontFault("it unpacks to " + done + " bytes, not to the " + size + " that it says");
                }
                done += more;
            }
            if (in.read() >= 0) {
                throw new FontFault("it unpacks to more than the " + size + " bytes that it says");
            }
            return bytes;
        } catch (FontFault e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoder answers some damage with an exception of its own making, some by leaving its arrays.
            throw new FontFault("its packed part is damaged", e);
        }
    }

    private byte[] sfnt() {
        SfntFile out = new SfntFile();
        for (FaceOf face : faces) {
            Map<String, Entry> own = new HashMap<>();
            face.entries.forEach(entry -> own.put(entry.tag, entry));
            Map<String, byte[]> tables = new HashMap<>();
            own.forEach((tag, entry) -> tables.put(tag, table(own, entry)));
            out.add(face.flavour, tables);
        }
        return collection ? out.collection() : out.bytes();
    }

    private byte[] table(Map<String, Entry> own, Entry entry) {
        boolean rewritten = own.containsKey("glyf") && required(own, "glyf").transformed;
        return switch (entry.tag) {
            case "glyf" -> entry.transformed ? glyphs(own).glyf() : copy(entry);
            case "loca" -> {
                if (entry.transformed != rewritten) {
                    throw new FontFault("of its tables \"glyf\" and \"loca\" only one is transformed");
                }
                yield entry.transformed ? glyphs(own).loca() : copy(entry);
            }
            case "head" -> rewritten ? longOffsets(copy(entry), entry) : copy(entry);
            case "hmtx" -> entry.transformed ? metrics(own, entry) : copy(entry);
            default -> copy(entry);
        };
    }

    private Woff2Glyphs glyphs(Map<String, Entry> own) {
        return glyphs.computeIfAbsent(required(own, "glyf"), glyf -> Woff2Glyphs.of(slice(glyf)));
    }

    private byte[] metrics(Map<String, Entry> own, Entry entry) {
        if (!required(own, "glyf").transformed) {
            throw new FontFault("its table \"hmtx\" is transformed, but \"glyf\" is not");
        }
        int full = Short.toUnsignedInt(slice(required(own, "hhea")).getShort(34));
        return plain.computeIfAbsent(entry, hmtx -> glyphs(own).metrics(slice(hmtx), full));
    }

    private static Entry required(Map<String, Entry> own, String tag) {
        Entry entry = own.get(tag);
        if (entry == null) {
            throw new FontFault("it has no table \"" + tag + "\"");
        }
        return entry;
    }

    /** Glyphs are laid out anew, with offsets of four bytes each: the header says so. */
    private static byte[] longOffsets(byte[] head, Entry entry) {
        if (entry.length < 54) {
            throw new FontFault("its table \"head\" is too short");
        }
        head[50] = 0;
        head[51] = 1;
        return head;
    }

    private byte[] copy(Entry entry) {
        return plain.computeIfAbsent(entry, it -> {
            byte[] table = new byte[it.length];
            System.arraycopy(stream, it.start, table, 0, it.length);
            return table;
        });
    }

    private ByteBuffer slice(Entry entry) {
        return ByteBuffer.wrap(stream).slice(entry.start, entry.length);
    }
}
