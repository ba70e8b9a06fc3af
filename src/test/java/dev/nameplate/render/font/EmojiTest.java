package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Fonts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    private static final Typeface INTER = new Typeface("Inter", 400, false, "en", true, false);

    private static List<GlyphRun.Placed> shaped(String text) {
        return Fonts.scripts().shape(text, 0, text.length(), false, INTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83C\uDF89",
                "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\uD83C\uDDE9\uD83C\uDDEA",
                "\uD83D\uDC4D\uD83C\uDFFD",
                "1\uFE0F\u20E3",
                "\u2764\uFE0F",
                "\uD83D\uDC68\u200D\uD83D\uDCBB"
            })
    void an_emoji_of_many_parts_is_one_picture_with_an_advance(String emoji) {
        List<GlyphRun.Placed> runs = shaped(emoji);
        assertThat(runs).hasSize(1);
        GlyphRun run = runs.get(0).run();
        assertThat(run.face().family()).isEqualTo("Noto Color Emoji");
        long pictures = java.util.stream.IntStream.range(0, run.count())
                .filter(i -> run.face().sprite(run.glyph(i)).isPresent())
                .count();
        assertThat(pictures).isEqualTo(1);
        assertThat(run.advance()).isBetween(2048, 3000);
        assertThat(Fonts.scripts().covers(emoji)).isTrue();
    }

    @Test
    void a_picture_has_colours_and_stands_on_the_line() {
        GlyphRun run = shaped("\uD83C\uDF89").get(0).run();
        Sprite sprite = run.face().sprite(run.glyph(0)).orElseThrow();
        assertThat(sprite.top()).isNegative();
        assertThat(sprite.bottom()).isPositive();
        assertThat(sprite.right()).isEqualTo(sprite.advance());
        Raster raster = Fonts.scripts().picture(run.face(), run.glyph(0), 40, 38);
        assertThat(raster.width()).isEqualTo(40);
        long colourful = java.util.Arrays.stream(raster.pixels())
                .filter(pixel -> Math.abs(Argb.red(pixel) - Argb.blue(pixel)) > 40)
                .count();
        assertThat(colourful).isGreaterThan(200);
    }

    @Test
    void a_variation_selector_decides_between_letter_and_picture() {
        assertThat(shaped("\u2600\uFE0F").get(0).run().face().family()).isEqualTo("Noto Color Emoji");
        assertThat(shaped("\u2600\uFE0E").get(0).run().face().family()).isNotEqualTo("Noto Color Emoji");
        assertThat(shaped("7").get(0).run().face().family()).isEqualTo("Inter");
    }

    @Test
    void a_space_between_emoji_is_as_wide_as_between_words() {
        int space = shaped(" ").get(0).run().advance();
        int width = shaped("\uD83C\uDF89 \uD83C\uDF89").stream()
                .mapToInt(placed -> placed.run().advance())
                .sum();
        assertThat(width).isEqualTo(2 * shaped("\uD83C\uDF89").get(0).run().advance() + space);
    }

    @Test
    void every_glyph_of_the_face_is_read() {
        Face face = Fonts.scripts().face("Noto Color Emoji", 400, false);
        Sprites sprites = face.sprites().orElseThrow();
        int pictures = 0;
        for (int glyph = 0; glyph < face.awt().glyphs(); glyph += 13) {
            pictures += sprites.sprite(glyph).isPresent() ? 1 : 0;
        }
        assertThat(pictures).isGreaterThan(face.awt().glyphs() / 13 * 8 / 10);
        assertThat(sprites.sprite(60_000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sbix", "none"})
    void a_face_that_would_draw_nothing_is_refused(String tag, @TempDir Path directory) throws IOException {
        byte[] font = liberation();
        String text = new String(font, StandardCharsets.ISO_8859_1);
        byte[] name = tag.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, font, text.indexOf("glyf"), 4);
        Files.write(directory.resolve("odd.ttf"), font);
        assertThatThrownBy(() -> FontBook.with(directory))
                .isInstanceOf(FontFault.class)
                .hasMessageContaining("odd.ttf")
                .hasMessageContaining(tag.equals("sbix") ? "sbix, which is not drawn" : "no outlines");
    }

    private static byte[] liberation() throws IOException {
        try (InputStream in =
                EmojiTest.class.getClassLoader().getResourceAsStream("liberation/LiberationMono-Bold.ttf")) {
            return in.readAllBytes();
        }
    }
}
