package dev.nameplate.render.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A face as Java2D holds it, at one font unit per pixel: the only place that asks Java2D for anything.
 *
 * <p>At that size advances, kerning and outlines come back in whole font units (outlines in halves at most), whatever the
 * JDK. Kerning has to be switched on by an attribute even when ligatures are not wanted: without either attribute the JDK
 * skips HarfBuzz.
 */
final class AwtFont {

    private static final FontRenderContext UNITS =
            new FontRenderContext(null, /* isAntiAliased= */ true, /* usesFractionalMetrics= */ true);

    /** What the JDK gives for a character that has no shape of its own, such as a joiner. */
    private static final int INVISIBLE = 0xFFFE;

    static {
        prepare();
    }

    private final Font plain;
    private final Font ligated;

    private AwtFont(Font font, int unitsPerEm) {
        Font atUnits = font.deriveFont((float) unitsPerEm);
        plain = atUnits.deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
        ligated = atUnits.deriveFont(Map.of(
                TextAttribute.KERNING, TextAttribute.KERNING_ON, TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
    }

    /** The faces of a font file, in its order. Reads no more than its tables of contents. */
    static Font[] open(File file) throws IOException {
        try {
            return Font.createFonts(file);
        } catch (FontFormatException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The faces of a plain font file; the JDK keeps its bytes in a temporary file for as long as it is used. */
    static Font[] open(byte[] bytes) throws IOException {
        try {
            return Font.createFonts(new ByteArrayInputStream(bytes));
        } catch (FontFormatException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static AwtFont of(Font font, int unitsPerEm) {
        return new AwtFont(font, unitsPerEm);
    }

    /** A face from bytes; the JDK keeps them in a temporary file. */
    static AwtFont of(byte[] bytes, int unitsPerEm, String name) {
        try {
            return new AwtFont(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes)), unitsPerEm);
        } catch (FontFormatException | IOException e) {
            throw new FontFault(
                    name + ": Java2D cannot open it (it needs a writable java.io.tmpdir): " + e.getMessage(), e);
        }
    }

    GlyphRun shape(Face face, String text, boolean rightToLeft, boolean ligatures) {
        char[] chars = text.toCharArray();
        GlyphVector shaped = (ligatures ? ligated : plain)
                .layoutGlyphVector(
                        UNITS,
                        chars,
                        0,
                        chars.length,
                        rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
        int count = shaped.getNumGlyphs();
        int[] glyphs = shaped.getGlyphCodes(0, count, null);
        int[] characters = shaped.getGlyphCharIndices(0, count, null);
        float[] positions = shaped.getGlyphPositions(0, count + 1, null);
        int[] x = new int[count + 1];
        int[] y = new int[count];
        for (int i = 0; i < count; i++) {
            x[i] = Math.round(positions[2 * i]);
            y[i] = Math.round(positions[2 * i + 1]);
            if (glyphs[i] >= INVISIBLE) {
                glyphs[i] = GlyphRun.NO_INK;
            }
        }
        x[count] = Math.round(positions[2 * count]);
        return new GlyphRun(face, text.length(), rightToLeft, glyphs, x, y, characters);
    }

    Outline outline(int glyph) {
        GlyphVector alone = plain.createGlyphVector(UNITS, new int[] {glyph});
        return Outline.of(alone.getGlyphOutline(0));
    }

    int glyphs() {
        return plain.getNumGlyphs();
    }

    /**
     * Frees the JDK from the host's font configuration, which a bare container lacks ("Fontconfig head is null"): a file of
     * two lines stands in for it. Must run before the first call into Java2D's fonts.
     */
    private static void prepare() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        if (System.getProperty("sun.awt.fontconfig") != null) {
            return;
        }
        try {
            Path file = Files.createTempFile("nameplate-fontconfig", ".properties");
            file.toFile().deleteOnExit();
            Files.write(file, List.of("version=1", "sequence.allfonts=default"), StandardCharsets.US_ASCII);
            System.setProperty("sun.awt.fontconfig", file.toString());
        } catch (IOException e) {
            throw new FontFault("java.io.tmpdir " + System.getProperty("java.io.tmpdir") + " is not writable: " + e, e);
        }
    }
}
