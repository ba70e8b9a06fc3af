package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proof sheets over the socket: where the gallery is, and nowhere else. */
class ProofSheetTest {

    private static final String PALE = """
            {"format": 1, "title": "<Pale>", "sizes": [{"width": 300, "height": 100}], "layers": [
              {"id": "words", "type": "text", "box": [10, 10, 280, 40], "text": "Hello", "style": {"fill": "#EEEEEE"}}]}
            """;

    @TempDir
    private static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        Path template = Files.createDirectories(data.resolve("templates/acme/pale"));
        Files.writeString(template.resolve("template.json"), PALE);
        server = RunningServer.start(data, "formats.webp", "false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** A page may be late on a busy machine: the server says so, and goes on drawing it. */
    private static Answer page(String path) throws IOException {
        Answer answer = RawHttp.get(server.port(), path);
        while (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).isPresent();
            answer = RawHttp.get(server.port(), path);
        }
        return answer;
    }

    @Test
    void a_template_s_sheet_holds_twelve_contacts_at_every_density() throws Exception {
        Answer page = page("/proof/welcome");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).contains("no-store");
        String html = text(page);
        assertThat(html.split("<article", -1)).hasSize(13);
        assertThat(html.split("src=\"data:image/jpeg;base64,", -1)).hasSize(25);
        assertThat(html).doesNotContain("<script", "<link", "http://", "https://");
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'sha256-" + digest + "'", "img-src data:");
    }

    @Test
    void findings_are_shown_and_words_of_the_template_are_no_markup() throws IOException {
        String html = text(page("/proof/acme/pale"));
        assertThat(html).contains("&lt;Pale&gt;", "/layers/0/style", "give it the &quot;fill&quot;");
        assertThat(html).doesNotContain("<Pale>");
    }

    @Test
    void an_edit_gives_another_sheet() throws Exception {
        Path template = Files.createDirectories(server.templates().resolve("edited"));
        Files.writeString(template.resolve("template.json"), PALE);
        assertThat(text(page("/proof/edited"))).contains("class=\"error\"");
        Files.writeString(template.resolve("template.json"), PALE.replace("#EEEEEE", "#222222"));
        String html = text(page("/proof/edited"));
        for (int i = 0; i < 100 && html.contains("class=\"error\""); i++) {
            Thread.sleep(100);
            html = text(page("/proof/edited"));
        }
        assertThat(html).contains("None: every picture is fit to be sent.");
    }

    @Test
    void what_is_no_template_is_not_found() throws IOException {
        for (String path : List.of(
                "/proof",
                "/proof/",
                "/proof/nosuch",
                "/proof/Welcome",
                "/proof/a/b/c",
                "/proof/../t",
                "/proof/welcome/")) {
            assertThat(RawHttp.get(server.port(), path).status()).as(path).isEqualTo(404);
        }
        Answer head = RawHttp.exchange(server.port(), "HEAD", "/proof/nosuch");
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void many_askers_of_one_sheet_get_the_same_one() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(() -> text(page("/proof/acme/pale")));
            }
            List<String> pages = new ArrayList<>();
            for (Future<String> asked : askers.invokeAll(all)) {
                pages.add(asked.get());
            }
            assertThat(pages).allMatch(pages.get(0)::equals);
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void readers_are_served_while_a_sheet_is_drawn() throws Exception {
        ExecutorService asker = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> sheet = asker.submit(() -> page("/proof/certificate"));
            String link = RunningServer.sign("welcome.jpg", java.util.Map.of(), List.of("name"));
            for (int i = 0; i < 5; i++) {
                Answer picture = RawHttp.get(server.port(), link + "&name=Ana" + i);
                assertThat(picture.header("Nameplate-Outcome").orElseThrow()).startsWith("image");
            }
            assertThat(sheet.get().status()).isEqualTo(200);
        } finally {
            asker.shutdownNow();
        }
    }

    @Test
    void where_the_index_is_off_there_are_none(@TempDir Path other) throws IOException {
        try (RunningServer closed = RunningServer.start(
                other, "http.index", "off", "formats.webp", "false", "templates.library", "false")) {
            Answer answer = RawHttp.get(closed.port(), "/proof/welcome");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(text(answer)).isEqualTo(text(RawHttp.get(closed.port(), "/")));
        }
    }
}
