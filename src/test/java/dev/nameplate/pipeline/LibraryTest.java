package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.Format;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.TextReport;
import dev.nameplate.store.BrandDocument;
import dev.nameplate.store.BrandShelf;
import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.store.StoredBrand;
import dev.nameplate.store.StoredTemplate;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.template.Brand;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.Workshops;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every template of the library promises to whoever sends it. */
class LibraryTest {

    private static final Workshop WORKSHOP = Workshops.plain();

    /** Of all templates what nothing in them uses. */
    private static final List<String> UNUSED = new ArrayList<>();

    private static final List<Template> LIBRARY = compiled(List.of(Brand.NONE));
    private static final List<Template> DRESSED = compiled(List.of(Brand.NONE, kit("indigo"), kit("paper")));

    /** Every template as it is. */
    static Stream<Template> library() {
        return LIBRARY.stream();
    }

    /** Every template as it is and in both kits. */
    static Stream<Template> dressed() {
        return DRESSED.stream();
    }

    private static List<Template> compiled(List<Brand> brands) {
        Vertx vertx = Vertx.vertx();
        try {
            FolderTemplateStore store = FolderTemplateStore.library(vertx);
            List<Template> all = new ArrayList<>();
            for (String path : await(store.fingerprints()).keySet()) {
                StoredTemplate stored = await(store.read(path)).orElseThrow();
                for (Brand brand : brands) {
                    Compiled compiled = TemplateDocument.compile(stored, WORKSHOP.compiler(), brand);
                    all.add(compiled.fold(template -> template, problems -> {
                        throw new AssertionError(path + " in " + brand.title() + ": " + problems);
                    }));
                    if (brand == Brand.NONE) {
                        UNUSED.addAll(unused(path, compiled));
                    }
                }
            }
            return List.copyOf(all);
        } finally {
            await(vertx.close());
        }
    }

    private static List<String> unused(String path, Compiled compiled) {
        return ((Compiled.Sound) compiled)
                .warnings().stream()
                        .filter(warning -> warning.message().startsWith("nothing uses"))
                        .map(warning -> path + ": " + warning)
                        .toList();
    }

