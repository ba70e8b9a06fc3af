package dev.nameplate.render.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a plain font out of a variable one: outlines, advances, kerning and the places of marks as they are at one place of the
 * axes. Java2D would draw the usual place only. Instructions are left out, since nothing here is hinted.
 */
final class Cutting {

    private static final Set<String> LEFT_OUT = Set.of(
            "fvar", "avar", "gvar", "cvar", "HVAR", "VVAR", "MVAR", "STAT", "fpgm", "prep", "cvt ", "gasp", "hdmx",
            "LTSH", "VDMX", "DSIG", "glyf", "loca", "hmtx");

    private static final int DEEPEST = 16;
    private static final int WORDS = 0x0001;
    private static final int XY = 0x0002;
    private static final int SCALE = 0x0008;
    private static final int MORE = 0x0020;
    private static final int TWO_SCALES = 0x0040;
    private static final int MATRIX = 0x0080;
    private static final int HAS_INSTRUCTIONS = 0x0100;
    private static final byte[] NO_PROGRAM = {};

    private final Sfnt font;
    private final GlyphReader reader;
    private final GlyphVariations variations;
    private final GlyphWriter writer = new GlyphWriter();
    private final ByteBuffer hmtx;
    private final int full;
    private final byte[] @Nullable [] glyphs;
    private final ByteBuffer metrics;

    private Cutting(Sfnt font, double[] place) {
        this.font = font;
        this.reader = new GlyphReader(font);
        this.variations = new GlyphVariations(font.required("gvar"), place);
        this.hmtx = font.required("hmtx");
        this.full = Short.toUnsignedInt(font.required("hhea").getShort(34));
        int count = Short.toUnsignedInt(font.required("maxp").getShort(4));
        this.glyphs = new byte[count][];
        this.metrics = ByteBuffer.allocate(4 * count);
    }

    /**
     * The plain file of a face.
     *
     * @param place normalised
     */
    static byte[] cut(Sfnt font, double[] place) {
        return new Cutting(font, place).sfnt(place);
    }

    private byte[] sfnt(double[] place) {
        Map<String, byte[]> tables = new HashMap<>();
        for (String tag : font.tags()) {
            if (!LEFT_OUT.contains(tag)) {
                tables.put(tag, bytes(font.required(tag)));
            }
        }
        ByteArrayOutputStream glyf = new ByteArrayOutputStream();
        ByteBuffer loca = ByteBuffer.allocate(4 * glyphs.length + 4);
        for (int i = 0; i < glyphs.length; i++) {
            loca.putInt(glyf.size());
            glyf.writeBytes(glyph(i, 0));
            Wrappings.sum(0, glyf.size());
        }
        loca.putInt(glyf.size());
        tables.put("glyf", glyf.toByteArray());
        tables.put("loca", loca.array());
        tables.put("hmtx", metrics.array());
        ByteBuffer.wrap(tables.getOrDefault("head", NO_PROGRAM)).putShort(50, (short) 1);
        ByteBuffer.wrap(tables.getOrDefault("hhea", NO_PROGRAM)).putShort(34, (short) glyphs.length);
        byte[] positions = tables.get("GPOS");
        if (positions != null) {
            store(font)
                    .ifPresent(store -> new Positions(ByteBuffer.wrap(positions), new Variations(store, place)).move());
        }
        return new SfntFile().add(0x00010000, tables).bytes();
    }

    /** The differences that positions refer to lie in {@code GDEF}. */
    private static java.util.Optional<ByteBuffer> store(Sfnt font) {
        return font.table("GDEF")
                .filter(gdef -> gdef.getInt(0) >= 0x00010003 && gdef.getInt(14) != 0)
                .map(gdef -> gdef.slice(gdef.getInt(14), gdef.limit() - gdef.getInt(14)));
    }

    private byte[] glyph(int index, int depth) {
        byte[] known = glyphs[index];
        if (known != null) {
            return known;
        }
        if (depth > DEEPEST) {
            throw new FontFault("its glyphs are components of one another");
        }
        ByteBuffer glyph = reader.glyph(index);
        byte[] cut = glyph.limit() == 0
                ? empty(index)
                : glyph.getShort(0) >= 0 ? simple(index, glyph) : composite(index, glyph, depth);
        glyphs[index] = cut;
        return cut;
    }

    private byte[] empty(int index) {
        GlyphVariations.Deltas deltas =
                variations.of(index, 4, new GlyphPoints(new int[0], new int[0], new boolean[0], new int[0]));
        measure(index, 0, 0, deltas, 0);
        return NO_PROGRAM;
    }

    private byte[] simple(int index, ByteBuffer glyph) {
        GlyphPoints before = GlyphReader.points(glyph);
        int count = before.count();
        GlyphVariations.Deltas deltas = variations.of(index, count + 4, before);
        GlyphPoints after = new GlyphPoints(
                moved(before.x(), deltas.x()), moved(before.y(), deltas.y()), before.onCurve(), before.ends());
        byte[] cut = writer.simple(after, NO_PROGRAM, /* overlaps= */ false);
        measure(index, glyph.getShort(2), ByteBuffer.wrap(cut).getShort(2), deltas, count);
        return cut;
    }

