package dev.nameplate.testing;

import dev.nameplate.testing.Bombs.Bomb;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Font files that cost whoever opens or draws them dear. */
public final class FontBombs {

    private static final String SANS = "liberation/LiberationSans-Regular.ttf";
    private static final int MIB = 1 << 20;

    private final List<Bomb> all = new ArrayList<>();

    private FontBombs() {}

    /** All of them; the family of those that can be opened is Liberation Sans. */
    public static List<Bomb> fonts() {
        FontBombs bombs = new FontBombs();
        bombs.wrapped();
        bombs.glyphs();
        bombs.tables();
        return List.copyOf(bombs.all);
    }

    private void add(String name, String says, Supplier<byte[]> file) {
        all.add(new Bomb(name, says, file));
    }

    private void wrapped() {
        add("says-four-gigabytes.woff2", "unpacks to more", () -> woff2(0xFFFF_FFFFL, 100));
        add("says-sixty-megabytes.woff2", "unpacks to more", () -> woff2(60L * MIB, 100));
        add("says-twelve-megabytes.woff2", "damaged", () -> woff2(12L * MIB, 100));
        add("twelve-megabytes.woff2", "", () -> WebFonts.woff2(withTable("ZERO", new byte[12 * MIB])));
        add("sixty-megabytes.woff2", "unpacks to more", () -> WebFonts.woff2(withTable("ZERO", new byte[55 * MIB])));
        add("goes-on.woff", "longer than the file says", () -> woff(10, Bombs.zeros(256L * MIB)));
        add("says-two-gigabytes.woff", "unpacks to more", () -> woff(Integer.MAX_VALUE, Bombs.zeros(100)));
        add("sixty-megabytes.woff", "unpacks to more", () -> woff(60 * MIB, Bombs.zeros(60L * MIB)));
        add("many-tables.woff2", "tables", () -> patchedShort(woff2(10, 10), 12, 0xFFFF));
    }

    private void glyphs() {
        add("part-of-itself.ttf", "part of itself", () -> composites(1, 1, /* circle= */ true));
        add("circle.ttf", "part of itself", () -> composites(5, 1, /* circle= */ true));
        add("doubling.ttf", "more than 1024 parts", () -> composites(14, 2, /* circle= */ false));
        add("deep.ttf", "deep", () -> composites(40, 1, /* circle= */ false));
        add("points.ttf", "", FontBombs::manyPoints);
    }

    private void tables() {
        add("groups.ttf", "damaged", () -> withTable("cmap", groups(Integer.MAX_VALUE, 10)));
        add("groups-over-each-other.ttf", "", () -> withTable("cmap", groups(500_000, 500_000)));
        add("segments.ttf", "", () -> withTable("cmap", segments(32_000)));
        add("names.ttf", "names no family", () -> withTable("name", names(60_000)));
        add("out-of-the-file.ttf", "damaged", FontBombs::outOfTheFile);
        add("faces.ttc", "", () -> faces(256));
        add("faces-too-many.ttc", "1 to 256", () -> faces(65_535));
        add("short.ttf", "damaged", () -> Arrays.copyOf(WebFonts.file(SANS), 200));
        add("nothing.ttf", "damaged", () -> new byte[0]);
        add("picture.ttf", "neither TrueType nor OpenType", () -> Bombs.sound().get(0));
    }

    /** Sound font files, to be damaged. */
    public static List<byte[]> sound() {
        byte[] sans = WebFonts.file(SANS);
        return List.of(sans, WebFonts.woff(sans), WebFonts.file("com/formdev/flatlaf/fonts/inter/Inter-Regular.otf"));
    }

