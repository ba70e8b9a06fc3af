package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Certificates;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Http2Wire;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.TlsClient;
import io.netty.handler.ssl.OpenSsl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image server over TLS, by both engines: what it speaks, and certificates that are exchanged while it runs. */
class TlsTest {

    private static final String LINK = RunningServer.sign("webinar.jpg", Map.of("name", "Sarah"), List.of());

    @TempDir
    private Path folder;

    private RunningServer start(String engine) throws Exception {
        if (engine.equals("openssl")) {
            Demands.need(OpenSsl.isAvailable(), "BoringSSL", "nothing: it comes for x86-64 and arm64 Linux with glibc");
        }
        Path secret = folder.resolve("secret");
        if (!Files.exists(secret)) {
            publish("first", engine.equals("jdk") ? "RSA" : "EC");
        }
        return SmallServer.start(
                folder.resolve("data"),
                "tls.certificate",
                secret.resolve("tls.crt").toString(),
                "tls.key",
                secret.resolve("tls.key").toString(),
                "tls.engine",
                engine,
                "tls.reload",
                "100ms");
    }

    /** As Kubernetes mounts a secret: files are links through a link to a folder, which is swapped. */
    private void publish(String name, String kind) throws Exception {
        Path version = Files.createTempDirectory(folder, "..version");
        Certificates.write(version, name, kind);
        swap(version);
    }

    private void swap(Path version) throws IOException {
        Path secret = Files.createDirectories(folder.resolve("secret"));
        Path data = secret.resolve("..data");
        Path next = secret.resolve("..next");
        Files.createSymbolicLink(next, version);
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (String file : List.of("tls.crt", "tls.key")) {
            if (!Files.isSymbolicLink(secret.resolve(file))) {
                Files.createSymbolicLink(secret.resolve(file), Path.of("..data", file));
            }
        }
    }

    private static String metrics(RunningServer server) throws IOException {
        return new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
    }

