package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ChildServer;
import dev.nameplate.testing.Http2Wire;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program comes and goes, as a process of its own. */
class LifecycleTest {

    static final String TEMPLATE = "{\"format\":1,\"title\":\"Mine\","
            + "\"sizes\":[{\"width\":400,\"height\":200,\"background\":\"#223344\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,380,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    /** Takes some tenths of a second for every reader. */
    static final String HEAVY = "{\"format\":1,\"title\":\"Heavy\","
            + "\"sizes\":[{\"width\":1600,\"height\":1600,\"background\":\"#101010\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],\"layers\":["
            + "{\"id\":\"all\",\"type\":\"group\",\"blur\":60,\"layers\":[{\"id\":\"n\",\"type\":\"text\","
            + "\"box\":[0,0,1600,1600],\"text\":[\"{name}\",\"Hello\"],\"style\":{\"size\":600}}]}]}";

    private static final Pattern WAITING = Pattern.compile("(?m)^nameplate_render_queue [1-9]");

    @TempDir
    private Path folder;

    @BeforeEach
    void publish() throws IOException {
        ChildServer.publish(folder, "mine", TEMPLATE);
        ChildServer.publish(folder, "heavy", HEAVY);
    }

    private ChildServer.Plan plan() {
        return ChildServer.in(folder).jvm("-Xmx256m").set("http.event-loops", "2");
    }

    static String link(String image, String name) {
        return RunningServer.sign(image, Map.of(), List.of("name")) + "&name=" + name;
    }

    private static String request(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    @Test
    void it_lives_at_once_and_is_ready_when_all_is_warm() throws Exception {
        try (ChildServer server = plan().start()) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (server.health("/health/live") != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(10);
            }
            assertThat(server.health("/health/ready")).as("nothing is warm yet").isEqualTo(503);
            assertThat(server.health("/health/started")).isEqualTo(503);
            server.awaitReady();
            assertThat(server.health("/health/started")).isEqualTo(200);
            Answer first = RawHttp.get(server.port(), link("mine.jpg", "Ann"));
            assertThat(first.header("Nameplate-Outcome")).contains("image; rendered");
        }
    }

    @Test
    void told_to_stop_it_first_says_that_it_is_not_ready_and_sends_clients_away_with_their_answers() throws Exception {
        try (ChildServer server = plan().set("shutdown.wait", "8s").ready()) {
            try (RawHttp kept = new RawHttp(server.port())) {
                kept.send(request(link("mine.jpg", "Before")));
                assertThat(kept.read(true).header("Connection")).isEmpty();
                server.signal("TERM");
                while (server.health("/health/ready") != 503) {
                    Thread.sleep(10);
                }
                assertThat(server.health("/health/live")).isEqualTo(200);
                kept.send(request(link("mine.jpg", "After")));
                Answer last = kept.read(true);
                assertThat(last.status()).isEqualTo(200);
                assertThat(last.header("Connection")).contains("close");
                assertThat(kept.isClosedByServer()).isTrue();
                Answer another = RawHttp.get(server.port(), link("mine.jpg", "New"));
                assertThat(another.header("Nameplate-Outcome")).contains("image; rendered");
            }
            assertThat(server.exit(45)).isZero();
            assertThat(server.log()).contains("Down after").doesNotContain("cut off");
        }
    }

    @Test
    void what_is_being_drawn_is_sent_before_it_goes() throws Exception {
        try (ChildServer server = plan().set("shutdown.wait", "0s")
                        .set("render.deadline", "15s")
                        .set("render.threads", "1")
                        .set("http.h2c", "true")
                        .ready();
                Http2Wire wire = new Http2Wire(server.port()).begin()) {
            wire.get(1, link("heavy.jpg", "H1"));
            wire.get(3, link("heavy.jpg", "H3"));
            ExecutorService clients = Executors.newCachedThreadPool();
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String target = link("heavy.jpg", "R" + i);
                answers.add(clients.submit(() -> RawHttp.get(server.port(), target)));
            }
            while (!WAITING.matcher(metrics(server)).find()) {
                assertThat(answers).as("some wait yet").anyMatch(answer -> !answer.isDone());
            }
            server.signal("TERM");
            for (Future<Answer> answer : answers) {
                assertThat(answer.get(40, TimeUnit.SECONDS).header("Nameplate-Outcome"))
                        .contains("image; rendered");
            }
            for (int stream : List.of(1, 3)) {
                assertThat(wire.await(stream).status()).contains("200");
                assertThat(wire.stream(stream).header("nameplate-outcome")).contains("image; rendered");
            }
            assertThat(wire.awaitEnd()).as("GOAWAY without an error").isZero();
            assertThat(server.exit(45)).isZero();
            clients.shutdownNow();
        }
    }

    private static String metrics(ChildServer server) throws IOException {
        return new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
    }

    @Test
    void told_to_stop_under_load_it_loses_no_request() throws Exception {
        try (ChildServer server = plan().set("shutdown.wait", "2s").ready()) {
            ExecutorService clients = Executors.newCachedThreadPool();
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String who = "c" + i + "x";
                counts.add(clients.submit(() -> askUntilSentAway(server.port(), who)));
            }
            Thread.sleep(1_000);
            server.signal("TERM");
            int answered = 0;
            for (Future<Integer> count : counts) {
                answered += count.get(60, TimeUnit.SECONDS);
            }
            assertThat(server.exit(45)).isZero();
            assertThat(answered).isGreaterThan(50);
            clients.shutdownNow();
        }
    }

    /** Asks on one connection until it is told to go elsewhere; whatever is asked must be answered. */
    private static int askUntilSentAway(int port, String who) throws IOException {
        int answered = 0;
        try (RawHttp connection = new RawHttp(port)) {
            boolean stays = true;
            while (stays) {
                connection.send(request(link("mine.jpg", who + answered)));
                Answer answer = connection.read(true);
                assertThat(answer.header("Nameplate-Outcome")).contains("image; rendered");
                answered++;
                stays = answer.header("Connection").isEmpty();
            }
        }
        return answered;
    }

    @Test
    void a_second_signal_cuts_the_waiting_short() throws Exception {
        // Who is started in the background of a script is deaf to SIGINT from the start, and so are its children.
        for (String second : isDeafToInterrupts() ? List.of("TERM") : List.of("TERM", "INT")) {
            try (ChildServer server = plan().set("shutdown.wait", "10s").ready()) {
                server.signal("TERM");
                while (server.health("/health/ready") != 503) {
                    Thread.sleep(10);
                }
                server.signal(second);
                assertThat(server.exit(8)).as(second).isZero();
            }
        }
    }

    private static boolean isDeafToInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
    }

    @Test
    void told_to_stop_while_it_starts_it_goes_at_once() throws Exception {
        try (ChildServer server = plan().start()) {
            while (server.health("/health/live") != 200) {
                Thread.sleep(10);
            }
            server.signal("TERM");
            assertThat(server.exit(20)).isEqualTo(143);
        }
    }
}
