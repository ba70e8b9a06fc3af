package dev.nameplate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.render.font.Face;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.FontData;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.TemplateFiles;
import dev.nameplate.testing.Templates;
import dev.nameplate.testing.WebFonts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Font files in a template's folder: from the bytes to the picture. */
class TemplateFontsTest {

    private static final byte[] MONO = WebFonts.file("liberation/LiberationMono-Regular.ttf");

    private final TemplateFonts fonts = new TemplateFonts(Fonts.embedded());
    private final TemplateCompiler compiler = new TemplateCompiler(fonts);

    private static String json(String family) {
        return """
                {"format": 1, "title": "Fonts", "sizes": [{"width": 300, "height": 80}],
                 "fields": [{"name": "name", "samples": ["Ada"]}],
                 "layers": [{"id": "words", "type": "text", "box": [10, 10, 280, 60], "text": "Hi {name}",
                   "style": {"family": "%s", "size": 30}}]}""".formatted(family);
    }

    private Template template(String family, Map<String, byte[]> files) {
        return compile(family, files).fold(template -> template, problems -> {
            throw new AssertionError(problems);
        });
    }

    private Compiled compile(String family, Map<String, byte[]> files) {
        return compiler.compile("test", TemplateFiles.tree(json(family)), files);
    }

    private List<String> problems(String family, Map<String, byte[]> files) {
        return compile(family, files).fold(template -> List.of(), problems -> problems.stream()
                .map(Problem::toString)
                .toList());
    }

    private int[] pixels(Template template) {
        Renderer renderer = new Renderer(fonts, RenderLimits.DEFAULT);
        return renderer.render(
                renderer.base(template, 1),
                Templates.values("name", "Grace"),
                drawing -> drawing.pixels().pixels().clone());
    }

    @Test
    void a_text_may_be_set_in_a_family_of_the_folder() {
        int[] expected = pixels(template("Liberation Mono", Map.of()));
        byte[] acme = WebFonts.renamed(MONO, "Liberation Mono", "Acme Grotesk Ab");
        assertThat(pixels(template("Acme Grotesk Ab", Map.of("acme.ttf", acme))))
                .isEqualTo(expected);
        assertThat(pixels(template("Acme Grotesk Ab", Map.of("acme.woff", WebFonts.woff(acme)))))
                .isEqualTo(expected);
        assertThat(pixels(template("Acme Grotesk Ab", Map.of("Acme.WOFF2", WebFonts.woff2(acme)))))
                .isEqualTo(expected);
        assertThat(pixels(template("Inter", Map.of("acme.ttf", acme)))).isNotEqualTo(expected);
    }

    @Test
    void a_family_of_the_folder_comes_before_the_servers_of_the_same_name() {
        int[] mono = pixels(template("Liberation Mono", Map.of()));
        byte[] disguised = WebFonts.renamed(MONO, "Liberation Mono", "Liberation Sans");
        assertThat(pixels(template("Liberation Sans", Map.of("sans.ttf", disguised))))
                .isEqualTo(mono);
        assertThat(pixels(template("Liberation Sans", Map.of()))).isNotEqualTo(mono);
    }

    @Test
    void the_first_set_that_has_a_family_is_taken() {
        byte[] one = WebFonts.renamed(MONO, "Liberation Mono", "Acme Grotesk Ab");
        byte[] two = WebFonts.renamed(
                WebFonts.file("liberation/LiberationMono-Bold.ttf"), "Liberation Mono", "Acme Grotesk Ab");
        FontData regular =
                template("Inter", Map.of("one.ttf", one)).fonts().get(0).get(0);
        FontData bold = template("Inter", Map.of("two.ttf", two)).fonts().get(0).get(0);
        Template plain = template("Inter", Map.of());
        Face first = fonts.book(Templates.withFonts(plain, List.of(List.of(regular), List.of(bold))))
                .face("Acme Grotesk Ab", 700, false);
        Face second = fonts.book(Templates.withFonts(plain, List.of(List.of(bold), List.of(regular))))
                .face("Acme Grotesk Ab", 400, false);
        assertThat(first.weight()).isEqualTo(400);
        assertThat(second.weight()).isEqualTo(700);
        assertThat(fonts.book(Templates.withFonts(plain, List.of(List.of(regular, bold))))
                        .face("Acme Grotesk Ab", 700, false)
                        .weight())
                .isEqualTo(700);
    }