    private static double metric(RunningServer server, String name) throws IOException {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(metrics(server));
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits until something holds; says what, when it does not within half a minute. */
    private static void until(String what, Condition condition) throws Exception {
        for (long end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; Thread.sleep(50)) {
            if (condition.holds()) {
                return;
            }
        }
        assertThat(false).as(what).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl", "jdk"})
    void both_versions_of_http_over_both_versions_of_tls(String engine) throws Exception {
        try (RunningServer server = start(engine)) {
            byte[] image = null;
            for (String version : List.of("TLSv1.3", "TLSv1.2")) {
                try (SSLSocket socket = TlsClient.connect(server.port(), "http/1.1", version);
                        RawHttp http = new RawHttp(socket, 15_000)) {
                    assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                    assertThat(socket.getSession().getCipherSuite()).contains("GCM");
                    http.send("GET " + LINK + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    RawHttp.Answer answer = http.read(true);
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(image == null || java.util.Arrays.equals(image, answer.body()))
                            .isTrue();
                    image = answer.body();
                }
                try (SSLSocket socket = TlsClient.connect(server.port(), "h2", version);
                        Http2Wire wire = new Http2Wire(socket).begin()) {
                    assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
                    wire.get(1, LINK);
                    assertThat(wire.await(1).body()).isEqualTo(image);
                    // The guard sees frames behind the encryption.
                    wire.get(1, LINK);
                    assertThat(wire.awaitEnd()).isEqualTo(5);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl", "jdk"})
    void what_is_old_or_weak_or_no_tls_is_refused_and_counted(String engine) throws Exception {
        try (RunningServer server = start(engine)) {
            String failed = "nameplate_tls_handshakes_failed_total{port=\"images\"}";
            double before = metric(server, failed);
            // TLS 1.1 with suites of its time; TLS 1.2 without forward secrecy; plain HTTP.
            assertThat(answerTo(server.port(), hello(0x0302, 0xC009, 0xC013, 0x002F)))
                    .isNotEqualTo(0x16);
            assertThat(answerTo(server.port(), hello(0x0303, 0x002F, 0x009C))).isNotEqualTo(0x16);
            assertThat(answerTo(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .isNotEqualTo('H');
            until("three failures are counted", () -> metric(server, failed) >= before + 3);
            assertThat(TlsClient.certificateName(server.port())).isEqualTo("first");
        }
    }

    /** The first byte of what a server answers; -1 when it closes without a word. */
    private static int answerTo(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return in.read();
        }
    }

    /** The first message of a client of TLS 1.2 or older, with these suites and no extension. */
    private static byte[] hello(int version, int... suites) {
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        hello.writeBytes(new byte[] {(byte) (version >>> 8), (byte) version});
        hello.writeBytes(new byte[32]);
        hello.write(0);
        hello.writeBytes(new byte[] {0, (byte) (2 * suites.length)});
        for (int suite : suites) {
            hello.writeBytes(new byte[] {(byte) (suite >>> 8), (byte) suite});
        }
        hello.writeBytes(new byte[] {1, 0});
        byte[] body = hello.toByteArray();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(new byte[] {0x16, 3, 1, 0, (byte) (body.length + 4), 1, 0, 0, (byte) body.length});
        record.writeBytes(body);
        return record.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl", "jdk"})
    void a_certificate_is_exchanged_without_a_restart(String engine) throws Exception {
        try (RunningServer server = start(engine);
                SSLSocket old = TlsClient.connect(server.port(), "http/1.1");
                RawHttp before = new RawHttp(old, 15_000)) {
            assertThat(TlsClient.certificateName(server.port())).isEqualTo("first");
            publish("second", "RSA");
            until("the second certificate", () -> TlsClient.certificateName(server.port())
                    .equals("second"));
            assertThat(metric(server, "nameplate_tls_certificates_total{result=\"exchanged\"}"))
                    .isEqualTo(1);
            // Who was there before stays.
            before.send("GET " + LINK + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(before.read(true).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl", "jdk"})
    void a_broken_certificate_leaves_the_one_in_use(String engine) throws Exception {
        try (RunningServer server = start(engine)) {
            String refused = "nameplate_tls_certificates_total{result=\"refused\"}";
            Path broken = Files.createTempDirectory(folder, "..broken");
            Certificates.write(broken, "broken", "EC");
            Files.writeString(broken.resolve("tls.key"), Certificates.key(Certificates.keys("EC")));
            swap(broken);
            until("the broken certificate is refused", () -> metric(server, refused) == 1);
            assertThat(TlsClient.certificateName(server.port())).isEqualTo("first");
            Thread.sleep(500);
            assertThat(metric(server, refused)).as("said once").isEqualTo(1);
            publish("third", "EC");
            until("the third certificate", () -> TlsClient.certificateName(server.port())
                    .equals("third"));
        }
    }

    @Test
    void the_end_of_the_certificate_is_in_the_metrics() throws Exception {
        try (RunningServer server = start("jdk")) {
            double end = metric(server, "nameplate_tls_certificate_expiry");
            double days = (end - Instant.now().getEpochSecond()) / 86_400;
            assertThat(days).isBetween(29.0, 30.1);
        }
    }

    @Test
    void http_2_can_be_switched_off() throws Exception {
        publish("first", "EC");
        Path secret = folder.resolve("secret");
        try (RunningServer server = SmallServer.start(
                folder.resolve("data"),
                "tls.certificate",
                secret.resolve("tls.crt").toString(),
                "tls.key",
                secret.resolve("tls.key").toString(),
                "tls.engine",
                "jdk",
                "http.http2",
                "false")) {
            assertThatThrownBy(() -> TlsClient.connect(server.port(), "h2").close())
                    .isInstanceOf(SSLException.class);
            assertThat(TlsClient.certificateName(server.port())).isEqualTo("first");
        }
    }

    @Test
    void faults_of_the_files_refuse_the_start() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        Settings.Read read = Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(
                        "data.directory",
                        folder.toString(),
                        "tls.certificate",
                        nowhere.toString(),
                        "tls.key",
                        nowhere.toString()));
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).toString()).contains("tls.certificate", nowhere + " is not there");
        Settings.Read half = Settings.read(
                Optional.empty(), Map.of(), Map.of("data.directory", folder.toString(), "tls.key", nowhere.toString()));
        assertThat(half.problems().toString()).contains("certificate and key go together");
    }

    @Test
    void printed_links_say_https() throws Exception {
        publish("first", "EC");
        Settings.Read read = Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(
                        "data.directory",
                        folder.toString(),
                        "tls.certificate",
                        folder.resolve("secret/tls.crt").toString(),
                        "tls.key",
                        folder.resolve("secret/tls.key").toString()));
        assertThat(read.problems()).isEmpty();
        assertThat(read.settings().publicUrl(8443)).isEqualTo("https://127.0.0.1:8443");
    }
}
