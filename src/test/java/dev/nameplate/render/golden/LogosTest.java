package dev.nameplate.render.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Draws the logos of the brand kits and of the library: each is a template of its own, whose {@code x-file} says where its picture
 * lies. With {@code NAMEPLATE_WRITE_LOGOS} set the pictures are written anew, and the run fails.
 */
class LogosTest {

    private static final Path SOURCES = Path.of("src/test/resources/brand/logos");
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final Renderer RENDERER =
            new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ true);

    @TestFactory
    Stream<DynamicTest> a_logo_is_what_its_source_draws() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Path> sources = files.sorted().toList();
            assertThat(sources).hasSizeGreaterThan(10);
            return sources.stream()
                    .map(source -> DynamicTest.dynamicTest(source.getFileName().toString(), () -> check(source)));
        }
    }

    private static void check(Path source) throws IOException {
        String json = Files.readString(source);
        Path picture = RESOURCES.resolve(
                new ObjectMapper().readTree(json).get("x-file").asText());
        Template template = TemplateFiles.template(json);
        Base base = RENDERER.base(template, 1);
        Values nothing = new Merger()
                .merge(
                        new Delivery(Map.of(), List.of(), ""),
                        template.fields(),
                        new MergeContext(template.language(), Optional.empty()));
        Raster drawn =
                RENDERER.render(base, nothing, rendering -> rendering.pixels().copy());
        Arrays.setAll(drawn.pixels(), i -> Argb.straight(drawn.pixels()[i]));
        if (System.getenv("NAMEPLATE_WRITE_LOGOS") != null) {
            GoldenPng.write(drawn, picture);
            throw new AssertionError(picture + " was written; look at it, and run again without NAMEPLATE_WRITE_LOGOS");
        }
        assertThat(GoldenPng.read(picture).pixels()).as(picture.toString()).isEqualTo(drawn.pixels());
    }
}