    private static int[] moved(int[] along, double[] by) {
        int[] moved = new int[along.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = rounded(along[i] + by[i]);
        }
        return moved;
    }

    private byte[] composite(int index, ByteBuffer glyph, int depth) {
        int count = components(glyph);
        GlyphVariations.Deltas deltas = variations.of(index, count + 4, null);
        ByteBuffer out = ByteBuffer.allocate(count * 16);
        Box box = new Box();
        int at = 10;
        for (int i = 0; i < count; i++) {
            int flags = Short.toUnsignedInt(glyph.getShort(at));
            int component = Short.toUnsignedInt(glyph.getShort(at + 2));
            boolean words = (flags & WORDS) != 0;
            boolean offset = (flags & XY) != 0;
            int x = words ? glyph.getShort(at + 4) : offset ? glyph.get(at + 4) : Byte.toUnsignedInt(glyph.get(at + 4));
            int y = words ? glyph.getShort(at + 6) : offset ? glyph.get(at + 5) : Byte.toUnsignedInt(glyph.get(at + 5));
            x = offset ? rounded(x + deltas.x()[i]) : x;
            y = offset ? rounded(y + deltas.y()[i]) : y;
            out.putShort((short) (flags & ~HAS_INSTRUCTIONS | WORDS)).putShort((short) component);
            out.putShort((short) x).putShort((short) y);
            int scales = at + (words ? 8 : 6);
            at += 2 + GlyphWriter.componentLength(flags);
            while (scales < at) {
                out.put(glyph.get(scales++));
            }
            box.add(glyph(component, depth + 1), glyph, flags, at, offset ? x : 0, offset ? y : 0);
        }
        byte[] cut = writer.composite(java.util.Arrays.copyOf(out.array(), out.position()), null);
        box.into(cut);
        measure(index, glyph.getShort(2), ByteBuffer.wrap(cut).getShort(2), deltas, count);
        return cut;
    }

    private static int components(ByteBuffer glyph) {
        int at = 10;
        for (int count = 1; ; count++) {
            int flags = Short.toUnsignedInt(glyph.getShort(at));
            if ((flags & MORE) == 0) {
                return count;
            }
            at += 2 + GlyphWriter.componentLength(flags);
        }
    }

    /** Advance and left bearing, by the differences of the glyph's two points of origin and advance. */
    private void measure(int index, int leftBefore, int left, GlyphVariations.Deltas deltas, int points) {
        int advance = Short.toUnsignedInt(hmtx.getShort(4 * Math.min(index, full - 1)));
        int bearing = hmtx.getShort(index < full ? 4 * index + 2 : 4 * full + 2 * (index - full));
        double origin = leftBefore - bearing + deltas.x()[points];
        double end = leftBefore - bearing + advance + deltas.x()[points + 1];
        metrics.putShort(4 * index, (short) Math.max(0, rounded(end - origin)));
        metrics.putShort(4 * index + 2, (short) rounded(left - origin));
    }

    static int rounded(double value) {
        return (int) Math.floor(value + 0.5);
    }

    private static byte[] bytes(ByteBuffer table) {
        byte[] bytes = new byte[table.remaining()];
        table.get(0, bytes);
        return bytes;
    }

    /** What components cover together. */
    private static final class Box {
        private double left = Double.POSITIVE_INFINITY;
        private double low = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        /** @param end where the component's record ends; its scales stand before */
        void add(byte[] component, ByteBuffer record, int flags, int end, int x, int y) {
            if (component.length == 0) {
                return;
            }
            double a = 1;
            double b = 0;
            double c = 0;
            double d = 1;
            if ((flags & SCALE) != 0) {
                a = record.getShort(end - 2) / 16384.0;
                d = a;
            } else if ((flags & TWO_SCALES) != 0) {
                a = record.getShort(end - 4) / 16384.0;
                d = record.getShort(end - 2) / 16384.0;
            } else if ((flags & MATRIX) != 0) {
                a = record.getShort(end - 8) / 16384.0;
                b = record.getShort(end - 6) / 16384.0;
                c = record.getShort(end - 4) / 16384.0;
                d = record.getShort(end - 2) / 16384.0;
            }
            ByteBuffer its = ByteBuffer.wrap(component);
            for (int corner = 0; corner < 4; corner++) {
                double px = its.getShort((corner & 1) == 0 ? 2 : 6);
                double py = its.getShort((corner & 2) == 0 ? 4 : 8);
                double qx = a * px + c * py + x;
                double qy = b * px + d * py + y;
                left = Math.min(left, qx);
                right = Math.max(right, qx);
                low = Math.min(low, qy);
                high = Math.max(high, qy);
            }
        }

        void into(byte[] glyph) {
            if (left <= right) {
                ByteBuffer.wrap(glyph)
                        .putShort(2, (short) Math.floor(left))
                        .putShort(4, (short) Math.floor(low))
                        .putShort(6, (short) Math.ceil(right))
                        .putShort(8, (short) Math.ceil(high));
            }
        }
    }
}
