package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nameplate.testing.ProtocolCases;
import dev.nameplate.testing.ProtocolCases.Case;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code http1-cases.txt}, line by line over a raw socket: each case is answered or closed, and does nobody else any harm. */
class Http1CasesTest {

    private static final int MILLIS_FOR_AN_ANSWER = 10_000;

    private static RunningServer server;
    private static Map<String, String> names;
    private static byte[] image;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        server = SmallServer.start(data);
        String link = RunningServer.sign("webinar.jpg", Map.of(), List.of("name", "company")) + "&name=Sarah";
        Answer good = RawHttp.get(server.port(), link);
        assertThat(good.status()).isEqualTo(200);
        image = good.body();
        names = Map.of(
                "link",
                link,
                "path",
                "/t/webinar.jpg",
                "etag",
                good.header("ETag").orElseThrow());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> over_a_plain_socket() throws IOException {
        return ProtocolCases.read("/http/http1-cases.txt").stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(server.port(), each)));
    }

    @Test
    void what_is_refused_is_counted() throws IOException {
        RawHttp.exchange(server.port(), "GET", "http://evil/");
        assertThat(new String(RawHttp.get(server.operationsPort(), "/metrics").body()))
                .contains("nameplate_protocol_refusals_total{kind=\"target\"}")
                .contains("nameplate_connections ");
    }

    private static void run(int port, Case each) throws Exception {
        try (RawHttp http = new RawHttp(port, MILLIS_FOR_AN_ANSWER)) {
            send(http, each);
            for (String expected : each.expects()) {
                check(http, expected);
            }
        }
        Answer good = RawHttp.get(port, names.get("link"));
        assertThat(good.status()).as("a good request afterwards").isEqualTo(200);
        assertThat(good.body()).as("its image").isEqualTo(image);
    }

    private static void send(RawHttp http, Case each) throws Exception {
        try {
            for (String line : each.sends()) {
                boolean first = true;
                for (byte[] packet : ProtocolCases.packets(line, names)) {
                    if (!first) {
                        Thread.sleep(100);
                    }
                    first = false;
                    http.send(packet);
                }
            }
        } catch (SocketException e) {
            // The server may close before all is sent; what it said before has still to arrive.
            assertThat(each.expects()).contains("closed");
        }
    }

    private static void check(RawHttp http, String expected) throws IOException {
        switch (expected) {
            case "closed" -> assertThat(http.isClosedByServer()).as("closed").isTrue();
            case "open" -> {
                http.send("GET " + names.get("link") + " HTTP/1.1\r\nHost: a\r\n\r\n");
                Answer again = http.read(true);
                assertThat(again.status())
                        .as("a request on the same connection")
                        .isEqualTo(200);
                assertThat(again.body()).isEqualTo(image);
            }
            case "any" -> {}
            case "image" -> assertThat(http.read(true).header("Content-Type")).contains("image/jpeg");
            default -> status(http, expected);
        }
    }

    private static void status(RawHttp http, String expected) throws IOException {
        boolean withBody = !expected.endsWith(" no body");
        List<String> allowed = Arrays.asList(expected.replace(" no body", "").split("\\|"));
        if (!allowed.get(0).matches("\\d{3}")) {
            fail("no expectation: " + expected);
        }
        Answer answer = http.read(withBody);
        assertThat(String.valueOf(answer.status())).isIn(allowed);
        if (withBody && answer.status() == 200) {
            assertThat(answer.body()).isEqualTo(image);
        }
    }
}
