package dev.nameplate.render.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The outlines of a WOFF 2 file as TrueType keeps them. The file holds them in streams by kind (numbers of contours, numbers
 * of points, flags, coordinates, components, boxes, instructions), and leaves out boxes and bearings that the points tell.
 */
final class Woff2Glyphs {

    private static final int COMPOSITE = 0xFFFF;
    private static final int MORE_COMPONENTS = 0x20;
    private static final int HAS_INSTRUCTIONS = 0x100;
    private static final int OVERLAPS = 1;

    private final int count;
    private final ByteBuffer contours;
    private final ByteBuffer pointCounts;
    private final ByteBuffer flags;
    private final ByteBuffer coordinates;
    private final ByteBuffer components;
    private final ByteBuffer boxed;
    private final ByteBuffer boxes;
    private final ByteBuffer instructions;
    private final ByteBuffer overlapping;
    private final GlyphWriter out = new GlyphWriter();
    private final byte[] glyf;
    private final byte[] loca;
    private final short[] lefts;

    private Woff2Glyphs(ByteBuffer table) {
        boolean overlaps = (table.getShort(2) & OVERLAPS) != 0;
        count = Short.toUnsignedInt(table.getShort(4));
        lefts = new short[count];
        table.position(36);
        contours = stream(table, table.getInt(8));
        pointCounts = stream(table, table.getInt(12));
        flags = stream(table, table.getInt(16));
        coordinates = stream(table, table.getInt(20));
        components = stream(table, table.getInt(24));
        ByteBuffer ofBoxes = stream(table, table.getInt(28));
        instructions = stream(table, table.getInt(32));
        overlapping = stream(table, overlaps ? (count + 7) / 8 : 0);
        boxed = stream(ofBoxes, (count + 31) / 32 * 4);
        boxes = ofBoxes.slice();
        ByteArrayOutputStream glyphs = new ByteArrayOutputStream(table.limit() * 2);
        ByteBuffer offsets = ByteBuffer.allocate(4 * count + 4);
        for (int i = 0; i < count; i++) {
            offsets.putInt(glyphs.size());
            glyphs.writeBytes(glyph(i));
            Wrappings.sum(0, glyphs.size());
        }
        offsets.putInt(glyphs.size());
        glyf = glyphs.toByteArray();
        loca = offsets.array();
    }

    static Woff2Glyphs of(ByteBuffer table) {
        return new Woff2Glyphs(table);
    }

    byte[] glyf() {
        return glyf;
    }

    byte[] loca() {
        return loca;
    }

    /**
     * The table of advances and left bearings.
     *
     * @param full how many glyphs have an advance of their own; the others share the last
     */
    byte[] metrics(ByteBuffer table, int full) {
        int kind = Byte.toUnsignedInt(table.get(0));
        if (kind < 1 || kind > 3 || full < 1 || full > count) {
            throw new FontFault("its table \"hmtx\" is transformed in a way that is not known");
        }
        boolean bearings = (kind & 1) == 0;
        boolean otherBearings = (kind & 2) == 0;
        ByteBuffer metrics = ByteBuffer.allocate(2 * full + 2 * count);
        int at = 1 + 2 * full;
        for (int i = 0; i < count; i++) {
            if (i < full) {
                metrics.putShort(table.getShort(1 + 2 * i));
            }
            boolean given = i < full ? bearings : otherBearings;
            metrics.putShort(given ? table.getShort(at) : lefts[i]);
            at += given ? 2 : 0;
        }
        return metrics.array();
    }

    private static ByteBuffer stream(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new FontFault("its table \"glyf\" is too short for its parts");
        }
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    private byte[] glyph(int index) {
        int parts = Short.toUnsignedInt(contours.getShort());
        boolean hasBox = isSet(boxed, index);
        if (parts == 0) {
            if (hasBox) {
                throw new FontFault("a glyph without contours has a box");
            }
            return new byte[0];
        }
        byte[] glyph = parts == COMPOSITE ? composite() : simple(index, parts);
        if (hasBox) {
            boxes.get(glyph, 2, 8);
        } else if (parts == COMPOSITE) {
            throw new FontFault("a glyph of components has no box");
        }
        lefts[index] = ByteBuffer.wrap(glyph).getShort(2);
        return glyph;
    }

