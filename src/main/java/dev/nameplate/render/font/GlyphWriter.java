package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes glyphs of the table {@code glyf}, each padded to four bytes. */
final class GlyphWriter {

    private static final int ON_CURVE = 0x01;
    private static final int SHORT_X = 0x02;
    private static final int SHORT_Y = 0x04;
    private static final int SAME_OR_POSITIVE_X = 0x10;
    private static final int SAME_OR_POSITIVE_Y = 0x20;
    private static final int OVERLAPS = 0x40;

    private static final int WORDS = 0x01;
    private static final int SCALE = 0x08;
    private static final int TWO_SCALES = 0x40;
    private static final int MATRIX = 0x80;

    /** The bytes of a component behind its flags. */
    static int componentLength(int flags) {
        int scales = (flags & SCALE) != 0 ? 2 : (flags & TWO_SCALES) != 0 ? 4 : (flags & MATRIX) != 0 ? 8 : 0;
        return 2 + ((flags & WORDS) != 0 ? 4 : 2) + scales;
    }

    /** @param program instructions; null where the components have none */
    byte[] composite(byte[] components, byte @Nullable [] program) {
        int length = 10 + components.length + (program == null ? 0 : 2 + program.length);
        ByteBuffer out = ByteBuffer.allocate(padded(length));
        out.putShort((short) -1).position(10);
        out.put(components);
        if (program != null) {
            out.putShort((short) program.length).put(program);
        }
        return out.array();
    }

    /** Flags are written one by one, never as repetitions. */
    byte[] simple(GlyphPoints points, byte[] program, boolean overlaps) {
        int count = points.count();
        ByteBuffer out = ByteBuffer.allocate(padded(12 + 2 * points.ends().length + program.length + 5 * count));
        out.putShort((short) points.ends().length);
        if (count > 0) {
            out.putShort(checked(Arrays.stream(points.x()).min().orElse(0)));
            out.putShort(checked(Arrays.stream(points.y()).min().orElse(0)));
            out.putShort(checked(Arrays.stream(points.x()).max().orElse(0)));
            out.putShort(checked(Arrays.stream(points.y()).max().orElse(0)));
        }
        out.position(10);
        for (int end : points.ends()) {
            out.putShort((short) end);
        }
        out.putShort((short) program.length).put(program);
        for (int i = 0; i < count; i++) {
            int flags = (points.onCurve()[i] ? ON_CURVE : 0) | (i == 0 && overlaps ? OVERLAPS : 0);
            flags |= kind(step(points.x(), i), SHORT_X, SAME_OR_POSITIVE_X);
            out.put((byte) (flags | kind(step(points.y(), i), SHORT_Y, SAME_OR_POSITIVE_Y)));
        }
        steps(out, points.x());
        steps(out, points.y());
        return Arrays.copyOf(out.array(), padded(out.position()));
    }

    private static int kind(int step, int small, int sameOrPositive) {
        if (step == 0) {
            return sameOrPositive;
        }
        if (step > 255 || step < -255) {
            return 0;
        }
        return step > 0 ? small | sameOrPositive : small;
    }

    private static void steps(ByteBuffer out, int[] along) {
        for (int i = 0; i < along.length; i++) {
            int step = step(along, i);
            if (step > 255 || step < -255) {
                out.putShort(checked(step));
            } else if (step != 0) {
                out.put((byte) Math.abs(step));
            }
        }
    }

    private static int step(int[] along, int index) {
        return along[index] - (index == 0 ? 0 : along[index - 1]);
    }

    private static short checked(int coordinate) {
        if (coordinate != (short) coordinate) {
            throw new FontFault("a point of a glyph lies at " + coordinate + "; 16 bits are what a font has");
        }
        return (short) coordinate;
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
