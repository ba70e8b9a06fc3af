package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Http2Wire;
import dev.nameplate.testing.Http2Wire.Stream;
import dev.nameplate.testing.ProtocolCases;
import dev.nameplate.testing.ProtocolCases.Case;
import dev.nameplate.testing.RawHttp;
import io.netty.handler.codec.http2.Http2Error;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code http2-cases.txt}, frame by frame: each case is answered, reset or closed, and does nobody else any harm. */
class Http2CasesTest {

    private static final String GET = "GET {link} HTTP/1.1\r\nHost: a\r\n";

    private static RunningServer server;
    private static Map<String, String> names;
    private static byte[] image;

    /** The number of the stream that was spoken of last. */
    private int last = -1;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        server = SmallServer.start(data, "http.h2c", "true");
        String link = RunningServer.sign("webinar.jpg", Map.of(), List.of("name", "company"));
        String sarah = link + "&name=Sarah";
        RawHttp.Answer good = RawHttp.get(server.port(), sarah);
        image = good.body();
        names = Map.of(
                "link",
                sarah,
                "cold",
                link + "&name=Nobody%20before",
                "etag",
                good.header("ETag").orElseThrow(),
                "good",
                ":method=GET :scheme=http :path=" + sarah + " :authority=localhost");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> over_frames() throws IOException {
        return ProtocolCases.read("/http/http2-cases.txt").stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)));
    }

    private void run(Case each) throws IOException {
        last = -1;
        try (Http2Wire wire = new Http2Wire(server.port())) {
            List<String> lines = each.sends();
            if (lines.get(0).equals("BARE")) {
                lines = lines.subList(1, lines.size());
            } else {
                wire.begin();
            }
            try {
                for (String line : lines) {
                    wire.raw(bytes(line));
                }
            } catch (SocketException e) {
                // The server may end the connection before all is sent; what it said has still to arrive.
                assertThat(each.expects().toString()).containsAnyOf("goaway", "closed", "any");
            }
            for (String expected : each.expects()) {
                check(wire, expected);
            }
        }
        try (Http2Wire wire = new Http2Wire(server.port()).begin()) {
            wire.get(1, names.get("link"));
            assertThat(wire.await(1).status()).as("a good request afterwards").contains("200");
            assertThat(wire.stream(1).body()).as("its image").isEqualTo(image);
        }
    }

    private byte[] bytes(String line) {
        if (line.startsWith("RAW ")) {
            return ProtocolCases.bytes(line.substring(4), names);
        }
        int star = line.indexOf(" * ");
        int times = star > 0 && star < 6 ? Integer.parseInt(line.substring(0, star)) : 1;
        String frames = times == 1 ? line : line.substring(star + 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            for (String frame : frames.split(" ;; ")) {
                out.writeBytes(frame(frame));
            }
        }
        return out.toByteArray();
    }

    private byte[] frame(String text) {
        int bar = text.indexOf(" |");
        byte[] raw =
                bar < 0 ? new byte[0] : ProtocolCases.bytes(text.substring(Math.min(text.length(), bar + 3)), names);
        String[] words = (bar < 0 ? ProtocolCases.expanded(text, names) : text.substring(0, bar)).split(" ");
        int type = words[0].matches("\\d+")
                ? Integer.parseInt(words[0])
                : Http2Wire.Type.valueOf(words[0]).ordinal();
        int stream =
                switch (words[1]) {
                    case "+2" -> last + 2;
                    case "=" -> last;
                    default -> Integer.parseInt(words[1]);
                };
        last = stream == 0 ? last : stream;
        int flags = 0;
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (String word : Arrays.copyOfRange(words, 2, words.length)) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                flags |= flag(word);
            } else {
                Http2Wire.field(
                        block,
                        new String(
                                ProtocolCases.bytes(word.substring(0, equals), names),
                                java.nio.charset.StandardCharsets.ISO_8859_1),
                        ProtocolCases.bytes(word.substring(equals + 1), names));
            }
        }
        return Http2Wire.bytes(type, flags, stream, bar < 0 ? block.toByteArray() : raw);
    }

    private static int flag(String word) {
        return switch (word) {
            case "END_STREAM" -> Http2Wire.END_STREAM;
            case "ACK" -> Http2Wire.ACK;
            case "END_HEADERS" -> Http2Wire.END_HEADERS;
            default -> Integer.decode(word);
        };
    }

    private static void check(Http2Wire wire, String expected) throws IOException {
        String[] words = expected.split(" ", 2);
        switch (words[0]) {
            case "any" -> {}
            case "open" -> assertThat(wire.isOpen()).as("open").isTrue();
            case "closed" -> wire.awaitEnd();
            case "goaway" -> assertThat(name(wire.awaitEnd())).isIn((Object[]) words[1].split("\\|"));
            default -> stream(wire, Integer.parseInt(words[0]), words[1]);
        }
    }

    private static void stream(Http2Wire wire, int id, String expected) throws IOException {
        Stream stream = wire.await(id);
        if (!stream.isOver()) {
            assertThat(expected)
                    .as("the connection was closed: %s", name(wire.awaitEnd()))
                    .contains("goaway");
        } else if (stream.reset().isPresent()) {
            assertThat(expected).as(stream.toString()).contains("reset");
            if (expected.startsWith("reset ")) {
                assertThat("reset " + name(stream.reset().get())).isEqualTo(expected);
            }
        } else if (expected.equals("image")) {
            assertThat(stream.header("content-type")).contains("image/jpeg");
        } else {
            String status = stream.status().orElseThrow();
            assertThat(expected.replace(" no body", "").split("\\|")).contains(status);
            if (expected.endsWith("no body")) {
                assertThat(stream.body()).isEmpty();
            } else if (status.equals("200")) {
                assertThat(stream.header("content-type")).contains("image/jpeg");
            }
        }
    }

    private static String name(long code) {
        return code < 0 ? "no GOAWAY" : String.valueOf(Http2Error.valueOf(code));
    }

    @Test
    void http_1_is_spoken_beside_it() throws IOException {
        RawHttp.Answer answer = RawHttp.get(server.port(), names.get("link"));
        assertThat(answer.body()).isEqualTo(image);
    }

    @Test
    void the_first_head_is_guarded_too() throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            http.send(GET.replace("{link}", names.get("link")) + "X: y\r\n z\r\n\r\n");
            assertThat(http.read(true).status()).isEqualTo(400);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_preface_in_two_packets_is_http_2() throws Exception {
        try (Http2Wire wire = new Http2Wire(server.port())) {
            wire.raw(new byte[] {'P', 'R'});
            Thread.sleep(100);
            wire.raw(Http2Wire.PREFACE.substring(2).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            wire.frame(Http2Wire.Type.SETTINGS.ordinal(), 0, 0, new byte[0]);
            wire.get(1, "/nothing");
            assertThat(wire.await(1).status()).contains("404");
            // The guard has kept count of the bytes: it still sees what is wrong with a frame.
            wire.get(1, "/nothing");
            assertThat(name(wire.awaitEnd())).isEqualTo("STREAM_CLOSED");
        }
    }

    @Test
    void an_upgrade_is_refused() throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            http.send(
                    GET.replace("{link}", names.get("link"))
                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            boolean served;
            try {
                served = http.read(true).status() == 200;
            } catch (IOException closed) {
                served = false;
            }
            assertThat(served).as("an image was sent").isFalse();
        }
    }

    @Test
    void http_2_is_not_spoken_in_clear_text_unless_it_is_asked_for(@TempDir Path data) throws IOException {
        try (RunningServer plain = SmallServer.start(data);
                RawHttp http = new RawHttp(plain.port())) {
            http.send(Http2Wire.PREFACE);
            assertThat(http.read(true).status()).isIn(400, 505);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }
}
