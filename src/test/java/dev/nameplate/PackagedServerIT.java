package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.testing.Demands;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a user runs it: processes of their own, on this JDK and on another one if the machine has it. */
class PackagedServerIT {

    private static final Path JAR = Path.of("target", "nameplate.jar").toAbsolutePath();
    private static final Path LIBRARY = Path.of("src", "main", "resources", "library");

    @TempDir
    private Path folder;

    /** What a served process gave. */
    private record Served(Map<String, byte[]> images, int exitCode, List<String> links, Set<String> ticking) {}

    @Test
    void every_printed_link_answers_with_an_image_of_the_declared_size() throws Exception {
        Served served = serve(Path.of(System.getProperty("java.home")));
        assertThat(served.images().keySet()).containsExactlyElementsOf(libraryNames());
        for (Map.Entry<String, byte[]> image : served.images().entrySet()) {
            JsonNode size = new ObjectMapper()
                    .readTree(Files.readString(LIBRARY.resolve(image.getKey()).resolve("template.json")))
                    .at("/sizes/0");
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image.getValue()));
            assertThat(decoded.getWidth())
                    .as(image.getKey())
                    .isEqualTo(size.get("width").intValue());
            assertThat(decoded.getHeight())
                    .as(image.getKey())
                    .isEqualTo(size.get("height").intValue());
        }
        assertThat(served.exitCode()).isIn(0, 143);
    }

    @Test
    void two_processes_give_the_same_bytes_for_the_same_links() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        assertSame(serve(java), serve(java));
    }

    @Test
    void another_jdk_gives_the_same_bytes_for_the_same_links() throws Exception {
        Path other = Demands.otherJdk();
        assertSame(serve(Path.of(System.getProperty("java.home"))), serve(other));
    }

    /** All but pictures that count down, which are others a second later. */
    private static void assertSame(Served one, Served other) {
        assertThat(other.links()).isEqualTo(one.links());
        assertThat(one.ticking()).hasSizeLessThan(3);
        one.images().forEach((name, bytes) -> {
            if (!one.ticking().contains(name)) {
                assertThat(other.images().get(name)).as(name).isEqualTo(bytes);
            }
        });
    }

    private static List<String> libraryNames() throws IOException {
        try (Stream<Path> entries = Files.list(LIBRARY)) {
            return entries.filter(entry -> Files.exists(entry.resolve("template.json")))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Served serve(Path javaHome) throws Exception {
        int templates = libraryNames().size();
        ProcessBuilder builder = new ProcessBuilder(
                        javaHome.resolve("bin").resolve("java").toString(), "-jar", JAR.toString())
                .directory(Files.createTempDirectory(folder, "served").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NAMEPLATE_HTTP_PORT", "0");
        builder.environment().put("NAMEPLATE_OPERATIONS_PORT", "0");
        builder.environment().put("NAMEPLATE_LINKS_KEYS", RunningServer.KEY);
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            String ready = out.readLine();
            assertThat(ready).matches("ready http://127\\.0\\.0\\.1:\\d+");
            String base = ready.substring("ready ".length());
            Map<String, byte[]> images = new TreeMap<>();
            List<String> links = new java.util.ArrayList<>();
            Set<String> ticking = new HashSet<>();
            for (int i = 0; i < templates; i++) {
                String link = out.readLine();
                assertThat(link).startsWith(base + "/t/");
                String target = link.substring(base.length());
                links.add(target);
                String name = target.substring(3, target.indexOf('.'));
                HttpResponse<byte[]> answer = fetch(link);
                images.put(name, answer.body());
                if (answer.headers().firstValue("Cache-Control").orElseThrow().contains("max-age=0")) {
                    ticking.add(name);
                }
            }
            process.destroy();
            assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
            return new Served(images, process.exitValue(), links, ticking);
        } finally {
            process.destroyForcibly();
        }
    }

    private static HttpResponse<byte[]> fetch(String link) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(link).isEqualTo(200);
        assertThat(answer.headers().firstValue("Nameplate-Outcome")).contains("image; rendered");
        return answer;
    }
}
