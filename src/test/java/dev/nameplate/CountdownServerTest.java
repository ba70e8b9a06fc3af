package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.gif.GifFile;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Countdowns over a socket: films, pictures of the moment, and who may keep them. */
class CountdownServerTest {

    private static final String CARD = """
            {"format": 1, "title": "Clock", "sizes": [{"width": 200, "height": 60, "background": "#0B1026"}],
             "fields": [{"name": "name"}, {"name": "ends", "type": "date"}], "cache": {"max-age": 600},
             "layers": [
               {"id": "name", "type": "text", "box": [4, 2, 190, 14], "text": "{name}", "style": {"size": 10, "fill": "#FFF"}},
               {"id": "clock", "type": "countdown", "field": "ends", "box": [4, 18, 192, 40], "gap": 8, "passed": "Over",
                "style": {"size": 22, "fill": "#FFF"}}]}
            """;

    private static final String NOBODY = "no-cache, max-age=0";

    @TempDir
    private static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(
                Files.createDirectories(data.resolve("templates/clock")).resolve("template.json"), CARD);
        server = RunningServer.start(data, "templates.library", "false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawHttp.Answer get(String image, Instant ends, String name) throws IOException {
        Map<String, String> set = Map.of(
                "name", name, "ends", ends.truncatedTo(ChronoUnit.SECONDS).toString());
        return RawHttp.get(server.port(), RunningServer.sign(image, set, List.of()));
    }

    private static Instant in(Duration span) {
        return Instant.now().plus(span);
    }

    @Test
    void a_film_has_sixty_frames_of_which_each_shows_a_second_less() throws IOException {
        Instant ends = in(Duration.ofHours(50));
        RawHttp.Answer answer = get("clock.gif", ends, "Ann");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("image/gif");
        assertThat(answer.header("cache-control")).contains(NOBODY);
        GifFile film = new GifFile(answer.body());
        assertThat(film.frames()).hasSize(60);
        assertThat(film.pauses()).allMatch(pause -> pause == 100);
        for (int i = 1; i < 60; i++) {
            assertThat(film.frames().get(i).pixels())
                    .isNotEqualTo(film.frames().get(i - 1).pixels());
        }
    }

    @Test
    void a_film_asked_for_later_goes_on_where_the_first_was_then() throws Exception {
        Instant ends = in(Duration.ofHours(50));
        GifFile first = new GifFile(get("clock.gif", ends, "Zoë").body());
        Thread.sleep(1100);
        int[] later = new GifFile(get("clock.gif", ends, "Zoë").body())
                .frames()
                .get(0)
                .pixels();
        int at = 0;
        while (at < 60 && !Arrays.equals(first.frames().get(at).pixels(), later)) {
            at++;
        }
        assertThat(at).as("the second that the later film begins with").isBetween(1, 59);
    }

    @Test
    void pictures_of_the_moment_are_kept_by_nobody_and_change_with_it() throws Exception {
        Instant ends = in(Duration.ofHours(3));
        for (String image : List.of("clock.jpg", "clock.png")) {
            RawHttp.Answer now = get(image, ends, "Ann");
            Thread.sleep(1100);
            RawHttp.Answer later = get(image, ends, "Ann");
            assertThat(now.header("cache-control")).contains(NOBODY);
            assertThat(later.body()).isNotEqualTo(now.body());
            assertThat(later.header("etag")).isNotEqualTo(now.header("etag"));
        }
    }

    @Test
    void what_has_passed_is_cached_as_ever() throws Exception {
        Instant ended = in(Duration.ofHours(-1));
        RawHttp.Answer now = get("clock.gif", ended, "Ann");
        Thread.sleep(1100);
        RawHttp.Answer later = get("clock.gif", ended, "Ann");
        assertThat(now.header("cache-control")).contains("public, max-age=600");
        assertThat(later.body()).isEqualTo(now.body());
        assertThat(later.header("etag")).isEqualTo(now.header("etag"));
        assertThat(new GifFile(now.body()).frames()).hasSize(1);
    }

    @Test
    void a_film_ends_with_what_has_passed() throws Exception {
        Instant ends = in(Duration.ofSeconds(20));
        GifFile film = new GifFile(get("clock.gif", ends, "Ann").body());
        assertThat(film.frames()).hasSizeBetween(2, 22);
        GifFile passed =
                new GifFile(get("clock.gif", in(Duration.ofHours(-1)), "Ann").body());
        assertThat(film.frames().get(film.frames().size() - 1).pixels())
                .isEqualTo(passed.frames().get(0).pixels());
    }

    @Test
    void without_a_date_it_is_an_ordinary_picture() throws IOException {
        RawHttp.Answer answer =
                RawHttp.get(server.port(), RunningServer.sign("clock.gif", Map.of("name", "Ann"), List.of()));
        assertThat(answer.header("cache-control")).contains("public, max-age=600");
        assertThat(new GifFile(answer.body()).frames()).hasSize(1);
    }
}
