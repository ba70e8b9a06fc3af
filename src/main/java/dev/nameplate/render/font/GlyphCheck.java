package dev.nameplate.render.font;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Looks through the glyphs of a font that are put together from others. A few bytes can name a glyph that consists of two,
 * each of which consists of two, and so on: thirty such steps are a thousand million outlines, and one that leads back has no end.
 */
final class GlyphCheck {

    /** Parts of one glyph, those of its parts included; the richest that are around have some twenty. */
    private static final int MOST_PARTS = 1024;

    private static final int DEEPEST = 16;
    private static final int MORE_COMPONENTS = 0x20;
    private static final int UNKNOWN = -1;
    private static final int OPEN = -2;

    private final GlyphReader glyphs;
    private final int[] parts;

    private GlyphCheck(Sfnt face) {
        glyphs = new GlyphReader(face);
        parts = new int[Short.toUnsignedInt(face.required("maxp").getShort(4))];
        Arrays.fill(parts, UNKNOWN);
    }

    /** @throws FontFault for a glyph that has too many parts, or is a part of itself */
    static void of(Sfnt face) {
        if (face.has("glyf")) {
            GlyphCheck check = new GlyphCheck(face);
            for (int i = 0; i < check.parts.length; i++) {
                check.parts(i, 0);
            }
        }
    }

    private int parts(int index, int depth) {
        if (index >= parts.length) {
            return 1;
        }
        int known = parts[index];
        if (known == OPEN) {
            throw new FontFault("a glyph is a part of itself");
        }
        if (known != UNKNOWN) {
            return known;
        }
        if (depth > DEEPEST) {
            throw new FontFault("a glyph has parts within parts, more than " + DEEPEST + " deep");
        }
        parts[index] = OPEN;
        parts[index] = count(index, depth);
        return parts[index];
    }

    private int count(int index, int depth) {
        try {
            ByteBuffer glyph = glyphs.glyph(index);
            return glyph.limit() > 0 && glyph.getShort(0) < 0 ? ofParts(glyph, depth) : 1;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException cutShort) {
            // One damaged glyph among thousands is drawn as nothing, as ever.
            return 1;
        }
    }

    private int ofParts(ByteBuffer glyph, int depth) {
        glyph.position(10);
        int count = 0;
        int kind;
        do {
            kind = Short.toUnsignedInt(glyph.getShort());
            int part = Short.toUnsignedInt(glyph.getShort());
            glyph.position(glyph.position() + GlyphWriter.componentLength(kind) - 2);
            count += parts(part, depth + 1);
            if (count > MOST_PARTS) {
                throw new FontFault("a glyph is put together from more than " + MOST_PARTS + " parts");
            }
        } while ((kind & MORE_COMPONENTS) != 0);
        return count;
    }
}
