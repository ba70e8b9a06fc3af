package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldRules;
import dev.nameplate.merge.NumberFormat;
import dev.nameplate.template.ImageLayer.Clip;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Paint.Stop;
import dev.nameplate.template.ShapeLayer.Shape;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import dev.nameplate.testing.TemplateFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCompilerTest {

    @Test
    void all_problems_come_at_once_in_the_order_of_the_document() {
        List<String> problems =
                TemplateFiles.problems("""
                        {
                          "layers": [{"type": "text", "id": "a", "text": "{nme}", "style": {"size": 20, "min-size": 30}}],
                          "formt": 1,
                          "sizes": [{"width": 1200, "height": 0, "background": "$nihgt"}],
                          "title": 12,
                          "fields": [{"name": "name", "cse": "smart"}],
                          "colours": {"night": "#0B102"}
                        }
                        """).stream().map(Problem::path).toList();
        assertThat(problems)
                .containsExactly(
                        "",
                        "/layers/0/text",
                        "/layers/0/style/min-size",
                        "/formt",
                        "/sizes/0/height",
                        "/sizes/0/background",
                        "/title",
                        "/fields/0/cse",
                        "/colours/night");
    }

    @Test
    void keys_are_escaped_in_pointers() {
        assertThat(TemplateFiles.problems("{\"a/b~c\": 1}").stream().map(Problem::path))
                .contains("/a~1b~0c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "zh-Hant-TW", "es-419", "sr-Latn", "sq-XK", "de-CH-1996x", "gsw", "he"})
    void languages_are_named_as_bcp_47_does(String tag) {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/texts/" + tag, Examples.value("{\"guest\": \"x\", \"saved\": \"x\", \"gold\": \"x\"}"));
        json.put("language", tag);
        assertThat(Examples.problems(json)).isEmpty();
        assertThat(Examples.objections(json)).isEmpty();
    }

    @Test
    void compiling_leaves_the_tree_as_it_was() {
        Map<String, Object> tree = TemplateFiles.tree(Examples.everything().toString());
        new TemplateCompiler(TemplateFiles.FAMILIES).compile("test", tree, Examples.FILES);
        assertThat(tree).isEqualTo(TemplateFiles.tree(Examples.everything().toString()));
    }

    @Test
    void what_is_left_out_has_its_default() {
        Template template = TemplateFiles.template("""
                {"format": 1, "title": "Hello", "sizes": [{"width": 300, "height": 200}], "layers": [],
                 "fields": [{"name": "name"}]}
                """);
        assertThat(template.language()).isEqualTo("en");
        assertThat(template.canvas()).isEqualTo(new Template.Artboard("main", 300, 200, 0xFFFFFFFF));
        assertThat(template.variants()).containsExactly(new Template.Variant("main", 1));
        assertThat(template.output())
                .isEqualTo(new Template.Output(82, 200_000, /* fullChroma= */ false, List.of(1, 2)));
        assertThat(template.caching()).isEqualTo(new Template.Caching(86_400, /* live= */ false));
        assertThat(template.alt()).isEqualTo(words("Hello"));
        Field name = template.fields().get(0);
        assertThat(name.openable()).isFalse();
        assertThat(name.rules()).isEqualTo(FieldRules.DEFAULT);
        assertThat(name).extracting(Field::id, Field::label, Field::help).containsExactly("name", "name", "");
    }

    @Test
    void named_colours_build_on_one_another() {
        assertThat(fill("\"$quieter\"")).isEqualTo(new Paint.Solid(new ColourRef.Fixed(0x337CF0D2)));
        assertThat(fill("\"#abc/50%\"")).isEqualTo(new Paint.Solid(new ColourRef.Fixed(0x80AABBCC)));
        assertThat(fill("\"#11223344\"")).isEqualTo(new Paint.Solid(new ColourRef.Fixed(0x44112233)));
    }

    @Test
    void a_field_gives_a_colour() {
        assertThat(fill("{\"field\": \"tint\", \"otherwise\": \"#FFF\", \"opacity\": 0.5}"))
                .isEqualTo(new Paint.Solid(new ColourRef.OfField("tint", 0xFFFFFFFF, 0.5)));
    }

    @Test
    void stops_without_a_place_lie_evenly_between_their_neighbours() {
        Paint paint = fill("""
                {"linear": {"stops": ["#000", {"at": 0.2, "colour": "#111"}, "#222", "#333", {"at": 0.8, "colour": "#444"}, "#555"]}}
                """);
        assertThat(((Paint.Linear) paint).stops().stream().map(Stop::offset).map(it -> Math.round(it * 100)))
                .containsExactly(0L, 20L, 40L, 60L, 80L, 100L);
    }

    @Test
    void an_angle_reaches_the_corners_of_its_own_box() {
        assertThat(slanted(90, 200, 100)).containsExactly(line(0, 0.5, 1, 0.5));
        assertThat(slanted(180, 200, 100)).containsExactly(line(0.5, 0, 0.5, 1));
        assertThat(slanted(45, 100, 100)).containsExactly(line(0, 1, 1, 0));
    }

    private static double[] slanted(double degrees, double width, double height) {
        Paint.Linear line = Paint.Linear.slanted(degrees, width, height, java.util.List.of());
        return new double[] {line.x1(), line.y1(), line.x2(), line.y2()};
    }

    @Test
    void one_radius_is_a_circle_and_two_are_an_ellipse() {
        assertThat(fill("{\"radial\": {\"radius\": 0.5, \"stops\": [\"#000\", \"#FFF\"]}}"))
                .extracting("rx", "ry")
                .containsExactly(0.5, 1.0);
        assertThat(fill("{\"radial\": {\"radius\": [0.5, 0.25], \"stops\": [\"#000\", \"#FFF\"]}}"))
                .extracting("rx", "ry")
                .containsExactly(0.5, 0.25);
    }

    @Test
    void a_layer_without_a_box_fills_its_group() {
        Template template = withLayers("""
                {"id": "a", "type": "shape"},
                {"id": "g", "type": "group", "box": [10, 20, 30, 40], "layers": [{"id": "b", "type": "shape"}]}
                """);
        assertThat(template.layers().get(0).common().box()).isEqualTo(new Box(0, 0, 200, 100));
        assertThat(template.layers().get(1).children().get(0).common().box()).isEqualTo(new Box(0, 0, 30, 40));
    }

    @Test
    void a_line_runs_along_the_middle_of_its_box() {
        Template template = withLayers("""
                {"id": "a", "type": "shape", "shape": "line", "box": [5, 5, 90, 2], "stroke": {"paint": "#000"}},
                {"id": "b", "type": "shape", "shape": "line", "box": [5, 5, 2, 90], "stroke": {"paint": "#000"}}
                """);
        assertThat(template.layers())
                .extracting(layer -> ((ShapeLayer) layer).shape())
                .containsExactly(new Shape.Line(0, 1, 90, 1), new Shape.Line(1, 0, 1, 90));
    }

    @Test
    void a_radius_cuts_a_group() {
        Template template = withLayers("""
                {"id": "a", "type": "group", "layers": []},
                {"id": "b", "type": "group", "radius": 8, "layers": []},
                {"id": "c", "type": "group", "radius": "round", "layers": []},
                {"id": "d", "type": "group", "clip": true, "layers": []}
                """);
        assertThat(template.layers())
                .extracting(layer -> ((GroupLayer) layer).clip())
                .containsExactly(Clip.NONE, new Clip(8, false), new Clip(0, true), Clip.NONE);
        assertThat(template.layers())
                .extracting(layer -> ((GroupLayer) layer).clipped())
                .containsExactly(false, true, true, true);
    }

    @Test
    void a_style_is_like_another_but_for_its_own_keys() {
        Template template = Examples.template(Examples.everything());
        TextStyle headline = ((TextLayer) template.layers().get(0)).style();
        TextStyle price = ((TextLayer) template.layers().get(1)).style();
        assertThat(price).extracting(TextStyle::size, TextStyle::minSize).containsExactly(30.0, 18.0);
        assertThat(price.outline()).isPresent();
        assertThat(headline.upper()).isFalse();
        assertThat(headline.maxLines()).isEqualTo(2);
    }

    @Test
    void a_size_alone_does_not_shrink_and_a_shrinking_style_keeps_its_smallest_size() {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/layers/1/style", Examples.value("{\"size\": 44}"));
        Examples.set(json, "/layers/0/style", Examples.value("{\"like\": \"label\", \"size\": 12}"));
        Template template = Examples.template(json);
        assertThat(((TextLayer) template.layers().get(1)).style().minSize()).isEqualTo(44);
        assertThat(((TextLayer) template.layers().get(0)).style().minSize()).isEqualTo(12);
    }

    @Test
    void words_are_taken_apart() {
        assertThat(text("\"{name}[ of {company}], \\\\[hi\\\\]\\n\\\\{\\\\}\\\\\\\\\""))
                .isEqualTo(new Wording(
                        List.of(new Phrase(List.of(
                                new Piece.Slot("name"),
                                new Piece.Optional(List.of(new Piece.Words(" of "), new Piece.Slot("company"))),
                                new Piece.Words(", [hi]\n{}\\")))),
                        Map.of()));
    }

    @Test
    void a_sign_at_the_beginning_can_be_escaped() {
        assertThat(text("\"\\\\@acme\"")).isEqualTo(words("@acme"));
    }

    @Test
    void words_by_key_have_their_languages() {
        Wording saved =
                ((TextLayer) Examples.template(Examples.everything()).layers().get(0)).wording();
        assertThat(saved.fallback()).hasSize(2);
        assertThat(saved.byLanguage()).containsOnlyKeys("pt-BR");
    }

    @Test
    void a_fallback_by_key_has_its_languages() {
        Field name = Examples.template(Examples.everything()).fields().get(0);
        Fallback.Fixed guest = (Fallback.Fixed) name.ladder().get(1);
        assertThat(guest.value().in("pt-BR")).isEqualTo("Visitante");
        assertThat(guest.value().in("fr")).isEqualTo("Guest");
        assertThat(name.ladder()).last().isEqualTo(new Fallback.Remove());
    }

    @Test
    void a_currency_knows_its_own_fraction_digits() {
        assertThat(format("{\"style\": \"currency\", \"currency\": \"JPY\"}"))
                .isEqualTo(new NumberFormat(NumberFormat.Style.CURRENCY, 0, 0, Optional.of("JPY"), Optional.empty()));
        assertThat(format("{\"style\": \"currency\", \"currency\": \"EUR\"}").minFraction())
                .isEqualTo(2);
        assertThat(format("{\"fraction\": 1}"))
                .isEqualTo(new NumberFormat(NumberFormat.Style.DECIMAL, 1, 1, Optional.empty(), Optional.empty()));
    }

    @Test
    void only_pictures_in_use_are_decoded() {
        ObjectNode json = Examples.everything();
        ((ArrayNode) json.get("layers")).remove(3);
        Examples.set(json, "/fields/8/assets", Examples.value("[\"acme.png\"]"));
        Map<String, byte[]> files = new java.util.HashMap<>(Examples.FILES);
        files.put("globex.png", new byte[] {1, 2, 3});
        assertThat(TemplateFiles.template(json.toString(), files).assets())
                .containsOnlyKeys("$logo", "acme.png", "gold.png");
    }

    @Test
    void a_picture_that_cannot_be_read_is_a_problem_where_it_is_first_referred_to() {
        Map<String, byte[]> files = new java.util.HashMap<>(Examples.FILES);
        files.put("globex.png", new byte[] {1, 2, 3});
        assertThat(TemplateFiles.compile(Examples.everything().toString(), files))
                .isEqualTo(new Compiled.Faulty(List.of(new Problem(
                        "/fields/8/assets/1",
                        "\"globex.png\" is neither PNG nor JPEG nor GIF inside, whatever its name says; save it as one of"
                                + " them"))));
    }

    @Test
    void what_does_nothing_is_warned_of() {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/colours/spare", Examples.value("\"#FFF\""));
        Examples.set(json, "/styles/spare", Examples.value("{}"));
        Examples.set(json, "/texts/en/spare", Examples.value("\"x\""));
        Examples.set(json, "/fields/11", Examples.value("{\"name\": \"spare\"}"));
        Map<String, byte[]> files = new java.util.HashMap<>(Examples.FILES);
        files.put("spare.png", new byte[0]);
        Compiled.Sound sound = (Compiled.Sound) TemplateFiles.compile(json.toString(), files);
        assertThat(sound.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "/: nothing uses the file \"spare.png\"",
                        "/colours/spare: nothing uses colour \"spare\"",
                        "/texts/en/spare: nothing uses text \"spare\"",
                        "/fields/11: nothing shows field \"spare\"",
                        "/styles/spare: nothing uses style \"spare\"");
    }

    @Test
    void the_example_of_every_key_has_no_warning() {
        assertThat(((Compiled.Sound) Examples.compile(Examples.everything())).warnings())
                .isEmpty();
    }

    @Test
    void there_may_be_500_layers_in_all() {
        ObjectNode json = Examples.everything();
        ArrayNode layers = json.putArray("layers");
        ArrayNode inner = layers.addObject().put("id", "g").put("type", "group").putArray("layers");
        for (int i = 0; i < 499; i++) {
            (i % 2 == 0 ? inner : layers).addObject().put("id", "s" + i).put("type", "shape");
        }
        assertThat(Examples.problems(json)).isEmpty();
        inner.addObject().put("id", "last").put("type", "shape");
        assertThat(Examples.problems(json))
                .containsExactly("/layers/249: more than 500 layers in all; 500 are allowed");
    }

    @Test
    void there_may_be_64_fields() {
        ObjectNode json = Examples.everything();
        ArrayNode fields = json.putArray("fields");
        json.putArray("layers");
        json.remove(List.of("texts", "alt"));
        for (int i = 0; i < 65; i++) {
            fields.addObject().put("name", "f" + i);
        }
        assertThat(Examples.problems(json)).containsExactly("/fields: a list of 65; 0 to 64 fields are allowed");
        fields.remove(64);
        assertThat(Examples.problems(json)).isEmpty();
    }

    @Test
    void the_families_are_those_the_compiler_was_given() {
        String json = Examples.everything().toString();
        Compiled compiled =
                new TemplateCompiler(Set.of("Acme Sans")).compile("test", TemplateFiles.tree(json), Examples.FILES);
        String problem =
                compiled.fold(template -> "", problems -> problems.get(0).toString());
        assertThat(problem).isEqualTo("/families/heading: there is no font family \"Inter\"; known is Acme Sans");
    }

    @Test
    void numbers_of_any_kind_are_read() {
        Map<String, Object> tree = TemplateFiles.tree(Examples.everything().toString());
        tree.put("sizes", List.of(Map.of("width", new java.math.BigDecimal("1.2e3"), "height", 630L)));
        Compiled compiled = new TemplateCompiler(TemplateFiles.FAMILIES).compile("test", tree, Examples.FILES);
        assertThat(compiled.<Integer>fold(template -> template.canvas().width(), problems -> 0))
                .isEqualTo(1200);
    }

    private static double[] line(double... ends) {
        return java.util.Arrays.stream(ends).map(end -> end + 0.0).toArray();
    }

    private static Paint fill(String paint) {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/sizes/0", Examples.value("{\"width\": 200, \"height\": 100}"));
        Examples.set(
                json, "/layers/9", Examples.value("{\"id\": \"x\", \"type\": \"shape\", \"fill\": " + paint + "}"));
        return ((ShapeLayer) Examples.template(json).layers().get(9)).fill().orElseThrow();
    }

    private static Wording text(String text) {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/layers/1/text", Examples.value(text));
        return ((TextLayer) Examples.template(json).layers().get(1)).wording();
    }

    private static NumberFormat format(String format) {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/fields/2/format", Examples.value(format));
        return Examples.template(json).fields().get(2).number();
    }

    private static Template withLayers(String layers) {
        return TemplateFiles.template(
                "{\"format\": 1, \"title\": \"t\", \"sizes\": [{\"width\": 200, \"height\": 100}]," + " \"layers\": ["
                        + layers + "]}");
    }

    private static Wording words(String words) {
        return new Wording(List.of(new Phrase(List.of(new Piece.Words(words)))), Map.of());
    }
}
