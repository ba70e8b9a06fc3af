package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Mask;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Fonts;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Shaping, outlines and masks against digests that hold on every JDK, processor and host. A JDK that fails here shapes or
 * scales differently, and then two nodes would draw two pictures for one key.
 */
class EveryJdkTest {

    /** The book of the embedded faces and those of {@link Fonts#scripts} in the versions that Debian 12 has. */
    private static final String DEBIAN_12 = "c47d9e0cd9356f71";

    private static final List<String> LEFT_TO_RIGHT = List.of(
            "Hamburgefonstiv AVATAR To. Ty Wa fi ffi 0123456789 12:30 3x9 (A) (a) -> A-B",
            "Zoë O’Neil-Łukasiewicz ŵỖḈ e\u0323\u0302 q\u0301\u0307",
            "Привет Ωμέγα ἄνθρωπος ўїґ");

    @Test
    void the_embedded_faces_shape_and_scale_alike_everywhere() throws Exception {
        MessageDigest positions = MessageDigest.getInstance("SHA-256");
        MessageDigest outlines = MessageDigest.getInstance("SHA-256");
        for (Face face : new Families(FaceFiles.load(null, new Caches())).faces()) {
            for (String text : LEFT_TO_RIGHT) {
                add(positions, face, text, /* rightToLeft= */ false);
            }
            add(positions, face, "שלום עולם (12)", /* rightToLeft= */ true);
            for (int glyph = 0; glyph < face.awt().glyphs(); glyph += 11) {
                add(outlines, face.outline(glyph));
            }
        }
        assertThat(hex(positions)).isEqualTo("a8434b70bd2a6b92cdc3de3e2d089de4");
        assertThat(hex(outlines)).isEqualTo("8c100ee5e8d486d9d11b818faa502139");
    }

    @Test
    void masks_are_alike_everywhere() throws Exception {
        MessageDigest masks = MessageDigest.getInstance("SHA-256");
        FontBook book = Fonts.embedded();
        for (String family : book.families()) {
            Typeface typeface = new Typeface(family, 400, false, "en", true, false);
            GlyphRun run = book.shape("Ag&@", 0, 4, false, typeface).get(0).run();
            for (int i = 0; i < run.count(); i++) {
                for (int size : new int[] {44, 63, 272}) {
                    Mask mask = book.mask(run.face(), run.glyph(i), size, i);
                    masks.update(mask.bounds().toString().getBytes("UTF-8"));
                    masks.update(mask.coverage());
                }
            }
        }
        assertThat(hex(masks)).isEqualTo("73a18cb8f38beaa901b97786754f66d1");
    }

    @Test
    void faces_of_other_scripts_shape_and_scale_alike_everywhere() throws Exception {
        MessageDigest positions = MessageDigest.getInstance("SHA-256");
        MessageDigest outlines = MessageDigest.getInstance("SHA-256");
        FontBook book = Fonts.scripts();
        Demands.need(book.digest().startsWith(DEBIAN_12), "the Noto faces of Debian 12", "them from there");
        List<String> texts = List.of("نمستے", "محمد الأحمد لا", "李小龍", "かな 漢字", "한국어", "ณัฐวุฒิ กำ", "नमस्ते क्ष र्य");
        for (String text : texts) {
            boolean rightToLeft = text.charAt(0) >= 0x600 && text.charAt(0) < 0x700;
            Typeface typeface = new Typeface("Inter", 400, false, "ja", true, false);
            for (GlyphRun.Placed placed : book.shape(text, 0, text.length(), rightToLeft, typeface)) {
                add(positions, placed.run());
                for (int i = 0; i < placed.run().count(); i++) {
                    add(outlines, placed.run().face().outline(placed.run().glyph(i)));
                }
            }
        }
        assertThat(hex(positions)).isEqualTo("54f8f01e55f715cbba098811d6290bb2");
        assertThat(hex(outlines)).isEqualTo("0879926aaca959f758f0d8d0706788c7");
    }

    private static void add(MessageDigest digest, Face face, String text, boolean rightToLeft) {
        add(digest, face.awt().shape(face, text, rightToLeft, /* ligatures= */ true));
    }

    private static void add(MessageDigest digest, GlyphRun run) {
        for (int i = 0; i < run.count(); i++) {
            // What has no ink may be one glyph or another; and which char of its cluster a glyph names is open.
            if (!run.face().outline(run.glyph(i)).isEmpty()) {
                add(digest, run.glyph(i), run.x(i), run.y(i));
            }
        }
        add(digest, run.advance());
    }

    private static void add(MessageDigest digest, Outline outline) {
        Path2D path = new Path2D.Double();
        outline.appendTo(path, 0, 0, 2);
        double[] c = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            int step = i.currentSegment(c);
            add(digest, step);
            for (int p = 0; p < (step == 4 ? 0 : step == 3 ? 6 : step == 2 ? 4 : 2); p++) {
                assertThat(c[p]).as("half a font unit at most").isEqualTo(Math.rint(c[p]));
                add(digest, (int) c[p]);
            }
        }
    }

    private static void add(MessageDigest digest, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        digest.update(bytes.array());
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }
}
