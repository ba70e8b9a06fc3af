package dev.nameplate.render.font;

import java.nio.ByteBuffer;

/** Reads glyphs of the table {@code glyf}. */
final class GlyphReader {

    private final ByteBuffer glyf;
    private final ByteBuffer loca;
    private final boolean wide;

    GlyphReader(Sfnt sfnt) {
        glyf = sfnt.required("glyf");
        loca = sfnt.required("loca");
        wide = sfnt.required("head").getShort(50) != 0;
    }

    /** A glyph's bytes; none for one without ink. */
    ByteBuffer glyph(int index) {
        int from = wide ? loca.getInt(4 * index) : 2 * Short.toUnsignedInt(loca.getShort(2 * index));
        int to = wide ? loca.getInt(4 * index + 4) : 2 * Short.toUnsignedInt(loca.getShort(2 * index + 2));
        return glyf.slice(from, to - from);
    }

    /** The points of a glyph that is no composite. */
    static GlyphPoints points(ByteBuffer glyph) {
        int[] ends = new int[glyph.getShort(0)];
        ByteBuffer in = glyph.duplicate();
        in.position(10);
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Short.toUnsignedInt(in.getShort());
            if (i > 0 && ends[i] < ends[i - 1]) {
                throw new FontFault("the contours of a glyph are out of order");
            }
        }
        in.position(in.position() + 2 + Short.toUnsignedInt(in.getShort(in.position())));
        int count = ends.length == 0 ? 0 : ends[ends.length - 1] + 1;
        byte[] flags = new byte[count];
        boolean[] onCurve = new boolean[count];
        for (int i = 0; i < count; ) {
            byte flag = in.get();
            for (int n = (flag & 8) != 0 ? 1 + Byte.toUnsignedInt(in.get()) : 1; n > 0 && i < count; n--) {
                onCurve[i] = (flag & 1) != 0;
                flags[i++] = flag;
            }
        }
        return new GlyphPoints(along(in, flags, 2, 16), along(in, flags, 4, 32), onCurve, ends);
    }

    private static int[] along(ByteBuffer in, byte[] flags, int small, int sameOrPositive) {
        int[] along = new int[flags.length];
        int at = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean set = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & small) != 0) {
                int step = Byte.toUnsignedInt(in.get());
                at += set ? step : -step;
            } else if (!set) {
                at += in.getShort();
            }
            along[i] = at;
        }
        return along;
    }
}
