package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rung of the degrade ladder, over a socket, each brought about on purpose. */
class LadderTest {

    private static final String SCANNER = "User-Agent: Mozilla/5.0 (compatible; BarracudaSentinel/1.0)";

    @TempDir
    private Path data;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private OpenServer server;

    @AfterEach
    void close() throws Exception {
        clients.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    private static String template(String background) {
        return "{\"format\":1,\"title\":\"Mine\",\"sizes\":[{\"width\":320,\"height\":120,\"background\":\""
                + background
                + "\"}],\"fields\":[{\"name\":\"name\",\"open\":true}],"
                + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,300,60],\"text\":[\"{name}\",\"Hello\"]}]}";
    }

    private void start(String... settings) throws Exception {
        server = new OpenServer(data, settings);
        server.publish("mine", template("#112233"));
        // The base is there from now on.
        assertImage(get("Base"), "image; rendered");
    }

    /** In the format that a template is proved in: a fallback image in another would be made now, and be there or not. */
    private static String link(String name) {
        return OpenServer.sign("mine.jpg", "name") + "&name=" + name;
    }

    private Answer get(String name, String... headers) throws IOException {
        return RawHttp.get(server.port(), link(name), headers);
    }

    private Future<Answer> later(String name, String... headers) {
        return clients.submit(() -> get(name, headers));
    }

    private static Answer of(Future<Answer> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }

