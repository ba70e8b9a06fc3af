package dev.nameplate.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.Format;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.proof.Finding.Severity;
import dev.nameplate.testing.TemplateFiles;
import dev.nameplate.testing.Workshops;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each finding has a template that has it, and a twin that differs in one thing and has none. */
class FindingsTest {

    private static final Workshop WORKSHOP = Workshops.plain();

    private static final String NAME =
            "{\"name\": \"name\", \"samples\": [\"Sarah\"], \"open\": true, \"fallback\": {\"text\": \"Reader\"}}";

    private static List<Finding> findings(String fields, String layers, String output) {
        return findings(fields, layers, output, "[1]");
    }

    private static List<Finding> findings(String fields, String layers, String output, String densities) {
        String json = "{\"format\": 1, \"title\": \"t\", \"sizes\": [{\"width\": 1200, \"height\": 160}], \"fields\": ["
                + fields + "], \"layers\": [" + layers + "], \"output\": {\"densities\": " + densities + output + "}}";
        return WORKSHOP.findings(TemplateFiles.template(json, Map.of("dot.png", dot())));
    }

    private static List<Finding> findings(String layers) {
        return findings(NAME, layers, "");
    }

    private static byte[] dot() {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, 0x336699);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static String text(String id, String box, String words, String style) {
        return "{\"id\": \"" + id + "\", \"type\": \"text\", \"box\": " + box + ", \"text\": " + words
                + ", \"style\": {" + style + "}}";
    }

    private static String words(String style) {
        return text("words", "[20, 20, 1160, 60]", "\"Hello {name}\"", style);
    }

    private static String shape(String box, String fill) {
        return "{\"id\": \"shape\", \"type\": \"shape\", \"box\": " + box + ", \"fill\": " + fill + "}";
    }

    private static final String GREYS = "{\"linear\": {\"angle\": 90, \"stops\": [\"#000000\", \"#FFFFFF\"]}}";
    private static final String GONE = "{\"name\": \"company\", \"samples\": [\"Acme\"], \"open\": true}";

    /** A template with one finding, and its twin. */
    private record Pair(
            String about, String id, Severity severity, String place, List<Finding> has, List<Finding> twin) {}

