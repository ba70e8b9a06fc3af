package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nameplate.testing.TemplateFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brand kits: what they hold, what is wrong with them, and what they do to a template. */
class BrandTest {

    private static final Map<String, byte[]> FILES = Map.of("wordmark.png", Examples.picture("png", 30, 10));

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Examples.resource("/schema/brand.json"), InputFormat.JSON);

    private static ObjectNode everything() {
        return Examples.object(Examples.resource("/brand/everything.json"));
    }

    private static CompiledBrand compile(JsonNode json) {
        return new BrandCompiler(Typefaces.of(TemplateFiles.FAMILIES)).compile(TemplateFiles.tree(json.toString()), FILES);
    }

    private static Brand brand(String json) {
        return compile(Examples.value(json)).fold(brand -> brand, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static Brand brand(String key, String values) {
        return brand("{\"format\": 1, \"title\": \"Kit\", \"" + key + "\": " + values + "}");
    }

    private static Template dressed(JsonNode template, Brand brand) {
        return new TemplateCompiler(TemplateFiles.FAMILIES)
                .compile("test", TemplateFiles.tree(template.toString()), Examples.FILES, brand)
                .fold(it -> it, problems -> {
                    throw new AssertionError(problems.toString());
                });
    }

    private static String version(Brand brand) {
        return dressed(Examples.everything(), brand).version();
    }

    @Test
    void the_kit_that_uses_every_key_is_sound_for_compiler_and_schema() {
        assertThat(compile(everything())).isInstanceOf(CompiledBrand.Sound.class);
        assertThat(SCHEMA.validate(everything().toString(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_compiler_and_the_schema_know_the_same_keys() {
        Reading reading = new Reading();
        new BrandCompiler(Typefaces.of(TemplateFiles.FAMILIES))
                .compile(TemplateFiles.tree(everything().toString()), FILES, reading);
        TreeSet<String> inSchema = new TreeSet<>();
        Examples.value(Examples.resource("/schema/brand.json"))
                .get("properties")
                .fieldNames()
                .forEachRemaining(inSchema::add);
        assertThat(reading.keys().get("brand")).isEqualTo(inSchema);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /format          | 2                   | true  | /format: 2 is a format that this version does not read; it reads 1
            /title           | ""                  | true  | /title: the text is empty
            /colors          | {}                  | true  | /colors: "colors" is not a key of the brand kit; did you mean "colours"?
            /colours/accent  | "#FF5A3"            | true  | /colours/accent: "#FF5A3" is no colour; write #RGB, #RRGGBB, #RRGGBBAA or $name, each with /40% or the like for its opacity if you want
            /colours/quiet   | "$acent/20%"        | false | /colours/quiet: there is no colour "acent"; did you mean "accent"?
            /colours/accent  | "$quiet"            | false | /colours/quiet: colour "accent" is defined by itself: accent → quiet → accent
            /colours/Accent  | "#FFF"              | true  | /colours/Accent: "Accent" is not allowed here; small letters, digits and hyphens are allowed, a letter first, at most 32
            /families/heading| "Liberation Srif"   | false | /families/heading: there is no font family "Liberation Srif"; did you mean "Liberation Serif"?
            /families/heading| "$body"             | false | /families/heading: there is no font family "$body"; known are Inter, Liberation Mono, Liberation Sans, Liberation Serif
            /radii/card      | -1                  | true  | /radii/card: -1 is too small; 0 to 10000 is allowed
            /radii/card      | "round"             | true  | /radii/card: "round" is not a number; 0 to 10000 is allowed
            /logos/logo      | "wordmrk.png"       | false | /logos/logo: there is no picture "wordmrk.png"; did you mean "wordmark.png"?
            /logos/logo      | "logo.svg"          | true  | /logos/logo: "logo.svg" is an SVG, which is not read; save it as PNG at twice the size shown
            /logos/logo      | null                | true  | /logos/logo: null is no value; leave the key out
            """)
    void the_compiler_says_what_is_wrong_and_where(String place, String value, boolean inSchema, String problem) {
        ObjectNode json = everything();
        Examples.set(json, place, Examples.value(value));
        assertThat(compile(json).<List<String>>fold(brand -> List.of(), problems -> problems.stream()
                        .map(Problem::toString)
                        .toList()))
                .containsExactly(problem);
        assertThat(SCHEMA.validate(json.toString(), InputFormat.JSON).isEmpty()).isEqualTo(!inSchema);
    }

    @Test
    void all_problems_are_told_at_once_in_their_order() {
        List<Problem> problems = compile(Examples.value("""
                {"title": 5, "logos": {"logo": "x.png"}, "radii": {"card": true}, "colours": {"a": "$b", "b": "red"}}
                """)).fold(brand -> List.of(), all -> all);
        assertThat(problems)
                .extracting(Problem::path)
                .containsExactly("", "/title", "/logos/logo", "/radii/card", "/colours/b");
    }

    @Test
    void a_picture_that_cannot_be_read_is_a_problem_of_the_kit() {
        Map<String, byte[]> files = new HashMap<>(FILES);
        files.put("wordmark.png", new byte[] {1, 2, 3});
        CompiledBrand compiled = new BrandCompiler(Typefaces.of(TemplateFiles.FAMILIES))
                .compile(TemplateFiles.tree(everything().toString()), files);
        assertThat(compiled.<List<String>>fold(
                        brand -> List.of(),
                        problems -> problems.stream().map(Problem::path).toList()))
                .containsExactly("/logos/logo");
    }

    @Test
    void names_that_the_kit_has_are_its_own_and_the_others_the_templates() {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/sizes/0/background", Examples.value("\"$accent\""));
        Template own = dressed(json, Brand.NONE);
        Template dressed = dressed(json, brand(everything().toString()));

        assertThat(own.canvas().background()).isEqualTo(0xFF7CF0D2);
        assertThat(dressed.canvas().background()).isEqualTo(0xFFFF5A36);
        assertThat(headline(own).family()).isEqualTo("Inter");
        assertThat(headline(dressed).family()).isEqualTo("Liberation Serif");
        assertThat(corner(own)).isEqualTo(36);
        assertThat(corner(dressed)).isEqualTo(4);
        assertThat(((ImageLayer) dressed.layers().get(2)).clip()).isEqualTo(new ImageLayer.Clip(12.5, false));
        assertThat(own.assets().get("$logo").width()).isEqualTo(8);
        assertThat(dressed.assets().get("$logo").width()).isEqualTo(30);
        assertThat(dressed.assets().get("$mark").width()).isEqualTo(4);
    }

    @Test
    void colours_of_the_template_that_build_on_a_colour_of_the_kit_follow_it() {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/sizes/0/background", Examples.value("\"$quieter\""));
        // quieter = $quiet/50%, quiet = $accent/40%: of the template, unless the kit has its own.
        assertThat(dressed(json, brand("colours", "{\"accent\": \"#102030\"}"))
                        .canvas()
                        .background())
                .isEqualTo(0x33102030);
        assertThat(dressed(json, brand("colours", "{\"accent\": \"#102030\", \"quiet\": \"$accent\"}"))
                        .canvas()
                        .background())
                .isEqualTo(0x80102030);
    }

    @Test
    void a_template_refers_to_its_own_names_only() {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/sizes/0/background", Examples.value("\"$ground\""));
        Compiled compiled = new TemplateCompiler(TemplateFiles.FAMILIES)
                .compile(
                        "test",
                        TemplateFiles.tree(json.toString()),
                        Examples.FILES,
                        brand("colours", "{\"ground\": \"#101010\"}"));
        assertThat(compiled.<List<String>>fold(
                        it -> List.of(),
                        problems -> problems.stream().map(Problem::path).toList()))
                .containsExactly("/sizes/0/background");
    }

    @Test
    void a_fault_of_the_templates_own_value_is_told_whatever_the_kit_has() {
        ObjectNode json = Examples.everything();
        Examples.set(json, "/colours/accent", Examples.value("\"mint\""));
        Compiled compiled = new TemplateCompiler(TemplateFiles.FAMILIES)
                .compile(
                        "test",
                        TemplateFiles.tree(json.toString()),
                        Examples.FILES,
                        brand("colours", "{\"accent\": \"#101010\"}"));
        assertThat(compiled).isInstanceOf(Compiled.Faulty.class);
    }

    static Stream<Brand> kits_of_something_used() {
        return Stream.of(
                brand("colours", "{\"night\": \"#000\"}"),
                brand("colours", "{\"night\": \"#111\"}"),
                brand("colours", "{\"quiet\": \"#000\"}"),
                brand("families", "{\"heading\": \"Liberation Serif\"}"),
                brand("families", "{\"heading\": \"Liberation Sans\"}"),
                brand("radii", "{\"card\": 8}"),
                brand("radii", "{\"card\": 9}"),
                brand("radii", "{\"plate\": 8}"),
                brand("logos", "{\"logo\": \"wordmark.png\"}"),
                brand("logos", "{\"mark\": \"wordmark.png\"}"),
                Brand.NONE);
    }

    @Test
    void whatever_of_the_kit_is_used_is_part_of_the_version() {
        assertThat(kits_of_something_used().map(BrandTest::version)).doesNotHaveDuplicates();
    }

    @Test
    void what_of_the_kit_is_not_used_is_no_part_of_the_version() {
        ObjectNode json = Examples.everything();
        json.set("layers", Examples.value("[]"));
        Brand kit = brand(everything().toString());
        Brand less = new Brand(
                "Another title",
                Map.of("accent", 0xFF123456, "ground", 0xFF000000),
                Map.of("body", "Inter"),
                Map.of("chip", 3.0),
                Map.of());
        Examples.set(json, "/styles", Examples.value("{}"));
        Examples.set(json, "/fields", Examples.value("[{\"name\": \"name\"}]"));
        Examples.set(json, "/texts", Examples.value("{}"));
        Examples.set(json, "/alt", Examples.value("\"x\""));
        assertThat(dressed(json, less).version())
                .isEqualTo(dressed(json, kit).version())
                .isEqualTo(dressed(json, Brand.NONE).version());
    }

    @Test
    void a_colour_used_by_way_of_another_is_part_of_the_version() {
        ObjectNode json = Examples.everything();
        ((ArrayNode) json.get("layers")).removeAll();
        Examples.set(json, "/styles", Examples.value("{}"));
        Examples.set(json, "/sizes/0/background", Examples.value("\"$quieter\""));
        String one = dressed(json, brand("colours", "{\"accent\": \"#111\"}")).version();
        String other = dressed(json, brand("colours", "{\"accent\": \"#222\"}")).version();
        assertThat(one).isNotEqualTo(other);
        // The kit's own "quiet" stands between: what lies below it no longer counts.
        String cut = dressed(json, brand("colours", "{\"accent\": \"#111\", \"quiet\": \"#333\"}"))
                .version();
        assertThat(dressed(json, brand("colours", "{\"accent\": \"#222\", \"quiet\": \"#333\"}"))
                        .version())
                .isEqualTo(cut);
    }

    /** Reads files that end in .ttf: what is before that is the family, a dash and what follows it left out. */
    private static final Typefaces NAMED = new Typefaces() {
        @Override
        public java.util.Set<String> families() {
            return TemplateFiles.FAMILIES;
        }

        @Override
        public boolean isFont(String fileName) {
            return fileName.endsWith(".ttf");
        }

        @Override
        public Read read(String fileName, byte[] bytes) {
            return bytes.length == 0
                    ? new Read.Fault("is empty")
                    : new Read.Font(new FontData(
                            fileName,
                            String.valueOf(bytes[0]),
                            bytes,
                            java.util.Set.of(fileName.replaceFirst("(-.*)?\\.ttf", ""))));
        }
    };

    private static CompiledBrand withFonts(String families, Map<String, byte[]> files) {
        return new BrandCompiler(NAMED)
                .compile(
                        TemplateFiles.tree("{\"format\": 1, \"title\": \"Kit\", \"families\": " + families + "}"), files);
    }

    private static Template wearing(String families, Map<String, byte[]> files) {
        return withFonts(families, files).fold(kit -> dressed(Examples.everything(), kit), problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    @Test
    void a_kit_brings_the_fonts_that_a_template_wears_and_no_others() {
        Map<String, byte[]> files = Map.of("Acme-Bold.ttf", new byte[] {1}, "Other.ttf", new byte[] {2});
        Template worn = wearing("{\"heading\": \"Acme\", \"unknown\": \"Other\"}", files);
        assertThat(worn.fonts()).hasSize(1);
        assertThat(worn.fonts().get(0)).extracting(FontData::name).containsExactly("Acme-Bold.ttf");
        assertThat(wearing("{\"unknown\": \"Other\"}", files).fonts()).isEmpty();
    }

    @Test
    void another_font_file_of_a_kit_is_another_version_only_where_it_is_worn() {
        String heading = "{\"heading\": \"Acme\"}";
        String one = wearing(heading, Map.of("Acme.ttf", new byte[] {1})).version();
        assertThat(wearing(heading, Map.of("Acme.ttf", new byte[] {2})).version()).isNotEqualTo(one);
        assertThat(wearing(heading, Map.of("Acme.ttf", new byte[] {1}, "Other.ttf", new byte[] {3}))
                        .version())
                .isEqualTo(one);
    }

    @Test
    void a_faulty_font_file_of_a_kit_is_named() {
        assertThat(withFonts("{}", Map.of("Acme.ttf", new byte[0]))
                        .<List<Problem>>fold(kit -> List.of(), problems -> problems))
                .extracting(Problem::message)
                .containsExactly("the font file \"Acme.ttf\" is empty");
    }

    @Test
    void a_logo_is_content_by_its_bytes_not_by_its_name() {
        Map<String, byte[]> renamed = Map.of("other.png", FILES.get("wordmark.png"));
        Brand again = new BrandCompiler(Typefaces.of(TemplateFiles.FAMILIES))
                .compile(
                        TemplateFiles.tree("{\"format\": 1, \"title\": \"Kit\", \"logos\": {\"logo\": \"other.png\"}}"),
                        renamed)
                .fold(it -> it, problems -> {
                    throw new AssertionError(problems.toString());
                });
        assertThat(version(again)).isEqualTo(version(brand("logos", "{\"logo\": \"wordmark.png\"}")));
    }

    private static TextStyle headline(Template template) {
        return ((TextLayer) template.layers().get(0)).style();
    }

    private static double corner(Template template) {
        return ((ShapeLayer.Shape.Rectangle) ((ShapeLayer) template.layers().get(4)).shape()).topLeft();
    }
}
