package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers get when their own picture cannot be had, from a whole server; {@code LadderTest} has each rung by itself. */
class DegradeTest {

    private static final String TEMPLATE = "{\"format\":1,\"title\":\"Slow\","
            + "\"sizes\":[{\"width\":400,\"height\":200,\"background\":\"%s\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,380,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    /** The same with its field renamed. */
    private static final String RENAMED =
            TEMPLATE.replace("{\"name\":\"name\"", "{\"name\":\"first\"").replace("{name}", "{first}");

    @TempDir
    private Path data;

    private void publish(RunningServer server, String background) throws Exception {
        Path file = server.templates().resolve("mine").resolve("template.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.format(TEMPLATE, background));
        String link = RunningServer.sign("mine.png", Map.of("name", "probe" + background.substring(1)), List.of());
        int wanted = Integer.parseInt(background.substring(1), 16);
        for (int tries = 0; tries < 200; tries++) {
            Answer answer = RawHttp.get(server.port(), link);
            if (answer.status() == 200
                    && (ImageIO.read(new ByteArrayInputStream(answer.body())).getRGB(399, 199) & 0xFFFFFF) == wanted) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the publication was not seen");
    }

    /** Requests many different names at once. */
    private static List<Answer> flood(int port, String prefix, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(24);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String target = prefix + i;
                answers.add(clients.submit(() -> RawHttp.get(port, target)));
            }
            List<Answer> got = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                got.add(answer.get(60, TimeUnit.SECONDS));
            }
            return got;
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void with_a_full_queue_every_genuine_link_still_gets_a_decodable_image() throws Exception {
        RunningServer.publish(data, "vip-pass");
        try (RunningServer server =
                RunningServer.start(data, "render.queue", "1", "render.threads", "1", "templates.library", "false")) {
            String link = RunningServer.sign("vip-pass.png", Map.of(), List.of("name")) + "&name=";
            List<Answer> answers = flood(server.port(), link, 120);
            int fallbacks = 0;
            for (Answer answer : answers) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                        .isEqualTo(1080);
                if (answer.header("Nameplate-Outcome").orElseThrow().startsWith("fallback")) {
                    fallbacks++;
                    assertThat(answer.header("Nameplate-Outcome")).contains("fallback; reason=overload");
                    assertThat(answer.header("Cache-Control")).contains("no-cache, max-age=0");
                    assertThat(answer.header("ETag")).isEmpty();
                }
            }
            assertThat(fallbacks).as("a queue of one cannot take them all").isPositive();
        }
    }

    @Test
    void unsigned_work_is_told_to_come_back_when_the_queue_is_full() throws Exception {
        RunningServer.publish(data, "vip-pass");
        try (RunningServer server = RunningServer.start(
                data,
                "render.queue",
                "1",
                "render.threads",
                "1",
                "links.unsigned",
                "allow",
                "templates.library",
                "false")) {
            List<Answer> answers = flood(server.port(), "/t/vip-pass.png?name=", 60);
            List<Answer> busy =
                    answers.stream().filter(answer -> answer.status() == 503).toList();
            assertThat(busy).isNotEmpty();
            assertThat(busy.get(0).header("Cache-Control")).contains("no-store");
            assertThat(Integer.parseInt(busy.get(0).header("Retry-After").orElseThrow()))
                    .isBetween(1, 5);
            String signed = RunningServer.sign("vip-pass.png", Map.of("name", "x"), List.of());
            assertThat(RawHttp.get(server.port(), signed.replace("_sig=k1.", "_sig=k1.A"))
                            .status())
                    .as("a link with a signature is verified as ever")
                    .isEqualTo(403);
        }
    }

    /** Asks one thing after the other until it is told to end; the queue has one place, so that most of it is turned away. */
    private static void insist(int port, AtomicBoolean ended, String prefix) {
        for (int i = 0; !ended.get(); i++) {
            try {
                assertThat(RawHttp.get(port, prefix + i).status()).isEqualTo(200);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int ready(RunningServer server) throws IOException {
        return RawHttp.get(server.operationsPort(), "/health/ready").status();
    }

    @Test
    void turning_readers_away_ends_readiness_only_where_that_is_wanted() throws Exception {
        for (String folder : List.of("a", "b")) {
            Path file = data.resolve(folder).resolve("templates/mine/template.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.format(TEMPLATE, "#112233"));
        }
        String link = RunningServer.sign("mine.jpg", Map.of(), List.of("name")) + "&name=";
        ExecutorService clients = Executors.newCachedThreadPool();
        AtomicBoolean ended = new AtomicBoolean();
        String[] narrow = {
            "render.queue", "1", "render.threads", "1", "templates.library", "false", "health.overload", "0s"
        };
        String[] yields = narrow.clone();
        yields[yields.length - 1] = "500ms";
        try (RunningServer steady = RunningServer.start(data.resolve("a"), narrow);
                RunningServer yielding = RunningServer.start(data.resolve("b"), yields)) {
            for (int i = 0; i < 8; i++) {
                String who = link + "c" + i + "n";
                clients.submit(() -> insist(steady.port(), ended, who));
                clients.submit(() -> insist(yielding.port(), ended, who));
            }
            for (int tries = 0; ready(yielding) == 200; tries++) {
                assertThat(tries).isLessThan(600);
                Thread.sleep(50);
            }
            assertThat(ready(steady)).isEqualTo(200);
            ended.set(true);
            for (int tries = 0; ready(yielding) != 200; tries++) {
                assertThat(tries).isLessThan(600);
                Thread.sleep(50);
            }
        } finally {
            ended.set(true);
            clients.shutdownNow();
        }
    }

    @Test
    void a_field_that_is_renamed_or_removed_never_makes_a_sent_link_a_refusal() throws Exception {
        try (RunningServer server = RunningServer.start(data, "templates.library", "false")) {
            publish(server, "#112233");
            String link = RunningServer.sign("mine.png", Map.of("gone", "x"), List.of("name")) + "&name=Ann";
            assertThat(RawHttp.get(server.port(), link).status()).isEqualTo(200);
            Path file = server.templates().resolve("mine").resolve("template.json");
            Files.writeString(file, String.format(RENAMED, "#778899"));
            for (int i = 0; i < 20; i++) {
                assertThat(RawHttp.get(server.port(), link).status()).isEqualTo(200);
                Thread.sleep(50);
            }
        }
    }
}
