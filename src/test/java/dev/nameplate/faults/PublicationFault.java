package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Ports;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty publications and rollbacks under load: every answer is wholly of one edition, and none is old a second after. */
class PublicationFault {

    private static final int TIMES = Integer.getInteger("faults.publications", 50);
    private static final int EDITIONS = 4;

    @TempDir
    private Path folder;

    @Test
    void nodes_with_folders_of_their_own() throws Exception {
        run(new Report("F10, publications x" + TIMES + ", folders of their own"), /* shared= */ false);
    }

    @Test
    void nodes_with_one_folder() throws Exception {
        run(new Report("F10, publications x" + TIMES + ", one folder"), /* shared= */ true);
    }

    /** When an edition was published and when the node that published it served it. */
    private record Publication(int edition, long acknowledged) {}

    private void run(Report report, boolean shared) throws Exception {
        Pictures pictures = new Pictures(60).drawn(folder, 1, 2, 3, 4);
        Path common = folder.resolve("common");
        List<Path> templates = new ArrayList<>();
        try (Nodes nodes = Nodes.cluster(folder, 3, plan -> {
            if (shared) {
                plan.with("templates.directory", common.toString());
            }
            NodeLossFault.edition(plan);
            templates.add(plan.templates());
        })) {
            List<Load> loads = nodes.all().stream()
                    .map(node -> new Load(node, pictures, 3, 60))
                    .toList();
            List<Publication> publications = new ArrayList<>();
            publications.add(new Publication(1, System.nanoTime()));
            List<Long> spread = new ArrayList<>();
            for (int i = 1; i <= TIMES; i++) {
                int edition = 1 + i % EDITIONS;
                int publisher = i % 3;
                Pictures.write(templates.get(publisher), edition);
                serves(nodes.get(publisher), pictures, edition);
                long acknowledged = System.nanoTime();
                publications.add(new Publication(edition, acknowledged));
                for (Node node : nodes.all()) {
                    serves(node, pictures, edition);
                }
                spread.add(System.nanoTime() - acknowledged);
                TimeUnit.MILLISECONDS.sleep(300);
            }
            loads.forEach(Load::close);
            List<Load.Reply> all = Load.all(loads.toArray(Load[]::new));
            report.say("%s", Load.figures(all));
            spread.sort(null);
            report.say(
                    "served by all after acknowledgement: p50 %.0f ms, p99 %.0f ms, worst %.0f ms",
                    spread.get(spread.size() / 2) / 1e6,
                    spread.get((int) (spread.size() * 0.99)) / 1e6,
                    spread.get(spread.size() - 1) / 1e6);
            List<Load.Reply> stale =
                    all.stream().filter(reply -> isStale(reply, publications)).toList();
            report.say("%d answers were old more than a second after the acknowledgement", stale.size());
            assertThat(Load.wrong(all)).isEmpty();
            assertThat(stale).isEmpty();
        }
    }

    /** Whether a request that was sent a second after an acknowledgement got neither that edition nor a later one. */
    private static boolean isStale(Load.Reply reply, List<Publication> publications) {
        int last = 0;
        while (last + 1 < publications.size()
                && publications.get(last + 1).acknowledged() + 1_000_000_000L <= reply.at()) {
            last++;
        }
        return publications.subList(last, publications.size()).stream()
                .noneMatch(publication -> publication.edition() == reply.edition());
    }

    static void serves(Node node, Pictures pictures, int edition) {
        Eventually.holds(
                () -> {
                    RawHttp.Answer answer = get(node, pictures.target(0));
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(pictures.edition(0, answer.body()))
                            .as(node.name())
                            .isEqualTo(edition);
                },
                Duration.ofSeconds(30).toNanos());
    }

    private static RawHttp.Answer get(Node node, String target) throws IOException {
        try (RawHttp http = new RawHttp(java.net.InetAddress.getByName(node.address()), node.port())) {
            http.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return http.read(/* withBody= */ true);
        }
    }

    /** A node that was away while something was published serves it when it is back, and links pinned to what it never saw. */
    @Test
    void a_node_that_was_down_catches_up() throws Exception {
        Report report = new Report("F10, catching up");
        Pictures pictures = new Pictures(20).drawn(folder, 1, 2);
        try (Nodes nodes = Nodes.cluster(folder, 2, NodeLossFault::edition)) {
            Pictures.write(folder.resolve("node1").resolve("templates"), 2);
            serves(nodes.get(0), pictures, 2);
            serves(nodes.get(1), pictures, 2);
            List<Integer> ports = List.of(Ports.free());
            Node.Plan late = new Node.Plan("late", folder).inCluster(ports.get(0), ports);
            late.with("cluster.members", "127.0.0.1:" + clusterPort(nodes.get(0)))
                    .with("cluster.name", clusterName(nodes.get(0)));
            Files.createDirectories(late.templates());
            Pictures.write(late.templates(), 1);
            long start = System.nanoTime();
            Node third = nodes.start(late).ready();
            long ready = System.nanoTime();
            serves(third, pictures, 2);
            report.say(
                    "ready after %.1f s, serving what was published %.1f s later",
                    Report.seconds(start, ready), Report.seconds(ready, System.nanoTime()));
        }
    }

    private static String clusterPort(Node node) {
        return node.setting("cluster.port");
    }

    private static String clusterName(Node node) {
        return node.setting("cluster.name");
    }
}
