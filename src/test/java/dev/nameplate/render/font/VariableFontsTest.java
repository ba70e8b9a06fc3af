package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Program;
import dev.nameplate.testing.WebFonts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faces cut out of variable fonts. */
class VariableFontsTest {

    private static final String ROMAN = "/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf";
    private static final String SLANTED = "/usr/share/fonts/truetype/inter-vf/Inter.var.ttf";

    private final Caches caches = new Caches();

    private static byte[] inter(String file) {
        Demands.need(Files.exists(Path.of(file)), file, "fonts-inter-variable");
        return WebFonts.file(file);
    }

    private Face face(byte[] file, int weight, boolean italic) {
        return new Families(FontFile.of(file, caches).faces()).nearest("Inter", weight, italic);
    }

    @Test
    void every_hundred_of_weight_is_a_face() {
        List<Face> faces = FontFile.of(inter(ROMAN), caches).faces();
        assertThat(faces).extracting(Face::family).containsOnly("Inter");
        assertThat(faces)
                .extracting(Face::weight)
                .containsExactlyInAnyOrder(100, 200, 300, 400, 500, 600, 700, 800, 900);
        assertThat(faces).extracting(Face::digest).doesNotHaveDuplicates();
    }

    /** Another program cuts the same: every outline, every advance, kerning and marks. */
    @ParameterizedTest
    @CsvSource({"200, false, wght=200", "700, false, wght=700", "850, false, wght=850", "600, true, wght=600 slnt=-10"})
    void a_cut_is_what_fonttools_cuts(int weight, boolean italic, String axes, @TempDir Path folder) throws Exception {
        String source = italic ? SLANTED : ROMAN;
        byte[] file = inter(source);
        Demands.program("/usr/bin/fonttools", "fonttools");
        Path cut = folder.resolve("cut.ttf");
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/fonttools", "varLib.instancer", "-q", "-o", cut.toString(), source));
        command.addAll(List.of(axes.split(" ")));
        Program.said(command.toArray(String[]::new));
        Sfnt font = Sfnt.faces(file).get(0);
        Axes of = Axes.of(font);
        double[] place = of.usualBut("wght", weight);
        if (italic) {
            place = Arrays.copyOf(place, place.length);
            place[1] = -10;
        }
        Face theirs = FontFile.of(Files.readAllBytes(cut), caches).faces().get(0);
        Face ours = FontFile.of(Cutting.cut(font, of.normalised(place)), caches)
                .faces()
                .get(0);
        assertSame(theirs, ours);
    }

    /** Java2D draws the usual place of a variable font and no other; there, it and the cut must agree. */
    @Test
    void the_cut_at_the_usual_place_is_what_java2d_draws() {
        byte[] file = inter(ROMAN);
        Sfnt font = Sfnt.faces(file).get(0);
        Face usual = face(file, 400, false);
        Face cut = FontFile.of(Cutting.cut(font, new double[1]), caches).faces().get(0);
        assertSame(usual, cut);
        assertThat(face(file, 400, false).outline(40)).isNotNull();
        assertThat(width(face(file, 700, false))).isGreaterThan(width(usual));
        assertThat(width(face(file, 300, false))).isLessThan(width(usual));
    }

    @Test
    void a_slant_is_an_italic_of_the_family() {
        byte[] file = inter(SLANTED);
        Face upright = face(file, 700, false);
        Face italic = face(file, 700, true);
        assertThat(upright.italic()).isFalse();
        assertThat(italic.italic()).isTrue();
        assertThat(italic.weight()).isEqualTo(700);
        int letter = italic.awt().shape(italic, "l", false, true).glyph(0);
        double tall = -italic.outline(letter).top();
        assertThat(italic.outline(letter).right() - italic.outline(letter).left())
                .isGreaterThan(upright.outline(letter).right()
                        - upright.outline(letter).left()
                        + tall / 10);
    }

    @Test
    void a_variable_font_for_the_web_is_cut_alike() {
        byte[] file = inter(ROMAN);
        Face plain = face(file, 800, false);
        Face web = face(WebFonts.woff2(file), 800, false);
        assertSame(plain, web);
    }

    @Test
    void outlines_that_vary_by_cff2_are_refused_with_advice() {
        byte[] font = WebFonts.file("liberation/LiberationMono-Bold.ttf");
        int at = new String(font, StandardCharsets.ISO_8859_1).indexOf("glyf");
        System.arraycopy("CFF2".getBytes(StandardCharsets.ISO_8859_1), 0, font, at, 4);
        assertThatThrownBy(() -> FontFile.of(font, caches))
                .isInstanceOf(FontFault.class)
                .hasMessageContaining("(CFF2); take the family's files of fixed weights");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_damage_gives_a_fault_or_a_cut_and_nothing_else(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] file = inter(ROMAN);
        Sfnt whole = Sfnt.faces(file).get(0);
        for (int i = 0; i < 12; i++) {
            byte[] damaged = file.clone();
            for (String tag : List.of("gvar", "GDEF", "GPOS", "fvar", "glyf")) {
                int start = (int) whole.offset(tag);
                int length = whole.required(tag).limit();
                for (int n = random.nextInt(4); n > 0; n--) {
                    damaged[start + random.nextInt(random.nextBoolean() ? Math.min(200, length) : length)] =
                            (byte) random.nextInt(256);
                }
            }
            try {
                for (Face face : FontFile.of(damaged, caches).faces()) {
                    if (face.weight() == 700) {
                        face.awt();
                    }
                }
            } catch (FontFault fault) {
                assertThat(fault).as("seed %d, damage %d", seed, i).hasMessageMatching("(?s).{8,300}");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", damage " + i, e);
            }
        }
    }

    private static int width(Face face) {
        return face.awt().shape(face, "Hamburg", false, true).advance();
    }

    private static void assertSame(Face a, Face b) {
        Drawn.requireSameOutlines(a, b);
        String letters = "AVTWYLPFaceoyrvw.,-\"fbdg12Äéč\u0301qΑγАд(";
        for (int i = 0; i < letters.length(); i++) {
            for (int j = 0; j < letters.length(); j++) {
                String pair = "" + letters.charAt(i) + letters.charAt(j);
                GlyphRun of = a.awt().shape(a, pair, false, true);
                GlyphRun other = b.awt().shape(b, pair, false, true);
                assertThat(Drawn.places(other)).as(pair).isEqualTo(Drawn.places(of));
            }
        }
    }
}
