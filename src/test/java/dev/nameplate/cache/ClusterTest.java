package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.map.IMap;
import dev.nameplate.cache.ClusterSettings.Network;
import dev.nameplate.cache.ClusterSettings.Sharing;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Post;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clusters of the real library: nodes of one process on loopback. */
class ClusterTest {

    private static final Kind DEAR = new Kind("card", "webp", 1);
    private static final String SECRET = "a secret of the nodes";

    private final List<Node> nodes = new ArrayList<>();

    /** A node with its cache. */
    private final class Node {
        private final int port;
        private final Meters meters = new Meters();
        private final Cluster cluster;
        private final ImageCache cache;

        Node(String name, String secret, int port, List<String> members, Map<String, String> properties) {
            this.port = port;
            ClusterSettings settings = new ClusterSettings(
                    /* enabled= */ true,
                    name,
                    List.of(secret),
                    new Network(ClusterSettings.Discovery.MEMBERS, port, List.of("127.0.0.1"), members, "", ""),
                    // A busy machine may take its time: only the tests of lateness set a short deadline.
                    new Sharing(Duration.ofSeconds(10), Duration.ofHours(1), 15, 0));
            cluster = new Cluster(settings, new Discovery(settings.network()), properties, meters);
            cache = new ImageCache(new CacheSettings(1 << 20, 1 << 20), cluster, meters);
            nodes.add(this);
        }

        Node start() {
            cluster.start();
            return this;
        }

        ImageCache.Found get(int key) throws Exception {
            return cache.get(
                            new ImageKey(ByteBuffer.allocate(32).putInt(key).array()),
                            Optional.empty(),
                            DEAR,
                            () -> CompletableFuture.completedFuture(image(key)))
                    .get(30, TimeUnit.SECONDS);
        }

        IMap<byte[], byte[]> images() {
            return Objects.requireNonNull(cluster.instance()).getMap(ClusterConfig.IMAGES);
        }
    }

    private static EncodedImage image(int number) {
        byte[] bytes = new byte[20_000];
        Arrays.fill(bytes, (byte) number);
        return new EncodedImage(bytes, Format.WEBP, 600, 300, 84, /* overBudget= */ false);
    }