    private static Brand kit(String name) {
        try {
            StoredBrand stored = BrandShelf.read(Path.of("src/main/resources/brands", name), name)
                    .orElseThrow();
            return BrandDocument.compile(stored, WORKSHOP.brandCompiler()).fold(brand -> brand, problems -> {
                throw new AssertionError(name + ": " + problems);
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The n-th sample of every field. */
    private static Map<String, String> samples(Template template, int row) {
        Map<String, String> given = new HashMap<>();
        for (Field field : template.fields()) {
            if (!field.samples().isEmpty()) {
                given.put(
                        field.name(), field.samples().get(row % field.samples().size()));
            }
        }
        return given;
    }

    @ParameterizedTest
    @MethodSource("library")
    void it_has_a_name_that_a_link_may_leave_open(Template template) {
        Field name = template.field("name").orElseThrow();
        assertThat(name.openable()).isTrue();
        assertThat(name.samples()).isNotEmpty();
        assertThat(template.description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("library")
    void its_samples_are_accepted_as_they_stand(Template template) {
        for (int row = 0; row < 3; row++) {
            assertThat(WORKSHOP.draw(template, samples(template, row), Format.JPEG)
                            .notes())
                    .as("row %d", row)
                    .noneMatch(note -> note.contains("fallback") || note.contains("removed"));
        }
    }

    @ParameterizedTest
    @MethodSource("dressed")
    void it_is_light_enough_for_mail_at_a_good_quality(Template template) {
        for (int row = 0; row < 3; row++) {
            Workshop.Drawn drawn = WORKSHOP.draw(template, samples(template, row), Format.JPEG);
            assertThat(drawn.image().quality()).isGreaterThanOrEqualTo(70);
            assertThat(drawn.image().bytes().length)
                    .isLessThanOrEqualTo(template.output().maxBytes())
                    .isLessThanOrEqualTo(130_000);
        }
    }

    /** The JDK's file would be of the colours that ours shows, which are fewer and so smaller than those that were drawn. */
    @ParameterizedTest
    @MethodSource("library")
    void its_png_is_smaller_than_the_jdks(Template template) throws IOException {
        byte[] ours = WORKSHOP.draw(template, samples(template, 1), Format.PNG)
                .image()
                .bytes();
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(ours));
        BufferedImage plain = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < read.getHeight(); y++) {
            for (int x = 0; x < read.getWidth(); x++) {
                plain.setRGB(x, y, read.getRGB(x, y));
            }
        }
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        ImageIO.write(plain, "png", theirs);
        assertThat(ours.length).isLessThan(theirs.size());
    }

    @ParameterizedTest
    @MethodSource("dressed")
    void it_says_everything_with_nothing_given_and_differs_with_a_name(Template template) {
        byte[] nothing = WORKSHOP.draw(template, Map.of(), Format.JPEG).image().bytes();
        byte[] named = WORKSHOP.draw(template, Map.of("name", "Ann"), Format.JPEG)
                .image()
                .bytes();
        assertThat(nothing).isNotEqualTo(named);
    }

    @Test
    void nothing_in_a_template_goes_unused() {
        assertThat(UNUSED).isEmpty();
    }

    @Test
    void every_dress_is_a_picture_and_a_version_of_its_own() {
        List<Template> all = DRESSED;
        assertThat(all.stream().map(Template::version)).doesNotHaveDuplicates();
        assertThat(all.stream().map(template -> WORKSHOP.draw(template, samples(template, 0), Format.JPEG)
                        .image()
                        .bytes()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"indigo", "paper"})
    void what_a_shipped_kit_says_in_words_can_be_read(String name) {
        Brand kit = kit(name);
        for (String ground : List.of("ground", "ground-2", "ground-3")) {
            assertLegible(kit, ground, "text", "text-soft", "accent");
        }
        for (String paper : List.of("paper", "paper-2")) {
            assertLegible(kit, paper, "ink", "ink-soft", "accent-ink");
        }
        for (String plate : List.of("accent", "accent-2", "text-soft")) {
            assertLegible(kit, plate, "on-accent");
        }
    }

    /** As WCAG has it for small words, 4.5 to 1; translucent words as they look on that ground. */
    private static void assertLegible(Brand kit, String ground, String... words) {
        int below = opaque(colour(kit, ground), colour(kit, "ground"));
        for (String word : words) {
            assertThat(Argb.contrast(opaque(colour(kit, word), below), below))
                    .as("%s on %s of %s", word, ground, kit.title())
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static int colour(Brand kit, String name) {
        assertThat(kit.colours()).containsKey(name);
        return kit.colours().get(name);
    }

    private static int opaque(int argb, int below) {
        double alpha = Argb.alpha(argb) / 255.0;
        return Argb.of(
                255,
                (int) Math.round(Argb.red(argb) * alpha + Argb.red(below) * (1 - alpha)),
                (int) Math.round(Argb.green(argb) * alpha + Argb.green(below) * (1 - alpha)),
                (int) Math.round(Argb.blue(argb) * alpha + Argb.blue(below) * (1 - alpha)));
    }

    @ParameterizedTest
    @MethodSource("library")
    void messy_data_is_drawn_all_the_same(Template template) {
        for (String messy : List.of(
                "Wolfeschlegelsteinhausenbergerdorffsternheim",
                "O’Neil-Smith-Łukasiewicz",
                "*|FNAME|*",
                "x".repeat(300),
                "AT&T INTERNATIONAL BUSINESS PARTNERS LIMITED",
                "محمد الأحمد",
                "Sarah 🎉")) {
            Map<String, String> given = new HashMap<>();
            template.fields().forEach(field -> given.put(field.name(), messy));
            Workshop.Drawn drawn = WORKSHOP.draw(template, given, Format.JPEG);
            assertThat(drawn.image().width()).isEqualTo(template.canvas().width());
        }
    }

    /** With faces for the scripts that some of its words are in. */
    private static final class Scripts {
        static final Workshop WORKSHOP = Workshops.withFaces(Fonts.directory());
    }

    @ParameterizedTest
    @MethodSource("library")
    void its_proof_sheet_has_no_finding(Template template) {
        Fonts.scripts();
        assertThat(Scripts.WORKSHOP.findings(template)).isEmpty();
    }

    /** Words that none of its languages is written in like that stand beside its own; a picture in Arabic may turn around. */
    @ParameterizedTest
    @MethodSource("library")
    void a_value_from_right_to_left_stays_on_its_side(Template template) {
        Renderer renderer = new Renderer(Fonts.scripts(), RenderLimits.DEFAULT);
        Base base = renderer.base(template, 1);
        boolean inArabic = !renderer.reports(base, merged(template, Map.of("_lang", "ar")))
                .equals(renderer.reports(base, merged(template, Map.of())));
        Map<String, TextReport> usual = lines(renderer.reports(base, merged(template, filled(template, "Some words"))));
        Map<String, TextReport> other =
                lines(renderer.reports(base, merged(template, filled(template, "بعض الكلمات"))));
        usual.keySet().retainAll(other.keySet());
        assertThat(usual).isNotEmpty();
        usual.forEach((layer, report) -> {
            Rect one = report.ink();
            Rect two = other.get(layer).ink();
            int left = Math.abs(one.x() - two.x());
            int right = Math.abs(one.right() - two.right());
            int middle = Math.abs(one.x() + one.right() - two.x() - two.right()) / 2;
            assertThat(inArabic || Math.min(middle, Math.min(left, right)) <= 16)
                    .as("%s lies at %s, and from right to left at %s", layer, one, two)
                    .isTrue();
        });
    }

    private static Values merged(Template template, Map<String, String> given) {
        return Scripts.WORKSHOP
                .merger()
                .merge(new Delivery(given, List.of(), ""), template.fields(), Scripts.WORKSHOP.context(template));
    }

    /** The first samples, but with the same words in every text. */
    private static Map<String, String> filled(Template template, String words) {
        Map<String, String> given = samples(template, 0);
        for (Field field : template.fields()) {
            if (field.type() == FieldType.TEXT) {
                given.put(field.name(), words);
            }
        }
        return given;
    }

    /** What is seen in one line, by layer. */
    private static Map<String, TextReport> lines(List<TextReport> reports) {
        Map<String, TextReport> lines = new HashMap<>();
        for (TextReport report : reports) {
            if (report.lines() == 1 && !report.removed()) {
                lines.put(report.layer(), report);
            }
        }
        return lines;
    }
}
