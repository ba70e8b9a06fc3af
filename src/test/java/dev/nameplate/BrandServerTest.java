package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brand kits of a whole server: chosen, changed while it runs, broken and mended. */
class BrandServerTest {

    private static final String CARD = "{\"format\":1,\"title\":\"Card\",\"colours\":{\"ground\":\"#FFFFFF\"},"
            + "\"sizes\":[{\"width\":40,\"height\":20,\"background\":\"$ground\"}],\"fields\":[{\"name\":\"name\"}],\"layers\":[]}";

    @TempDir
    private Path data;

    private static void kit(Path folder, String name, String ground) throws IOException {
        Path file =
                Files.createDirectories(folder.resolve("brands").resolve(name)).resolve("brand.json");
        Path scratch = Files.writeString(
                folder.resolve("scratch"),
                "{\"format\":1,\"title\":\"" + name + "\",\"colours\":{\"ground\":\"" + ground + "\"}}");
        Files.move(scratch, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void template(Path folder, String path) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("templates").resolve(path))
                        .resolve("template.json"),
                CARD);
    }

    private static int ground(RunningServer server, String image, Map<String, String> set) throws IOException {
        byte[] body = RawHttp.get(server.port(), RunningServer.sign(image, set, List.of()))
                .body();
        return ImageIO.read(new ByteArrayInputStream(body)).getRGB(5, 5) & 0xFFFFFF;
    }

    /** Waits for what the next look at the folders brings. */
    private static void await(RunningServer server, String image, int ground) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (ground(server, image, Map.of()) != ground && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(ground(server, image, Map.of())).isEqualTo(ground);
    }

    @Test
    void a_changed_kit_changes_every_picture_it_dresses_and_pinned_links_keep_theirs() throws Exception {
        template(data, "acme/card");
        template(data, "card");
        kit(data, "acme", "#112233");
        kit(data, "house", "#445566");
        try (RunningServer server =
                RunningServer.start(data, "brands.default", "house", "templates.library", "false")) {
            assertThat(ground(server, "acme/card.png", Map.of())).isEqualTo(0x112233);
            assertThat(ground(server, "card.png", Map.of())).isEqualTo(0x445566);
            String version = published(data.resolve("versions/acme/card"));

            kit(data, "acme", "#AA2233");
            await(server, "acme/card.png", 0xAA2233);
            assertThat(ground(server, "acme/card.png", Map.of("_v", version.substring(0, 16))))
                    .isEqualTo(0x112233);
            assertThat(ground(server, "card.png", Map.of())).isEqualTo(0x445566);

            kit(data, "acme", "no colour at all");
            awaitBroken(server);
            assertThat(ground(server, "acme/card.png", Map.of())).isEqualTo(0xAA2233);

            kit(data, "acme", "#00AA33");
            await(server, "acme/card.png", 0x00AA33);
        }
    }

    private static String published(Path versions) throws IOException {
        return Files.readString(versions.resolve("current")).strip();
    }

    private static void awaitBroken(RunningServer server) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        String metrics = "";
        while (!metrics.contains("nameplate_brands_broken 1.0") && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            metrics = new String(
                    RawHttp.get(server.operationsPort(), "/metrics").body(), java.nio.charset.StandardCharsets.UTF_8);
        }
        assertThat(metrics)
                .contains("nameplate_brands_broken 1.0", "nameplate_brand_publications_total{result=\"refused\"}");
    }
}
