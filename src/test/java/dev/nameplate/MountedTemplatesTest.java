package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Templates in a volume as Kubernetes mounts a ConfigMap: files lie in a folder of a moment, {@code ..data} leads to that folder, and
 * names lead through {@code ..data}. An update is one link that changes.
 */
class MountedTemplatesTest {

    @TempDir
    private Path folder;

    @Test
    void a_template_in_a_map_is_served_and_an_update_is_noticed() throws Exception {
        Path volume = Files.createDirectories(folder.resolve("templates"));
        moment(volume, "..2026_11_25_08_00_00.1", "#336699");
        Files.createSymbolicLink(volume.resolve("hello"), Path.of("..data", "hello"));
        try (RunningServer server = RunningServer.start(folder, "templates.library", "false")) {
            String link = RunningServer.sign("hello.png", Map.of(), List.of());
            Answer first = RawHttp.get(server.port(), link);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("ETag")).isPresent();
            moment(volume, "..2026_11_25_08_01_00.2", "#993366");
            Answer second = first;
            for (int i = 0; i < 300 && second.header("ETag").equals(first.header("ETag")); i++) {
                Thread.sleep(50);
                second = RawHttp.get(server.port(), link);
            }
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.header("ETag")).isPresent().isNotEqualTo(first.header("ETag"));
            assertThat(second.body()).isNotEqualTo(first.body());
        }
    }

    private static void moment(Path volume, String name, String colour) throws IOException {
        Path place = Files.createDirectories(volume.resolve(name).resolve("hello"));
        Files.writeString(
                place.resolve("template.json"),
                "{\"format\": 1, \"title\": \"Hello\", \"sizes\": [{\"width\": 80, \"height\": 40}], \"layers\": [{\"id\":"
                        + " \"ground\", \"type\": \"shape\", \"fill\": \"" + colour + "\"}]}");
        Path next = Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of(name));
        Files.move(next, volume.resolve("..data"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
