package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.encode.Format;
import dev.nameplate.observe.Meters;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Workshop WORKSHOP = new Workshop(
            new PipelineSettings(
                    1, 16, Duration.ofSeconds(3), /* webp= */ false, /* unsigned= */ false, Optional.empty()),
            new Meters());

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
        byte[] drawn = WORKSHOP.draw(template, Map.of(), Format.PNG).image().bytes();
        if (System.getenv("NAMEPLATE_WRITE_LOGOS") != null) {
            Files.write(picture, drawn);
            throw new AssertionError(picture + " was written; look at it, and run again without NAMEPLATE_WRITE_LOGOS");
        }
        assertThat(Files.readAllBytes(picture)).as(picture.toString()).isEqualTo(drawn);
    }
}