    /** One table of such a length, packed in so many bytes that are none. */
    private static byte[] woff2(long length, int packed) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(6);
        for (int shift = 28; shift >= 0; shift -= 7) {
            int digit = (int) (length >> shift) & 127;
            if (entry.size() > 1 || digit > 0) {
                entry.write(shift > 0 ? digit | 128 : digit);
            }
        }
        ByteBuffer head = ByteBuffer.allocate(48);
        head.put("wOF2".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0x00010000)
                .putInt(0)
                .putShort((short) 1);
        head.putInt(20, packed);
        return Bombs.joined(head.array(), entry.toByteArray(), new byte[packed]);
    }

    private static byte[] woff(int length, byte[] packed) {
        ByteBuffer head = ByteBuffer.allocate(64);
        head.put("wOFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0x00010000)
                .putInt(0)
                .putShort((short) 1);
        head.position(44);
        head.put("head".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(64)
                .putInt(packed.length)
                .putInt(length);
        return Bombs.joined(head.array(), packed);
    }

    private static byte[] patchedShort(byte[] file, int at, int value) {
        return Bombs.patched(file, at, value >> 8, value);
    }

    private static Map<String, byte[]> tablesOf(byte[] font) {
        ByteBuffer in = ByteBuffer.wrap(font);
        Map<String, byte[]> tables = new TreeMap<>();
        for (int i = 0; i < in.getShort(4); i++) {
            byte[] name = new byte[4];
            in.get(12 + 16 * i, name);
            byte[] table = new byte[in.getInt(12 + 16 * i + 12)];
            in.get(in.getInt(12 + 16 * i + 8), table);
            tables.put(new String(name, StandardCharsets.ISO_8859_1), table);
        }
        return tables;
    }

    private static byte[] font(Map<String, byte[]> tables) {
        int size = 12 + 16 * tables.size();
        for (byte[] table : tables.values()) {
            size += table.length + 3 & ~3;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(0x00010000).putShort((short) tables.size()).position(12);
        int place = 12 + 16 * tables.size();
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            out.put(table.getKey().getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
            out.putInt(place).putInt(table.getValue().length);
            out.put(place, table.getValue());
            place += table.getValue().length + 3 & ~3;
        }
        return out.array();
    }

    private static byte[] withTable(String name, byte[] table) {
        Map<String, byte[]> tables = tablesOf(WebFonts.file(SANS));
        tables.put(name, table);
        return font(tables);
    }

    /**
     * The first glyphs of capital letters put together from each other.
     *
     * @param steps how many there are, each made of the next one
     * @param parts how often
     * @param circle whether the last is made of the first; else of a plain glyph
     */
    private static byte[] composites(int steps, int parts, boolean circle) {
        Map<String, byte[]> tables = tablesOf(WebFonts.file(SANS));
        byte[] loca = tables.get("loca");
        boolean wide = tables.get("head")[51] != 0;
        int first = 36; // "A" in this font.
        ByteBuffer glyphs = ByteBuffer.wrap(tables.get("glyf"));
        ByteBuffer places = ByteBuffer.wrap(loca);
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        int count = loca.length / (wide ? 4 : 2) - 1;
        int[] offsets = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            offsets[i] = wide ? places.getInt(4 * i) : 2 * Short.toUnsignedInt(places.getShort(2 * i));
        }
        ByteBuffer newLoca = ByteBuffer.allocate(4 * count + 4);
        for (int i = 0; i < count; i++) {
            newLoca.putInt(more.size());
            if (i >= first && i < first + steps) {
                boolean last = i == first + steps - 1;
                more.writeBytes(composite(last ? (circle ? first : 3) : i + 1, parts));
            } else {
                more.write(glyphs.array(), offsets[i], offsets[i + 1] - offsets[i]);
            }
        }
        newLoca.putInt(more.size());
        tables.put("glyf", more.toByteArray());
        tables.put("loca", newLoca.array());
        tables.get("head")[51] = 1;
        ByteBuffer.wrap(tables.get("maxp")).putShort(30, (short) 0x7FFF).putShort(28, (short) 0x7FFF);
        return font(tables);
    }

    private static byte[] composite(int of, int parts) {
        ByteBuffer glyph = ByteBuffer.allocate(10 + 6 * parts + (6 * parts & 2));
        glyph.putShort((short) -1)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 1000)
                .putShort((short) 1000);
        for (int i = 0; i < parts; i++) {
            glyph.putShort((short) (2 | (i < parts - 1 ? 0x20 : 0)))
                    .putShort((short) of)
                    .put((byte) i)
                    .put((byte) i);
        }
        return glyph.array();
    }

    /** The letter A of 65535 points, zigzag. */
    private static byte[] manyPoints() {
        Map<String, byte[]> tables = tablesOf(WebFonts.file(SANS));
        int points = 65_000;
        ByteBuffer glyph = ByteBuffer.allocate(10 + 2 + 2 + points + 4 * points);
        glyph.putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 1000)
                .putShort((short) 1000);
        glyph.putShort((short) (points - 1)).putShort((short) 0);
        for (int i = 0; i < points; i++) {
            glyph.put((byte) 1);
        }
        for (int i = 0; i < 2 * points; i++) {
            glyph.putShort((short) (i % 2 == 0 ? 900 : -900));
        }
        byte[] loca = tables.get("loca");
        boolean wide = tables.get("head")[51] != 0;
        int count = loca.length / (wide ? 4 : 2) - 1;
        ByteBuffer places = ByteBuffer.allocate(4 * count + 4);
        for (int i = 0; i <= count; i++) {
            places.putInt(i <= 36 ? 0 : glyph.capacity());
        }
        tables.put("glyf", glyph.array());
        tables.put("loca", places.array());
        tables.get("head")[51] = 1;
        return font(tables);
    }

    private static byte[] cmap(int format, byte[] table) {
        ByteBuffer out = ByteBuffer.allocate(12 + table.length);
        out.putShort((short) 0).putShort((short) 1).putShort((short) 3).putShort((short) (format == 12 ? 10 : 1));
        return out.putInt(12).put(table).array();
    }

    /** Groups that each cover all there is. */
    private static byte[] groups(int said, int there) {
        ByteBuffer out = ByteBuffer.allocate(16 + 12 * there);
        out.putShort((short) 12)
                .putShort((short) 0)
                .putInt(out.capacity())
                .putInt(0)
                .putInt(said);
        for (int i = 0; i < there; i++) {
            out.putInt(0).putInt(0x10FFFF).putInt(36);
        }
        return cmap(12, out.array());
    }

    private static byte[] segments(int count) {
        ByteBuffer out = ByteBuffer.allocate(16 + 8 * count);
        out.putShort((short) 4).putShort((short) 0).putShort((short) 0).putShort((short) (2 * count));
        for (int i = 0; i < count; i++) {
            out.putShort(14 + 2 * i, (short) 0xFFFF);
            out.putShort(16 + 2 * count + 2 * i, (short) 0);
        }
        return cmap(4, out.array());
    }

    private static byte[] names(int count) {
        byte[] family = "Liberation Sans".getBytes(StandardCharsets.UTF_16BE);
        int storage = 6 + 12 * 5000;
        ByteBuffer out = ByteBuffer.allocate(12 * count + 6 + family.length);
        out.putShort((short) 0).putShort((short) count).putShort((short) storage);
        for (int i = 0; i < count; i++) {
            boolean real = i == 0;
            out.putShort((short) 3).putShort((short) 1).putShort((short) 0x409);
            out.putShort((short) (real ? 1 : 16))
                    .putShort((short) (real ? family.length : 0))
                    .putShort((short) 0);
        }
        out.put(storage, family);
        return out.array();
    }

    private static byte[] outOfTheFile() {
        byte[] font = WebFonts.file(SANS).clone();
        ByteBuffer in = ByteBuffer.wrap(font);
        for (int i = 0; i < in.getShort(4); i++) {
            in.putInt(12 + 16 * i + 8, 0x7FFF_FFF0);
        }
        return font;
    }

    /** A collection whose faces are all the same one. */
    private static byte[] faces(int count) {
        byte[] font = WebFonts.file(SANS);
        int head = 12 + 4 * count;
        ByteBuffer out = ByteBuffer.allocate(head + font.length);
        out.putInt(0x74746366).putInt(0x00010000).putInt(count);
        for (int i = 0; i < count; i++) {
            out.putInt(head);
        }
        out.put(head, font);
        for (int i = 0; i < ByteBuffer.wrap(font).getShort(4); i++) {
            int entry = head + 12 + 16 * i + 8;
            out.putInt(entry, out.getInt(entry) + head);
        }
        return out.array();
    }
}
