package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.Format;
import dev.nameplate.merge.Field;
import dev.nameplate.observe.Meters;
import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.store.StoredTemplate;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every template of the library promises to whoever sends it. */
class LibraryTest {

    private static final Workshop WORKSHOP = new Workshop(
            new PipelineSettings(
                    1, 16, Duration.ofSeconds(3), /* webp= */ false, /* unsigned= */ false, Optional.empty()),
            new Meters());

    static Stream<Template> library() {
        Vertx vertx = Vertx.vertx();
        try {
            FolderTemplateStore store = FolderTemplateStore.library(vertx);
            List<Template> all = new ArrayList<>();
            for (String path : await(store.fingerprints()).keySet()) {
                StoredTemplate stored = await(store.read(path)).orElseThrow();
                all.add(TemplateDocument.compile(stored, WORKSHOP.compiler()).fold(template -> template, problems -> {
                    throw new AssertionError(path + ": " + problems);
                }));
            }
            return all.stream();
        } finally {
            await(vertx.close());
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
    @MethodSource("library")
    void it_is_light_enough_for_mail_at_a_good_quality(Template template) {
        for (int row = 0; row < 3; row++) {
            Workshop.Drawn drawn = WORKSHOP.draw(template, samples(template, row), Format.JPEG);
            assertThat(drawn.image().quality()).isGreaterThanOrEqualTo(70);
            assertThat(drawn.image().bytes().length)
                    .isLessThanOrEqualTo(template.output().maxBytes())
                    .isLessThanOrEqualTo(130_000);
        }
    }

    @ParameterizedTest
    @MethodSource("library")
    void it_says_everything_with_nothing_given_and_differs_with_a_name(Template template) {
        byte[] nothing = WORKSHOP.draw(template, Map.of(), Format.JPEG).image().bytes();
        byte[] named = WORKSHOP.draw(template, Map.of("name", "Ann"), Format.JPEG)
                .image()
                .bytes();
        assertThat(nothing).isNotEqualTo(named);
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

    @ParameterizedTest
    @MethodSource("library")
    void its_proof_sheet_has_no_finding(Template template) {
        assertThat(WORKSHOP.findings(template)).isEmpty();
    }
}
