package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.JoinConfig;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nameplate.cache.ClusterSettings.Network;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Post;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Discovery by an API of Kubernetes that is played by a small server. All pods have the loopback address, so each looks for the
 * others at the other's port.
 */
class KubernetesTest {

    private static final String TOKEN = "a-token-of-the-service-account";

    @TempDir
    private Path folder;

    private final List<String> pods = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private HttpServer api;
    private int first;
    private int second;

    @BeforeEach
    void open() throws IOException {
        first = Ports.free();
        second = Ports.free();
        api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void close() {
        clusters.forEach(Cluster::close);
        api.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestMethod() + " " + target + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        boolean slices = target.startsWith("/apis/discovery.k8s.io/v1/namespaces/mail/endpointslices");
        byte[] body = (slices ? slices() : "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":404}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(slices ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Pods that are not ready yet are named too, as a headless service does that publishes them. */
    private String slices() {
        String endpoints = pods.stream()
                .map(name -> "{\"addresses\":[\"127.0.0.1\"],\"conditions\":{\"ready\":false,\"serving\":false},"
                        + "\"targetRef\":{\"kind\":\"Pod\",\"name\":\"" + name
                        + "\",\"namespace\":\"mail\"}}")
                .collect(Collectors.joining(","));
        return "{\"kind\":\"EndpointSliceList\",\"apiVersion\":\"discovery.k8s.io/v1\",\"items\":[{"
                + "\"metadata\":{\"name\":\"nameplate-cluster-x\",\"namespace\":\"mail\"},\"addressType\":\"IPv4\","
                + "\"ports\":[{\"name\":\"cluster\",\"port\":5701,\"protocol\":\"TCP\"}],"
                + "\"endpoints\":[" + endpoints + "]}]}";
    }

    /** The library reads one although it does not speak HTTPS here. */
    private String certificate() throws Exception {
        String store = folder.resolve("store").toString();
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        for (String rest : List.of(
                "-genkeypair -keyalg EC -dname CN=localhost -validity 2", "-exportcert -rfc -file " + store + ".pem")) {
            List<String> command =
                    new ArrayList<>(List.of(keytool, "-keystore", store, "-storepass", "changeit", "-alias", "api"));
            command.addAll(List.of(rest.split(" ")));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).isZero();
        }
        return Files.readString(Path.of(store + ".pem"));
    }

    private Cluster pod(String name, int port, int others, String certificate) {
        pods.add(name);
        ClusterSettings settings = new ClusterSettings(
                /* enabled= */ true,
                "pods" + first,
                List.of("a secret of the nodes"),
                new Network(
                        ClusterSettings.Discovery.KUBERNETES_API,
                        port,
                        List.of("127.0.0.1"),
                        List.of(),
                        "nameplate-cluster",
                        "mail"),
                new ClusterSettings.Sharing(Duration.ofSeconds(1), Duration.ofHours(1), 15, 0));
        Discovery discovery = new Discovery(
                settings.network(),
                Map.of(
                        "kubernetes-master",
                        "http://127.0.0.1:" + api.getAddress().getPort(),
                        "api-token",
                        TOKEN,
                        "ca-certificate",
                        certificate,
                        "service-port",
                        String.valueOf(others)));
        Cluster cluster = new Cluster(settings, discovery, Map.of(), new Meters());
        clusters.add(cluster);
        cluster.start();
        return cluster;
    }

    @Test
    void pods_find_one_another_through_the_api() throws Exception {
        String certificate = certificate();
        Cluster one = pod("pod-a", first, second, certificate);
        Cluster two = pod("pod-b", second, first, certificate);
        Eventually.holds(
                () -> {
                    assertThat(one.members()).isEqualTo(2);
                    assertThat(two.members()).isEqualTo(2);
                },
                Duration.ofSeconds(90).toNanos());
        one.peers().board().post(Post.of("t", "k", 1, "through the cluster"));
        Eventually.holds(() -> assertThat(two.peers().board().latest("t", "k")).isPresent());
        assertThat(asked)
                .anyMatch(call -> call.contains("labelSelector=kubernetes.io/service-name%3Dnameplate-cluster")
                        || call.contains("labelSelector=kubernetes.io/service-name=nameplate-cluster"))
                .allMatch(call -> call.startsWith("GET ") && call.endsWith("Bearer " + TOKEN));
    }

    @Test
    void by_dns_the_name_of_the_service_is_looked_up_whenever_others_are_looked_for() {
        Network network = new Network(
                ClusterSettings.Discovery.KUBERNETES_DNS, first, List.of("127.0.0.1"), List.of(), "localhost", "");
        JoinConfig join = new JoinConfig();
        new Discovery(network).configure(join);
        assertThat(join.getTcpIpConfig().isEnabled()).isTrue();
        assertThat(join.getTcpIpConfig().getMembers()).containsExactly("localhost:" + first);
        assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
        ClusterSettings settings = new ClusterSettings(
                /* enabled= */ true,
                "dns" + first,
                List.of("a secret of the nodes"),
                network,
                new ClusterSettings.Sharing(Duration.ofSeconds(1), Duration.ofHours(1), 15, 0));
        Cluster cluster = new Cluster(settings, new Discovery(network), Map.of(), new Meters());
        clusters.add(cluster);
        cluster.start();
        Eventually.holds(() -> assertThat(cluster.members()).isEqualTo(1));
    }
}