    private static BufferedImage assertImage(Answer answer, String outcome) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Nameplate-Outcome")).contains(outcome);
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(decoded.getWidth()).isEqualTo(320);
        assertThat(decoded.getHeight()).isEqualTo(120);
        if (outcome.startsWith("fallback")) {
            assertThat(answer.header("Cache-Control")).contains("no-cache, max-age=0");
            assertThat(answer.header("ETag")).isEmpty();
        } else {
            assertThat(answer.header("ETag")).isPresent();
        }
        return decoded;
    }

    private void awaitWaiting(int count) throws InterruptedException {
        for (int tries = 0; server.metric("nameplate_render_queue") != count; tries++) {
            assertThat(tries).as("until %d wait", count).isLessThan(400);
            Thread.sleep(25);
        }
    }

    private double degraded(String rung, String reason) {
        return server.metric("nameplate_degraded_total{reason=\"" + reason + "\",rung=\"" + rung + "\"}");
    }

    @Test
    void first_what_is_in_memory_then_what_can_be_drawn_in_time() throws Exception {
        start();
        Answer drawn = get("Ann");
        assertImage(drawn, "image; rendered");
        server.hold();
        Answer kept = get("Ann");
        assertImage(kept, "image; memory");
        assertThat(kept.body()).isEqualTo(drawn.body());
    }

    @Test
    void then_the_last_good_image_of_the_same_values() throws Exception {
        start("render.deadline", "3s");
        Answer before = get("Ann");
        server.publish("mine", template("#445566"));
        assertImage(get("Base"), "image; rendered");
        server.hold();
        Answer standIn = get("Ann");
        assertImage(standIn, "fallback; reason=timeout");
        assertThat(standIn.body()).isEqualTo(before.body());
        assertThat(degraded("last-good", "timeout")).isEqualTo(1);
    }

    @Test
    void then_the_fallback_image_of_the_template() throws Exception {
        start("render.deadline", "3s");
        byte[] proved = server.catalog.all().get("mine").fallback().bytes();
        server.hold();
        Answer standIn = get("Nobody-before");
        assertImage(standIn, "fallback; reason=timeout");
        assertThat(standIn.body()).isEqualTo(proved);
        assertThat(degraded("fallback", "timeout")).isEqualTo(1);
    }

    @Test
    void at_last_one_colour_in_the_size_that_the_template_declares() throws Exception {
        start("render.deadline", "3s");
        loseFallback(server.catalog.all().get("mine"));
        server.hold();
        BufferedImage plain = assertImage(get("Ann"), "fallback; reason=timeout");
        int colour = plain.getRGB(0, 0);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 320; x++) {
                assertThat(plain.getRGB(x, y)).isEqualTo(colour);
            }
        }
        assertThat(degraded("plain", "timeout")).isEqualTo(1);
    }

    /** Nothing can do that but a bug, which is what the last rung is for. */
    private static void loseFallback(Published published) throws ReflectiveOperationException {
        Field field = Published.class.getDeclaredField("fallbacks");
        field.setAccessible(true);
        @SuppressWarnings("unchecked")
        Map<Object, Object> fallbacks = (Map<Object, Object>) field.get(published);
        fallbacks.replaceAll((format, image) -> CompletableFuture.failedFuture(new IllegalStateException("lost")));
    }

    @Test
    void a_link_whose_template_cannot_be_looked_up_is_no_404_that_stays_in_the_mail() throws Exception {
        start("render.deadline", "3s");
        String unknown = OpenServer.sign("elsewhere.jpg");
        assertThat(RawHttp.get(server.port(), unknown).status()).isEqualTo(404);
        server.hang();
        Answer answer = RawHttp.get(server.port(), unknown);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Nameplate-Outcome")).contains("fallback; reason=timeout");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body()))).isNotNull();
        assertImage(get("Base"), "image; memory");
    }

    @Test
    void who_cannot_be_served_in_time_is_answered_at_once_and_not_after_the_deadline() throws Exception {
        start("render.deadline", "15s", "render.queue", "2");
        CountDownLatch gate = server.hold();
        Future<Answer> first = later("First");
        awaitWaiting(1);
        Future<Answer> second = later("Second");
        awaitWaiting(2);
        // The gate is closed, so that an answer can only be one that waited for nothing.
        assertImage(get("Third"), "fallback; reason=overload");
        assertThat(server.metric("nameplate_queue_dropped_total{class=\"reader\",reason=\"full\"}"))
                .isEqualTo(1);
        gate.countDown();
        assertImage(of(first), "image; rendered");
        assertImage(of(second), "image; rendered");
    }

    @Test
    void a_scanner_gives_its_place_to_a_reader_and_still_gets_an_image() throws Exception {
        start("render.deadline", "15s", "render.queue", "2");
        CountDownLatch gate = server.hold();
        Future<Answer> one = later("One", SCANNER);
        awaitWaiting(1);
        Future<Answer> two = later("Two", SCANNER);
        awaitWaiting(2);
        Future<Answer> reader = later("Reader");
        assertImage(of(two), "fallback; reason=overload");
        assertThat(one.isDone()).isFalse();
        gate.countDown();
        assertImage(of(reader), "image; rendered");
        assertImage(of(one), "image; rendered");
        assertThat(server.metric("nameplate_visitors_total{visitor=\"scanner\"}"))
                .isEqualTo(2);
    }

    @Test
    void a_reader_who_joins_the_flight_of_a_scanner_takes_it_along() throws Exception {
        start("render.deadline", "15s", "render.queue", "2");
        CountDownLatch gate = server.hold();
        Future<Answer> scanner = later("Both", SCANNER);
        awaitWaiting(1);
        Future<Answer> reader = later("Both");
        for (int tries = 0; server.metric("nameplate_queue_waiting{class=\"reader\"}") != 1; tries++) {
            assertThat(tries).isLessThan(400);
            Thread.sleep(25);
        }
        Future<Answer> third = later("Third");
        awaitWaiting(2);
        assertImage(get("Fourth"), "fallback; reason=overload");
        gate.countDown();
        for (Future<Answer> answer : List.of(scanner, reader, third)) {
            assertImage(of(answer), "image; rendered");
        }
    }

    @Test
    void who_joins_a_flight_late_keeps_a_deadline_of_their_own() throws Exception {
        start("render.deadline", "4s");
        CountDownLatch gate = server.hold();
        Future<Answer> first = later("Shared");
        awaitWaiting(1);
        Thread.sleep(2_000);
        Future<Answer> joiner = later("Shared");
        assertImage(of(first), "fallback; reason=timeout");
        assertThat(joiner.isDone()).isFalse();
        gate.countDown();
        assertImage(of(joiner), "image; rendered");
    }

    @Test
    void a_closed_memory_guard_draws_nothing_but_sends_what_is_there() throws Exception {
        start("links.unsigned", "allow");
        Answer drawn = get("Ann");
        server.heap.use = 0.9;
        server.guard.look();
        double before = server.metric("nameplate_stage_seconds_count{stage=\"render\"}");
        assertImage(get("Ann"), "image; memory");
        assertThat(get("Ann", "If-None-Match: " + drawn.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(304);
        assertImage(get("Ben"), "fallback; reason=memory");
        Answer busy = RawHttp.get(server.port(), "/t/mine.png?name=Cy");
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isPresent();
        assertThat(server.metric("nameplate_stage_seconds_count{stage=\"render\"}"))
                .isEqualTo(before);
        server.heap.use = 0.5;
        server.guard.look();
        assertImage(get("Ben"), "image; rendered");
    }

    @Test
    void refusals_cost_no_render_whatever_waits() throws Exception {
        start("render.deadline", "15s", "render.queue", "1");
        server.hold();
        later("Waits");
        awaitWaiting(1);
        String forged = link("Ann").replace("_sig=k1.", "_sig=k1.A");
        Answer answer = RawHttp.get(server.port(), forged);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().length).isLessThan(500);
        assertThat(RawHttp.get(server.port(), "/t/mine.png?name=Ann").status()).isEqualTo(403);
        assertThat(server.metric("nameplate_render_queue")).isEqualTo(1);
    }

    @Test
    void a_head_request_is_degraded_like_its_get() throws Exception {
        start("render.deadline", "3s");
        server.hold();
        Answer get = get("Ann");
        Answer head = RawHttp.exchange(server.port(), "HEAD", link("Ann"));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Length", "Content-Type", "Cache-Control", "Nameplate-Outcome")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }
}