    /** Nodes that are told of one another, all up. */
    private List<Node> together(int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(Ports.free());
        }
        List<String> members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        List<Node> started = ports.stream()
                .map(port -> new Node("test" + ports.get(0), SECRET, port, members, Map.of()).start())
                .toList();
        Eventually.holds(() ->
                assertThat(started.stream().map(node -> node.cluster.members())).containsOnly(count));
        return started;
    }

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.cluster.close());
    }

    @Test
    void an_image_of_one_node_is_found_on_the_others() throws Exception {
        List<Node> three = together(3);
        for (int key = 0; key < 20; key++) {
            assertThat(three.get(0).get(key).tier()).isEqualTo(ImageCache.Tier.RENDERED);
            assertThat(three.get(0).get(key).tier()).isEqualTo(ImageCache.Tier.MEMORY);
        }
        Eventually.holds(
                () -> assertThat(three.get(1).images().values().stream().map(entry -> entry.length > 20_000))
                        .hasSize(20)
                        .containsOnly(true));
        for (int key = 0; key < 20; key++) {
            for (Node other : three.subList(1, 3)) {
                ImageCache.Found found = other.get(key);
                assertThat(found.tier()).isEqualTo(ImageCache.Tier.CLUSTER);
                assertThat(found.image()).usingRecursiveComparison().isEqualTo(image(key));
            }
        }
    }

    @Test
    void no_name_of_an_entry_is_the_key_of_its_image() throws Exception {
        Node one = together(1).get(0);
        one.get(7);
        Eventually.holds(() -> assertThat(one.images().keySet()).singleElement().satisfies(name -> assertThat(name)
                .hasSize(32)
                .isNotEqualTo(ByteBuffer.allocate(32).putInt(7).array())));
    }

    @Test
    void the_loss_of_a_node_fails_no_request() throws Exception {
        List<Node> three = together(3);
        for (int key = 0; key < 50; key++) {
            three.get(0).get(key);
            three.get(0).get(key);
        }
        Eventually.holds(() -> assertThat(three.get(1).images().size()).isEqualTo(50));
        Objects.requireNonNull(three.get(2).cluster.instance())
                .getLifecycleService()
                .terminate();
        for (int key = 0; key < 50; key++) {
            assertThat(three.get(1).get(key).image()).usingRecursiveComparison().isEqualTo(image(key));
        }
    }

    @Test
    void others_heartbeats_are_heard_and_a_node_that_gives_all_up_is_alone() throws Exception {
        List<Node> three = together(3);
        Node second = three.stream()
                .sorted(Comparator.comparingInt(ClusterTest::age))
                .toList()
                .get(1);
        LibraryMembers others = new LibraryMembers(Objects.requireNonNull(second.cluster.instance()), second.meters);
        List<Member> all = others.all();
        assertThat(all).hasSize(2);
        List<Long> before = all.stream().map(others::sign).toList();
        Eventually.holds(
                () -> assertThat(all.stream().map(others::sign).toList()).allMatch(sign -> !before.contains(sign)));
        // As Silence does: the youngest first.
        others.giveUp(all.get(1), Duration.ofSeconds(5));
        others.giveUp(all.get(0), Duration.ofSeconds(5));
        Eventually.holds(() -> assertThat(second.cluster.members()).isEqualTo(1));
        assertThat(second.meters.scrape()).contains("nameplate_cluster_events_total{event=\"silent\"} 2.0");
    }

    /** Its place among the nodes, the eldest first. */
    private static int age(Node node) {
        var cluster = Objects.requireNonNull(node.cluster.instance()).getCluster();
        return List.copyOf(cluster.getMembers()).indexOf(cluster.getLocalMember());
    }

    @Test
    void a_node_whose_library_gave_up_joins_anew() throws Exception {
        List<Node> two = together(2);
        Objects.requireNonNull(two.get(1).cluster.instance())
                .getLifecycleService()
                .terminate();
        Eventually.holds(() -> {
            assertThat(two.get(1).cluster.members()).isEqualTo(2);
            assertThat(two.get(1).meters.scrape()).contains("nameplate_cluster_events_total{event=\"fallen-out\"} 1.0");
        });
        two.get(1).cluster.peers().board().post(Post.of("t", "k", 1, "after it came back"));
        Eventually.holds(() ->
                assertThat(two.get(0).cluster.peers().board().latest("t", "k")).isPresent());
    }

    @Test
    void a_strangers_entries_are_counted_removed_and_drawn_anew() throws Exception {
        List<Node> two = together(2);
        two.get(0).get(1);
        two.get(0).get(1);
        IMap<byte[], byte[]> images = two.get(1).images();
        Eventually.holds(() -> assertThat(images.values()).singleElement().satisfies(entry -> assertThat(entry.length)
                .isGreaterThan(1000)));
        byte[] name = images.keySet().iterator().next();
        images.put(name, "a picture of somebody else".getBytes(StandardCharsets.UTF_8));
        ImageCache.Found found = two.get(1).get(1);
        assertThat(found.tier()).isEqualTo(ImageCache.Tier.RENDERED);
        assertThat(found.image()).usingRecursiveComparison().isEqualTo(image(1));
        assertThat(two.get(1).meters.scrape())
                .contains("nameplate_cache_lookups_total{result=\"corrupt\",tier=\"cluster\"} 1.0");
    }

    @Test
    void nobody_gets_in_as_a_client() throws Exception {
        Node one = together(1).get(0);
        ClientConfig client = new ClientConfig()
                .setClusterName(Objects.requireNonNull(one.cluster.instance())
                        .getConfig()
                        .getClusterName())
                .setProperty("hazelcast.logging.type", "slf4j");
        client.getNetworkConfig().addAddress("127.0.0.1:" + one.port).setConnectionTimeout(2_000);
        client.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(3_000);
        assertThatThrownBy(() -> HazelcastClient.newHazelcastClient(client)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void posts_reach_all_and_those_who_come_late() throws Exception {
        List<Node> two = together(2);
        List<String> told = new CopyOnWriteArrayList<>();
        two.get(1).cluster.peers().board().follow("t", Merge.LATEST, post -> told.add(post.text()));
        for (int i = 0; i < 100; i++) {
            two.get(0).cluster.peers().board().post(Post.of("t", "k" + i, i + 1, "post " + i));
        }
        Eventually.holds(() -> assertThat(told).hasSize(100));
        Node late = new Node(
                        "test" + two.get(0).port,
                        SECRET,
                        Ports.free(),
                        List.of("127.0.0.1:" + two.get(0).port),
                        Map.of())
                .start();
        Eventually.holds(() -> assertThat(late.cluster.peers().board().all("t")).hasSize(100));
    }

    @Test
    void parcels_go_to_who_asks_for_them() throws Exception {
        List<Node> two = together(2);
        byte[] content = new byte[3_000_000];
        Arrays.fill(content, (byte) 42);
        two.get(0)
                .cluster
                .peers()
                .parcels()
                .keep("thing", name -> name.equals("thing/kept") ? Optional.of(content) : Optional.empty());
        var other = two.get(1).cluster.peers().parcels();
        Eventually.holds(() ->
                assertThat(other.fetch("thing/kept").get(20, TimeUnit.SECONDS)).contains(content));
        assertThat(other.fetch("thing/nobody-has").get(20, TimeUnit.SECONDS)).isEmpty();
        two.get(0)
                .cluster
                .peers()
                .parcels()
                .lay("thing/laid", new byte[] {1, 2})
                .get(20, TimeUnit.SECONDS);
        assertThat(other.fetch("thing/laid").get(20, TimeUnit.SECONDS)).contains(new byte[] {1, 2});
    }

    @Test
    void a_node_with_another_secret_shares_nothing() throws Exception {
        int port = Ports.free();
        Node one = new Node("test" + port, SECRET, port, List.of("127.0.0.1:" + port), Map.of()).start();
        Eventually.holds(() -> assertThat(one.cluster.members()).isEqualTo(1));
        Node stranger = new Node(
                        "test" + port, "another secret 123", Ports.free(), List.of("127.0.0.1:" + port), Map.of())
                .start();
        Eventually.holds(() -> assertThat(stranger.cluster.members()).isEqualTo(2));
        stranger.get(1);
        stranger.get(1);
        stranger.cluster.peers().board().post(Post.of("t", "k", 1, "lies"));
        assertThat(one.get(1).tier()).isEqualTo(ImageCache.Tier.RENDERED);
        Eventually.holds(
                () -> assertThat(one.meters.scrape()).contains("nameplate_cluster_posts_total{result=\"foreign\"}"));
        assertThat(one.cluster.peers().board().all("t")).isEmpty();
    }

    @Test
    void two_clusters_that_find_one_another_become_one_and_know_all() throws Exception {
        Map<String, String> soon =
                Map.of("hazelcast.merge.first.run.delay.seconds", "3", "hazelcast.merge.next.run.delay.seconds", "2");
        int first = Ports.free();
        int second = Ports.free();
        Node knowing = new Node(
                        "test" + first, SECRET, second, List.of("127.0.0.1:" + first, "127.0.0.1:" + second), soon)
                .start();
        Eventually.holds(() -> assertThat(knowing.cluster.members()).isEqualTo(1));
        Node unknowing = new Node("test" + first, SECRET, first, List.of("127.0.0.1:" + first), soon).start();
        Eventually.holds(() -> assertThat(unknowing.cluster.members()).isEqualTo(1));
        knowing.cluster.peers().board().post(Post.of("t", "a", 1, "of one"));
        unknowing.cluster.peers().board().post(Post.of("t", "b", 1, "of the other"));
        Eventually.holds(() -> {
            assertThat(knowing.cluster.members()).isEqualTo(2);
            assertThat(knowing.cluster.peers().board().all("t")).hasSize(2);
            assertThat(unknowing.cluster.peers().board().all("t")).hasSize(2);
        });
        unknowing.cluster.peers().board().post(Post.of("t", "c", 1, "after the merge"));
        Eventually.holds(() ->
                assertThat(knowing.cluster.peers().board().latest("t", "c")).isPresent());
        assertThat(knowing.meters.scrape() + unknowing.meters.scrape())
                .contains("nameplate_cluster_events_total{event=\"merged\"} 1.0");
    }

    @Test
    void a_node_that_cannot_have_its_port_serves_alone_and_says_so() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            Node one = new Node("test" + port, SECRET, port, List.of("127.0.0.1:" + port), Map.of()).start();
            assertThat(one.get(1).tier()).isEqualTo(ImageCache.Tier.RENDERED);
            Eventually.holds(() ->
                    assertThat(one.meters.scrape()).contains("nameplate_cluster_events_total{event=\"failed\"} 1.0"));
            assertThat(one.cluster.members()).isZero();
        }
    }

    @Test
    void the_name_of_the_cluster_has_the_librarys_minor_version() throws Exception {
        Node one = together(1).get(0);
        var version = Objects.requireNonNull(one.cluster.instance())
                .getCluster()
                .getLocalMember()
                .getVersion();
        assertThat(Objects.requireNonNull(one.cluster.instance()).getConfig().getClusterName())
                .isEqualTo("test" + one.port + "-" + version.getMajor() + "-" + version.getMinor());
    }

    @Test
    void where_there_is_no_cluster_nothing_of_it_runs() {
        Cluster none = Cluster.none(new Meters());
        none.start();
        assertThat(none.members()).isZero();
        assertThat(none.peers().isAlone()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.startsWith("cluster-start"));
        none.close();
    }
}
