package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Fonts;
import java.awt.Font;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePointsTest {

    @ParameterizedTest
    @CsvSource({
        "Inter, com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
        "Liberation Serif, liberation/LiberationSerif-Regular.ttf",
    })
    void a_face_covers_what_java2d_has_glyphs_for(String family, String resource) throws Exception {
        Face face = Fonts.embedded().face(family, 400, false);
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(resource)) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in);
            int[] differing = IntStream.rangeClosed(0x20, 0x1FFFF)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .filter(c -> font.canDisplay(c) != face.covers(c))
                    // Java2D says that it displays joiners, marks of direction and variation selectors.
                    .filter(c -> !Chain.isIgnorable(c) && c != 0x2028 && c != 0x2029)
                    .toArray();
            assertThat(differing).isEmpty();
        }
    }

    @Test
    void nothing_beyond_unicode_is_covered() {
        Face face = Fonts.embedded().face("Inter", 400, false);
        assertThat(face.covers(-1)).isFalse();
        assertThat(face.covers(0x110000)).isFalse();
    }
}