    private byte[] composite() {
        int start = components.position();
        int kind;
        boolean instructed = false;
        do {
            kind = Short.toUnsignedInt(components.getShort());
            instructed |= (kind & HAS_INSTRUCTIONS) != 0;
            components.position(components.position() + GlyphWriter.componentLength(kind));
        } while ((kind & MORE_COMPONENTS) != 0);
        byte[] records = new byte[components.position() - start];
        components.get(start, records);
        byte[] program = instructed ? program() : null;
        return out.composite(records, program);
    }

    private byte[] program() {
        byte[] program = new byte[Woff2Numbers.short255(coordinates)];
        instructions.get(program);
        return program;
    }

    private byte[] simple(int index, int parts) {
        int[] ends = new int[parts];
        int points = 0;
        for (int i = 0; i < parts; i++) {
            points += Woff2Numbers.short255(pointCounts);
            ends[i] = points - 1;
        }
        if (points > 0xFFFF || points > flags.remaining()) {
            throw new FontFault("a glyph has more points than there are");
        }
        int[] x = new int[points];
        int[] y = new int[points];
        boolean[] onCurve = new boolean[points];
        int penX = 0;
        int penY = 0;
        for (int i = 0; i < points; i++) {
            int flag = Byte.toUnsignedInt(flags.get());
            onCurve[i] = flag < 0x80;
            long step = step(flag & 0x7F);
            penX += (int) (step >> 32);
            penY += (int) step;
            x[i] = penX;
            y[i] = penY;
        }
        byte[] program = program();
        boolean overlaps = overlapping.limit() > 0 && isSet(overlapping, index);
        return out.simple(new GlyphPoints(x, y, onCurve, ends), program, overlaps);
    }

    /** From one point to the next: x in the upper half, y in the lower. The flag says how many bytes tell it, and how. */
    private long step(int flag) {
        int a = Byte.toUnsignedInt(coordinates.get());
        if (flag < 10) {
            return pair(0, signed(flag, ((flag & 14) << 7) + a));
        }
        if (flag < 20) {
            return pair(signed(flag, ((flag - 10 & 14) << 7) + a), 0);
        }
        if (flag < 84) {
            int kind = flag - 20;
            int dx = 1 + (kind & 0x30) + (a >> 4);
            int dy = 1 + ((kind & 0x0C) << 2) + (a & 0x0F);
            return pair(signed(flag, dx), signed(flag >> 1, dy));
        }
        int b = Byte.toUnsignedInt(coordinates.get());
        if (flag < 120) {
            int kind = flag - 84;
            int dx = 1 + (kind / 12 << 8) + a;
            int dy = 1 + (kind % 12 >> 2 << 8) + b;
            return pair(signed(flag, dx), signed(flag >> 1, dy));
        }
        int c = Byte.toUnsignedInt(coordinates.get());
        if (flag < 124) {
            return pair(signed(flag, (a << 4) + (b >> 4)), signed(flag >> 1, ((b & 0x0F) << 8) + c));
        }
        int d = Byte.toUnsignedInt(coordinates.get());
        return pair(signed(flag, (a << 8) + b), signed(flag >> 1, (c << 8) + d));
    }

    private static int signed(int flag, int amount) {
        return (flag & 1) != 0 ? amount : -amount;
    }

    private static long pair(int x, int y) {
        return (long) x << 32 | y & 0xFFFFFFFFL;
    }

    private static boolean isSet(ByteBuffer bits, int index) {
        return (bits.get(index >> 3) & 0x80 >> (index & 7)) != 0;
    }
}
