package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Demands;
import dev.nameplate.testing.WebFonts;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrappingsTest {

    private static final String NOTO = "/usr/share/fonts/truetype/noto/";

    private final Caches caches = new Caches();

    /** Simple glyphs with instructions, glyphs of components, right-to-left and Indic shaping, and CFF outlines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "liberation/LiberationSerif-Regular.ttf",
                "liberation/LiberationMono-BoldItalic.ttf",
                "com/formdev/flatlaf/fonts/inter/Inter-Italic.otf",
                NOTO + "NotoSansArabic-Bold.ttf",
                NOTO + "NotoSansDevanagari-Regular.ttf",
                NOTO + "NotoSansThai-Regular.ttf",
            })
    void a_face_for_the_web_draws_what_the_plain_one_draws(String name) {
        Demands.need(!name.startsWith("/") || Files.exists(Path.of(name)), name, "fonts-noto-core");
        byte[] plain = WebFonts.file(name);
        Face face = face(plain);
        for (byte[] wrapped : List.of(WebFonts.woff(plain), WebFonts.woff2(plain))) {
            assertThat(wrapped.length).isLessThan(plain.length);
            Face other = face(wrapped);
            assertThat(other.digest()).isNotEqualTo(face.digest());
            assertSame(face, other);
        }
    }

    @Test
    void tables_come_back_byte_by_byte_but_for_those_of_outlines() {
        byte[] plain = WebFonts.file("liberation/LiberationSerif-Italic.ttf");
        Sfnt before = Sfnt.faces(plain).get(0);
        Sfnt fromWoff = Sfnt.faces(Wrappings.unwrapped(WebFonts.woff(plain))).get(0);
        Sfnt fromWoff2 = Sfnt.faces(Wrappings.unwrapped(WebFonts.woff2(plain))).get(0);
        for (String tag :
                List.of("cmap", "hmtx", "name", "OS/2", "post", "hhea", "maxp", "GPOS", "GSUB", "fpgm", "glyf")) {
            assertThat(fromWoff.table(tag)).as(tag).isEqualTo(before.table(tag));
            if (!tag.equals("glyf")) {
                assertThat(fromWoff2.table(tag)).as(tag).isEqualTo(before.table(tag));
            }
        }
        assertThat(fromWoff2.has("DSIG")).isFalse();
    }

    @Test
    void the_faces_of_a_collection_share_their_tables() {
        Map<String, byte[]> regular = tables("liberation/LiberationMono-Regular.ttf");
        Map<String, byte[]> bold = tables("liberation/LiberationMono-Bold.ttf");
        Map<String, byte[]> other = new java.util.HashMap<>(regular);
        other.put("name", bold.get("name"));
        other.put("OS/2", bold.get("OS/2"));
        byte[] plain = new SfntFile()
                .add(0x10000, regular)
                .add(0x10000, bold)
                .add(0x10000, other)
                .collection();
        List<Face> faces = FontFile.of(plain, caches).faces();
        List<Face> wrapped = FontFile.of(WebFonts.woff2(plain), caches).faces();
        assertThat(wrapped).hasSize(3);
        assertThat(wrapped).extracting(Face::weight).containsExactly(400, 700, 700);
        for (int i = 0; i < 3; i++) {
            assertSame(faces.get(i), wrapped.get(i));
        }
        assertThat(Wrappings.unwrapped(WebFonts.woff2(plain)).length).isLessThan(plain.length * 3 / 2);
    }

    /** The part of the format that woff2_compress never writes: bearings that are left out, and overlapping contours. */
    @Test
    void bearings_that_are_left_out_are_those_of_the_outlines() {
        ByteBuffer glyf = ByteBuffer.allocate(36 + 2 * 3 + 1 + 3 + 8 + 4 + 8);
        glyf.putShort(2, (short) 1).putShort(4, (short) 2);
        int[] sizes = {4, 1, 3, 4, 0, 4, 0};
        for (int i = 0; i < sizes.length; i++) {
            glyf.putInt(8 + 4 * i, sizes[i]);
        }
        glyf.position(36);
        glyf.putShort((short) 0).putShort((short) 1);
        glyf.put((byte) 3);
        // On the curve: 40 to the right, then 30 up, then 20 left and 10 down.
        glyf.put((byte) 11).put((byte) 1).put((byte) 20);
        glyf.put((byte) 40).put((byte) 30).put((byte) 0x09).put((byte) 0);
        glyf.putInt(0);
        glyf.put((byte) 0x40);
        Woff2Glyphs read = Woff2Glyphs.of(ByteBuffer.wrap(java.util.Arrays.copyOf(glyf.array(), glyf.position())));
        ByteBuffer glyph = ByteBuffer.wrap(read.glyf());
        assertThat(glyph.getShort(0)).isEqualTo((short) 1);
        assertThat(glyph.getShort(2)).as("the leftmost point").isEqualTo((short) 39);
        assertThat(glyph.get(14) & 0x41).as("on the curve, and overlapping").isEqualTo(0x41);
        byte[] metrics = read.metrics(ByteBuffer.wrap(new byte[] {3, 2, 88}), 1);
        assertThat(metrics).containsExactly(2, 88, 0, 0, 0, 39);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void random_damage_gives_a_fault_or_a_face_and_nothing_else(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] plain = WebFonts.file("liberation/LiberationMono-Regular.ttf");
        byte[] file = seed % 2 == 0 ? WebFonts.woff(plain) : WebFonts.woff2(plain);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            byte[] damaged = file.clone();
            int among = random.nextBoolean() ? 600 : file.length;
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                damaged[random.nextInt(among)] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt(256));
            }
            if (random.nextInt(8) == 0) {
                damaged = java.util.Arrays.copyOf(damaged, random.nextInt(file.length));
            }
            try {
                FontFile.of(damaged, caches);
            } catch (FontFault fault) {
                refused++;
                assertThat(fault).as("seed %d, damage %d", seed, i).hasMessageMatching("(?s).{8,300}");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", damage " + i, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(50);
    }

    @Test
    void a_file_that_claims_too_much_is_refused_before_it_is_unpacked() {
        byte[] woff = WebFonts.woff(WebFonts.file("liberation/LiberationMono-Regular.ttf"));
        ByteBuffer.wrap(woff).putInt(44 + 12, 0x7FFFFFF0);
        assertThatThrownBy(() -> FontFile.of(woff, caches))
                .isInstanceOf(FontFault.class)
                .hasMessage("it unpacks to more than 67108864 bytes");
        ByteBuffer.wrap(woff).putShort(12, (short) 5000);
        assertThatThrownBy(() -> FontFile.of(woff, caches)).hasMessage("5000 tables; 1 to 256 are read");
        byte[] bomb = java.util.Arrays.copyOf(new byte[] {'w', 'O', 'F', '2', 0, 1, 0, 0}, 2000);
        ByteBuffer head = ByteBuffer.wrap(bomb).putShort(12, (short) 1).putInt(20, 1900);
        head.position(48);
        head.put((byte) 0)
                .put((byte) 0x8F)
                .put((byte) 0xFF)
                .put((byte) 0xFF)
                .put((byte) 0xFF)
                .put((byte) 0x7F);
        assertThatThrownBy(() -> FontFile.of(bomb, caches)).hasMessage("it unpacks to more than 67108864 bytes");
    }

    @Test
    void faces_for_the_web_may_lie_in_the_fonts_directory(@TempDir Path directory) throws Exception {
        byte[] plain = WebFonts.file("liberation/LiberationMono-Bold.ttf");
        Files.write(directory.resolve("a.woff"), WebFonts.woff(plain));
        Files.write(directory.resolve("b.WOFF2"), WebFonts.woff2(plain));
        assertThat(FontBook.with(directory)).hasToString("a font book of 22 faces in 4 families");
        Files.write(directory.resolve("c.woff2"), java.util.Arrays.copyOf(WebFonts.woff2(plain), 5000));
        assertThatThrownBy(() -> FontBook.with(directory))
                .hasMessageContaining("c.woff2: its packed part ends behind the file");
    }

    private Face face(byte[] file) {
        return FontFile.of(file, caches).faces().get(0);
    }

    private static Map<String, byte[]> tables(String name) {
        byte[] file = WebFonts.file(name);
        Sfnt sfnt = Sfnt.faces(file).get(0);
        Map<String, byte[]> tables = new java.util.HashMap<>();
        for (String tag : sfnt.tags()) {
            ByteBuffer table = sfnt.required(tag);
            byte[] bytes = new byte[table.remaining()];
            table.get(0, bytes);
            tables.put(tag, bytes);
        }
        return tables;
    }

    /** Every outline and advance, and some words. */
    private static void assertSame(Face a, Face b) {
        assertThat(b.family()).isEqualTo(a.family());
        assertThat(b.metrics()).isEqualTo(a.metrics());
        assertThat(b.awt().glyphs()).isEqualTo(a.awt().glyphs());
        Drawn.requireSameOutlines(a, b);
        for (int c = 0x20; c < 0x3000; c++) {
            assertThat(b.covers(c)).isEqualTo(a.covers(c));
        }
        for (String text : List.of("Hamburg AVATAR fi ffi 1234", "محمد الأحمد لا", "नमस्ते क्ष र्य", "ณัฐวุฒิ กำ")) {
            for (boolean rightToLeft : new boolean[] {false, true}) {
                GlyphRun of = a.awt().shape(a, text, rightToLeft, true);
                GlyphRun other = b.awt().shape(b, text, rightToLeft, true);
                assertThat(Drawn.places(other)).as("%s in %s", text, a).isEqualTo(Drawn.places(of));
            }
        }
    }
}