    private static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        "grey small text on white",
                        "contrast",
                        Severity.ERROR,
                        "/layers/0/style",
                        findings(words("\"size\": 16, \"fill\": \"#8A8A8A\"")),
                        findings(words("\"size\": 16, \"fill\": \"#6A6A6A\""))),
                new Pair(
                        "large text may be a little paler, and is warned of",
                        "contrast",
                        Severity.WARNING,
                        "/layers/0/style",
                        findings(words("\"size\": 40, \"fill\": \"#8A8A8A\"")),
                        findings(words("\"size\": 40, \"fill\": \"#6A6A6A\""))),
                new Pair(
                        "text across a gradient, and on a plate above it",
                        "contrast",
                        Severity.ERROR,
                        "/layers/1/style",
                        findings(
                                shape("[0, 0, 1200, 160]", GREYS) + "," + words("\"size\": 50, \"fill\": \"#000000\"")),
                        findings(shape("[0, 0, 1200, 160]", GREYS) + ","
                                + shape("[0, 10, 1200, 80]", "\"#FFFFFF\"")
                                        .replace("\"shape\", \"type\"", "\"plate\", \"type\"")
                                + "," + words("\"size\": 50, \"fill\": \"#000000\""))),
                new Pair(
                        "a gradient in the letters that fades into what is behind",
                        "contrast",
                        Severity.ERROR,
                        "/layers/0/style",
                        findings(words("\"size\": 40, \"fill\": " + GREYS)),
                        findings(words("\"size\": 40, \"fill\": " + GREYS.replace("#FFFFFF", "#505050")))),
                new Pair(
                        "black letters that let white through",
                        "contrast",
                        Severity.ERROR,
                        "/layers/0/style",
                        findings(words("\"size\": 20, \"fill\": \"#000000/40%\"")),
                        findings(words("\"size\": 20, \"fill\": \"#000000/70%\""))),
                new Pair(
                        "white on white, and with an outline",
                        "contrast",
                        Severity.ERROR,
                        "/layers/0/style",
                        findings(words("\"size\": 40, \"fill\": \"#FFFFFF\"")),
                        findings(words("\"size\": 40, \"fill\": \"#FFFFFF\", \"outline\": {\"paint\": \"#000000\","
                                + " \"width\": 2, \"position\": \"outside\"}"))),
                new Pair(
                        "text under 11 px",
                        "small-text",
                        Severity.ERROR,
                        "/layers/0/style",
                        findings(words("\"size\": 10.5")),
                        findings(words("\"size\": 11"))),
                new Pair(
                        "text that shrinks below 11 px for a long name",
                        "small-text",
                        Severity.ERROR,
                        "/layers/0/style",
                        findings(text("words", "[20, 20, 200, 40]", "\"{name}\"", "\"size\": 20, \"min-size\": 6")),
                        findings(text("words", "[20, 20, 200, 40]", "\"{name}\"", "\"size\": 20, \"min-size\": 11"))),
                new Pair(
                        "letters beyond the canvas",
                        "outside-canvas",
                        Severity.ERROR,
                        "/layers/0",
                        findings(text("words", "[-30, 20, 1160, 60]", "\"Hello {name}\"", "\"size\": 30")),
                        findings(text("words", "[0, 20, 1160, 60]", "\"Hello {name}\"", "\"size\": 30"))),
                new Pair(
                        "a picture that the edge cuts, and one that spans the canvas",
                        "outside-canvas",
                        Severity.WARNING,
                        "/layers/0",
                        findings(
                                "{\"id\": \"p\", \"type\": \"image\", \"box\": [1150, 20, 100, 100], \"asset\": \"dot.png\"}"),
                        findings(
                                "{\"id\": \"p\", \"type\": \"image\", \"box\": [-9, -9, 1220, 190], \"asset\": \"dot.png\"}")),
                new Pair(
                        "an ornament that nobody sees, and one that bleeds",
                        "outside-canvas",
                        Severity.WARNING,
                        "/layers/0",
                        findings(shape("[1220, 20, 100, 100]", "\"#336699\"")),
                        findings(shape("[1150, 20, 100, 100]", "\"#336699\""))),
                new Pair(
                        "two texts across each other",
                        "text-overlap",
                        Severity.ERROR,
                        "/layers/1",
                        findings(words("\"size\": 30") + ","
                                + text("more", "[20, 30, 1160, 40]", "\"Welcome\"", "\"size\": 30")),
                        findings(words("\"size\": 30") + ","
                                + text("more", "[20, 90, 1160, 40]", "\"Welcome\"", "\"size\": 30"))),
                new Pair(
                        "a picture that cannot be made so small",
                        "over-budget",
                        Severity.ERROR,
                        "/output/max-bytes",
                        findings(NAME, grain(), ", \"max-bytes\": 5000"),
                        findings(NAME, grain(), ", \"max-bytes\": 200000")),
                new Pair(
                        "the largest words go with their field",
                        "no-fallback",
                        Severity.WARNING,
                        "/fields/0",
                        findings(GONE, text("head", "[20, 20, 1160, 60]", "\"For {company}\"", "\"size\": 40"), ""),
                        findings(
                                GONE,
                                text("head", "[20, 20, 1160, 60]", "[\"For {company}\", \"For you\"]", "\"size\": 40"),
                                "")),
                new Pair(
                        "a plate is left with nothing on it",
                        "no-fallback",
                        Severity.WARNING,
                        "/fields/0",
                        findings(GONE, heading() + "," + plated(""), ""),
                        findings(GONE, heading() + "," + plated(", \"when\": {\"present\": \"company\"}"), "")),
                new Pair(
                        "an ordinary reader's name is cut off",
                        "truncated",
                        Severity.WARNING,
                        "/layers/0/style",
                        findings(text("words", "[20, 20, 90, 40]", "\"{name}\"", "\"size\": 24")),
                        findings(text("words", "[20, 20, 640, 40]", "\"{name}\"", "\"size\": 24"))),
                new Pair(
                        "labels of a chart under 11 px, and larger",
                        "small-text",
                        Severity.ERROR,
                        "/layers/0/label-style",
                        findings(LISTS, chart("\"size\": 10, \"fill\": \"#101423\""), ""),
                        findings(LISTS, chart("\"size\": 11, \"fill\": \"#101423\""), "")),
                new Pair(
                        "pale labels of a chart, and dark ones",
                        "contrast",
                        Severity.ERROR,
                        "/layers/0/label-style",
                        findings(LISTS, chart("\"size\": 16, \"fill\": \"#BBBBBB\""), ""),
                        findings(LISTS, chart("\"size\": 16, \"fill\": \"#101423\""), "")),
                new Pair(
                        "initials in a colour near the plate's, and in one of their own choice",
                        "contrast",
                        Severity.ERROR,
                        "/layers/0",
                        findings(avatar(40, ", \"colour\": \"#8888FF\"")),
                        findings(avatar(40, ""))),
                new Pair(
                        "a small avatar, whose initials nobody can read, and a larger one",
                        "small-text",
                        Severity.ERROR,
                        "/layers/0",
                        findings(avatar(20, "")),
                        findings(avatar(40, ""))),
                new Pair(
                        "words between tags that no face draws",
                        "font-coverage",
                        Severity.ERROR,
                        "/layers/0/text",
                        findings(text("words", "[20, 20, 1160, 60]", "\"<b>ขอบคุณ</b> {name}\"", BOLD)),
                        findings(text("words", "[20, 20, 1160, 60]", "\"<b>Danke</b> {name}\"", BOLD))),
                new Pair(
                        "words that no face draws",
                        "font-coverage",
                        Severity.ERROR,
                        "/layers/0/text",
                        findings(text("words", "[20, 20, 1160, 60]", "\"ขอบคุณ {name}\"", "\"size\": 24")),
                        findings(text("words", "[20, 20, 1160, 60]", "\"Danke {name}\"", "\"size\": 24"))));
    }

    private static final String BOLD = "\"size\": 24, \"runs\": {\"b\": {\"weight\": 700}}";

    private static final String LISTS =
            "{\"name\": \"week\", \"type\": \"list\", \"of\": \"number\", \"samples\": [\"1|2|3\"],"
                    + " \"fallback\": {\"text\": \"1|2|3\"}}, {\"name\": \"days\", \"type\": \"list\", \"samples\": [\"Mo|Tu|We\"],"
                    + " \"fallback\": {\"text\": \"Mo|Tu|We\"}}";

    private static String chart(String labels) {
        return "{\"id\": \"c\", \"type\": \"chart\", \"chart\": \"bars\", \"box\": [20, 20, 600, 120], \"field\": \"week\","
                + " \"labels\": \"days\", \"label-style\": {" + labels + "}}";
    }

    private static String avatar(int side, String more) {
        return "{\"id\": \"a\", \"type\": \"avatar\", \"box\": [20, 20, " + side + ", " + side
                + "], \"text\": \"{name}\", \"fills\": \"#4A3AB0\"" + more + "}";
    }

    private static String grain() {
        return "{\"id\": \"g\", \"type\": \"pattern\", \"pattern\": \"grain\", \"colours\": [\"#000000\"],"
                + " \"numbers\": {\"amount\": 0.5}}";
    }

    private static String heading() {
        return text("head", "[20, 10, 1160, 60]", "\"Hello\"", "\"size\": 40");
    }

    private static String plated(String condition) {
        return "{\"id\": \"plate\", \"type\": \"shape\", \"box\": [20, 90, 320, 40], \"fill\": \"#DDE3FF\"" + condition
                + "}," + text("inside", "[30, 90, 300, 40]", "\"{company}\"", "\"size\": 24, \"valign\": \"middle\"");
    }

    @TestFactory
    Stream<DynamicTest> it_is_found_and_the_twin_has_none() {
        return pairs().map(pair -> DynamicTest.dynamicTest(pair.id() + ": " + pair.about(), () -> {
            assertThat(pair.has()).hasSize(1);
            Finding finding = pair.has().get(0);
            assertThat(finding.id()).isEqualTo(pair.id());
            assertThat(finding.severity()).isEqualTo(pair.severity());
            assertThat(finding.place()).isEqualTo(pair.place());
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
            assertThat(pair.twin()).isEmpty();
        }));
    }

    @Test
    void the_colour_that_a_finding_proposes_ends_it() {
        Pattern fill = Pattern.compile("\"fill\" \"(#[0-9A-F]{6})\"");
        for (String faulty : List.of("#8A8A8A", "#FFD54A", "#4AD5FF/80%")) {
            Finding finding = findings(words("\"size\": 16, \"fill\": \"" + faulty + "\""))
                    .get(0);
            Matcher proposed = fill.matcher(finding.remedy());
            assertThat(proposed.find()).as(finding.remedy()).isTrue();
            assertThat(findings(words("\"size\": 16, \"fill\": \"" + proposed.group(1) + "\"")))
                    .as("with %s", proposed.group(1))
                    .isEmpty();
        }
    }

    @Test
    void where_no_colour_helps_a_plate_is_proposed() {
        String stripes = "{\"id\": \"s\", \"type\": \"pattern\", \"pattern\": \"grain\", \"colours\": [\"#000000\"],"
                + " \"numbers\": {\"amount\": 0.9}}";
        String photo = shape("[0, 0, 1200, 160]", GREYS);
        Finding finding = findings(photo + "," + stripes + "," + words("\"size\": 50, \"fill\": \"#777777\"")).stream()
                .filter(it -> it.id().equals("contrast"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.remedy()).contains("plate");
    }

    @Test
    void a_large_faint_word_is_an_ornament() {
        String ornament = text("back", "[0, 0, 1200, 160]", "\"VIP\"", "\"size\": 150, \"fill\": \"#000000/6%\"");
        assertThat(findings(ornament + "," + words("\"size\": 30"))).isEmpty();
    }

    @Test
    void a_finding_names_everybody_with_whom_it_is_seen() {
        Finding cut = findings(text("words", "[20, 20, 200, 40]", "\"{name}\"", "\"size\": 20, \"min-size\": 6"))
                .get(0);
        assertThat(cut.contacts()).containsExactly("long-word", "capitals");
        Finding pale = findings(words("\"size\": 16, \"fill\": \"#8A8A8A\"")).get(0);
        assertThat(pale.contacts())
                .hasSize(12)
                .startsWith("complete", "nothing")
                .endsWith("no-images");
    }

    @Test
    void a_ladder_that_says_remove_is_meant_so() {
        String said = GONE.replace("}", ", \"fallback\": \"remove\"}");
        assertThat(findings(said, text("head", "[20, 20, 1160, 60]", "\"For {company}\"", "\"size\": 40"), ""))
                .isEmpty();
    }

    @Test
    void a_shadow_made_of_the_same_words_is_no_overlap() {
        String shadow = text("shadow", "[22, 22, 1160, 60]", "\"Hello {name}\"", "\"size\": 30, \"fill\": \"#333333\"");
        assertThat(findings(shadow + "," + words("\"size\": 30")))
                .noneMatch(finding -> finding.id().equals("text-overlap"));
    }

    @Test
    void the_place_of_a_layer_within_groups_is_its_pointer() {
        String group = "{\"id\": \"g\", \"type\": \"group\", \"layers\": [" + shape("[0, 0, 10, 10]", "\"#000000\"")
                + "," + words("\"size\": 9") + "]}";
        assertThat(findings(group).get(0).place()).isEqualTo("/layers/0/layers/1/style");
    }

    @Test
    void a_budget_that_only_a_higher_density_breaks_is_found() {
        // Allowed is the budget times the density, and grain has four times the pixels.
        int enough = smallest(1).max().orElseThrow();
        int tooLittle = smallest(2).min().orElseThrow() / 2 - 1;
        assertThat(enough).isLessThan(tooLittle);
        for (int budget : new int[] {enough, tooLittle}) {
            String output = ", \"max-bytes\": " + budget;
            assertThat(findings(NAME, grain(), output, "[1]")).isEmpty();
            assertThat(findings(NAME, grain(), output, "[1, 2]"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.id()).isEqualTo("over-budget"))
                    .satisfies(finding -> assertThat(finding.message()).contains("at density 2"));
        }
    }

    /** The bytes of every contact's picture at the least quality. */
    private static IntStream smallest(int density) {
        String json = "{\"format\": 1, \"title\": \"t\", \"sizes\": [{\"width\": 1200, \"height\": 160}], \"fields\": ["
                + NAME + "], \"layers\": [" + grain() + "], \"output\": {\"densities\": [1, 2], \"max-bytes\": 5000}}";
        Proofreading.Wishes wishes = new Proofreading.Wishes(Format.JPEG, List.of(density), Map.of());
        return WORKSHOP.proof(TemplateFiles.template(json), wishes).sheet().entries().stream()
                .flatMap(entry -> entry.prints().stream())
                .mapToInt(print -> print.image().bytes().length);
    }

    @Test
    void one_finding_names_every_language_without_a_face() {
        String texts = "}, \"texts\": {\"en\": {\"thanks\": \"Thanks, {name}\"},"
                + " \"th\": {\"thanks\": \"ขอบคุณ {name}\"}, \"ja\": {\"thanks\": \"{name}さん\"}";
        assertThat(findings(NAME, text("words", "[20, 20, 1160, 60]", "\"@thanks\"", BOLD), texts))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("no face draws all of “さん” (ja), “ขอบคุณ” (th) in text “words”"));
    }

    @Test
    void texts_in_a_stack_are_looked_at_where_they_stand() {
        String stack = "{\"id\": \"s\", \"type\": \"stack\", \"direction\": \"column\", \"box\": [20, 10, 1160, 140],"
                + " \"layers\": [" + flowing("first", "#222222") + "," + flowing("second", "%s") + "]}";
        assertThat(findings(stack.formatted("#222222"))).isEmpty();
        Finding pale = findings(stack.formatted("#BBBBBB")).get(0);
        assertThat(pale.id()).isEqualTo("contrast");
        assertThat(pale.place()).isEqualTo("/layers/0/layers/1/style");
    }

    private static String flowing(String id, String fill) {
        return "{\"id\": \"" + id + "\", \"type\": \"text\", \"text\": \"Hello {name}\", \"style\": {\"size\": 20,"
                + " \"fill\": \"" + fill + "\"}}";
    }
}
