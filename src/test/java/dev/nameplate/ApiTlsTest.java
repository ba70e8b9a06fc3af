package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ApiClient;
import dev.nameplate.testing.ApiClient.Reply;
import dev.nameplate.testing.Certificates;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.TlsClient;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The REST API by HTTP/2 over TLS, on a server that has one thread to draw with and no patience. */
class ApiTlsTest {

    private static final String SECRET = "c2VjcmV0LW9mLWEtdGVzdC10aGF0LWlzLWxvbmctZW5vdWdo";

    /** Takes its time: blurs of everything. */
    private static final String SLOW = "{\"format\":1,\"title\":\"Slow\","
            + "\"sizes\":[{\"width\":1600,\"height\":1600,\"background\":\"#101010\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],\"layers\":["
            + IntStream.range(0, 4)
                    .mapToObj(
                            i -> "{\"id\":\"all-" + i + "\",\"type\":\"group\",\"blur\":60,\"layers\":[{\"id\":\"n-" + i
                                    + "\",\"type\":\"text\",\"box\":[0,0,1600,1600],\"text\":[\"{name}\",\"Hello\"],"
                                    + "\"style\":{\"size\":600}}]}")
                    .collect(Collectors.joining(","))
            + "]}";

    private static RunningServer server;
    private static Path secret;
    private static ApiClient client;
    private static String base;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        secret = Files.createDirectories(data.resolve("secret"));
        Certificates.write(secret, "first", "EC");
        Certificates.write(secret.resolveSibling("next"), "second", "EC");
        Path slow = Files.createDirectories(data.resolve("templates/slow"));
        Files.writeString(slow.resolve("template.json"), SLOW);
        server = SmallServer.start(
                data,
                "admin.port",
                "0",
                "admin.keys",
                "all:" + SECRET,
                "render.threads",
                "1",
                "render.queue",
                "1",
                "tls.certificate",
                secret.resolve("tls.crt").toString(),
                "tls.key",
                secret.resolve("tls.key").toString(),
                "tls.engine",
                "jdk",
                "tls.reload",
                "100ms");
        base = "https://localhost:" + server.adminPort();
        client = new ApiClient(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(trusting(secret, secret.resolveSibling("next")))
                .build());
    }

    private static SSLContext trusting(Path... folders) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (Path folder : folders) {
            byte[] certificate = Files.readAllBytes(folder.resolve("tls.crt"));
            trusted.setCertificateEntry(
                    folder.toString(),
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply post(String path, String body, String type, String key) {
        return client.send(
                base,
                "POST",
                path,
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                type);
    }

    @Test
    void it_speaks_http2_and_ends_streams_that_it_does_not_read() {
        String good = "{\"template\": \"webinar\"}";
        Reply link = post("/api/links", good, "application/json", SECRET);
        assertThat(link.status()).isEqualTo(200);
        assertThat(link.json().get("link").asText())
                .startsWith("https://127.0.0.1:" + server.port() + "/t/webinar.jpg?");
        assertThat(post("/api/links", good.repeat(5000), "application/json", SECRET)
                        .status())
                .isEqualTo(413);
        assertThat(post("/api/links", good.repeat(5000), "application/json", "wrong")
                        .status())
                .isEqualTo(401);
        List<?> lines = post("/api/links", (good + "\n").repeat(2000), "application/x-ndjson", SECRET)
                .lines();
        assertThat(lines).hasSize(2000);
        assertThat(post("/api/links", good, "application/json", SECRET).status())
                .isEqualTo(200);
    }

    @Test
    void who_asks_for_more_pictures_than_there_is_time_for_is_told_to_come_again() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String body = "{\"template\": \"slow\", \"values\": {\"name\": \"Reader " + i + "\"}}";
                replies.add(many.submit(() -> post("/api/render", body, "application/json", SECRET)));
            }
            int busy = 0;
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isIn(200, 503);
                busy += reply.get().status() == 503 ? 1 : 0;
            }
            assertThat(busy).isPositive();
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void its_certificate_is_exchanged_with_the_other_ports() throws Exception {
        assertThat(TlsClient.certificateName(server.adminPort())).isEqualTo("first");
        Path next = secret.resolveSibling("next");
        for (String file : List.of("tls.key", "tls.crt")) {
            Files.write(secret.resolve(file), Files.readAllBytes(next.resolve(file)));
        }
        Eventually.holds(() -> {
            assertThat(TlsClient.certificateName(server.adminPort())).isEqualTo("second");
            assertThat(TlsClient.certificateName(server.port())).isEqualTo("second");
        });
    }
}