    @Test
    void the_same_bytes_are_opened_once() {
        Map<String, byte[]> files = Map.of("mono.ttf", MONO);
        Template before = template("Liberation Mono", files);
        Template after = template("Inter", Map.of("other-name.ttf", MONO.clone()));
        assertThat(fonts.book(before).face("Liberation Mono", 400, false))
                .isSameAs(fonts.book(after).face("Liberation Mono", 400, false))
                .isNotSameAs(Fonts.embedded().face("Liberation Mono", 400, false));
        assertThat(before.fonts().get(0).get(0).bytes())
                .isSameAs(after.fonts().get(0).get(0).bytes());
        assertThat(fonts.book(before)).isSameAs(fonts.book(template("Liberation Mono", files)));
        assertThat(fonts.book(template("Inter", Map.of()))).isSameAs(Fonts.embedded());
    }

    @Test
    void a_font_file_is_part_of_the_version_and_other_files_are_not() {
        String without = template("Inter", Map.of()).version();
        String with = template("Inter", Map.of("mono.ttf", MONO)).version();
        assertThat(with).isNotEqualTo(without);
        assertThat(template("Inter", Map.of("mono.ttf", MONO, "OFL.txt", new byte[9]))
                        .version())
                .isEqualTo(with);
        assertThat(template("Inter", Map.of("other.ttf", MONO)).version()).isNotEqualTo(with);
        assertThat(template("Inter", Map.of("mono.ttf", WebFonts.woff(MONO))).version())
                .isNotEqualTo(with);
    }

    @Test
    void a_font_file_at_fault_is_a_problem_that_names_it() {
        byte[] half = Arrays.copyOf(MONO, 3000);
        assertThat(problems("Inter", Map.of("a.ttf", half, "b.woff2", "wOF2".getBytes(), "c.otf", new byte[0])))
                .containsExactly(
                        "/: the font file \"a.ttf\" cannot be read: it is damaged or cut short",
                        "/: the font file \"b.woff2\" cannot be read: it is damaged or cut short",
                        "/: the font file \"c.otf\" cannot be read: it is damaged or cut short");
        Map<String, byte[]> many = new HashMap<>();
        for (int i = 0; i < 41; i++) {
            many.put(i + ".ttf", MONO);
        }
        assertThat(problems("Inter", many)).containsExactly("/: 41 font files are in the folder; at most 40 are read");
    }

    @Test
    void a_family_that_neither_folder_nor_server_has_is_refused_with_both_in_the_list() {
        byte[] acme = WebFonts.renamed(MONO, "Liberation Mono", "Acme Grotesk Ab");
        assertThat(problems("Comic Sans", Map.of("acme.ttf", acme)))
                .singleElement()
                .asString()
                .contains("/layers/0/style/family", "Acme Grotesk Ab", "Inter", "Liberation Serif");
    }

    @Test
    void a_file_of_the_folder_draws_what_the_servers_faces_lack() {
        Fonts.scripts();
        byte[] arabic = WebFonts.woff2(WebFonts.file("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"));
        Template template = template("Inter", Map.of("arabic.woff2", arabic));
        assertThat(fonts.book(template).covers("Ada محمد")).isTrue();
        assertThat(Fonts.embedded().covers("Ada محمد")).isFalse();
        assertThat(fonts.book(template).scripts().covered()).contains("Arabic");
    }
}
