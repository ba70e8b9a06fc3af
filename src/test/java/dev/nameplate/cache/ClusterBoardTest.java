package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.Meters;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Post;
import dev.nameplate.register.Entry;
import dev.nameplate.register.Register;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Seeds;
import dev.nameplate.watch.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Boards whose messages go by hand, so that some can be lost. */
class ClusterBoardTest {

    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final List<ScheduledExecutorService> timers = new ArrayList<>();
    private volatile Predicate<Node> reaches = node -> true;
    private volatile boolean lossy;
    private final long seed = Seeds.one();
    private final Random random = new Random(seed);

    /** A board and what it was asked for. */
    private final class Node {
        private final Meters meters = new Meters();
        private final Set<String> wanted = ConcurrentHashMap.newKeySet();
        private final ClusterBoard board;

        Node(String secret) {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
            timers.add(timer);
            board = new ClusterBoard(new LocalBoard(), new Seal(List.of(secret)), timer, meters, wanted::add);
            board.connect(message -> {
                for (Node other : nodes) {
                    boolean lost;
                    synchronized (random) {
                        lost = lossy && random.nextInt(3) == 0;
                    }
                    if (other != this && !lost && reaches.test(this) == reaches.test(other)) {
                        other.board.receive(message);
                    }
                }
            });
        }

        Set<String> knows() {
            return board.all("t").stream().map(Post::text).collect(Collectors.toSet());
        }

        void post(String key, String text) {
            board.post(Post.of("t", key, board.stamp(), text));
        }
    }

    private Node node() {
        return node("a secret of the nodes");
    }

    private Node node(String secret) {
        Node node = new Node(secret);
        nodes.add(node);
        node.board.start();
        return node;
    }

    @AfterEach
    void stop() {
        timers.forEach(ScheduledExecutorService::shutdownNow);
    }

    @Test
    void a_post_is_known_to_all_at_once() {
        Node one = node();
        Node two = node();
        Node three = node();
        one.post("a", "news");
        Eventually.holds(() -> assertThat(List.of(two.knows(), three.knows())).containsOnly(Set.of("news")));
    }

    @Test
    void a_node_that_comes_late_catches_up_both_ways() {
        Node one = node();
        Node two = node();
        for (int i = 0; i < 300; i++) {
            one.post("k" + i, "old " + i);
        }
        Node late = node();
        late.board.post(Post.of("u", "mine", 1, "what the late one knew"));
        late.board.beacon();
        Eventually.holds(() -> {
            assertThat(late.knows()).hasSize(300).isEqualTo(one.knows());
            assertThat(two.board.latest("u", "mine")).isPresent();
        });
    }

    @Test
    void after_a_split_both_halves_know_all_and_agree() {
        Node one = node();
        Node two = node();
        Node three = node();
        reaches = node -> node != three;
        one.post("both", "of the greater half");
        one.post("one", "x");
        three.post("both", "of the smaller half, and later");
        three.post("three", "y");
        Eventually.holds(() -> assertThat(two.knows()).hasSize(2));
        assertThat(three.knows()).containsExactlyInAnyOrder("of the smaller half, and later", "y");
        reaches = node -> true;
        one.board.beacon();
        Eventually.holds(() -> assertThat(List.of(one.knows(), two.knows(), three.knows()))
                .containsOnly(three.knows())
                .allSatisfy(all -> assertThat(all).hasSize(3).doesNotContain("of the greater half")));
    }

    @Test
    void where_every_third_message_is_lost_all_come_to_know_the_same() {
        lossy = true;
        List<Node> all = List.of(node(), node(), node(), node());
        for (int i = 0; i < 200; i++) {
            all.get(random.nextInt(4)).post("k" + i % 120, "text " + i);
        }
        Eventually.holds(() -> {
            Set<Set<String>> known = all.stream().map(Node::knows).collect(Collectors.toSet());
            assertThat(known).as("seed %s", seed).hasSize(1);
            assertThat(known.iterator().next()).hasSizeLessThanOrEqualTo(120);
        });
    }

    @Test
    void a_topics_own_merge_comes_to_the_same_on_all() {
        Merge union = (one, other) -> Post.of(
                "t",
                one.key(),
                Math.max(one.stamp(), other.stamp()),
                (one.text() + other.text())
                        .chars()
                        .distinct()
                        .sorted()
                        .mapToObj(c -> String.valueOf((char) c))
                        .collect(Collectors.joining()));
        List<Node> all = List.of(node(), node(), node());
        all.forEach(node -> node.board.follow("t", union, post -> {}));
        for (int i = 0; i < 26; i++) {
            all.get(i % 3).post("letters", String.valueOf((char) ('a' + i)));
        }
        Eventually.holds(() ->
                assertThat(all.stream().map(Node::knows).toList()).containsOnly(Set.of("abcdefghijklmnopqrstuvwxyz")));
    }

    @Test
    void a_stranger_is_not_heard() {
        Node one = node();
        Node stranger = node("another secret 123");
        stranger.post("a", "lies");
        one.board.receive(new byte[] {1, 2, 3});
        assertThat(one.knows()).isEmpty();
        assertThat(one.meters.scrape()).contains("nameplate_cluster_posts_total{result=\"foreign\"}");
    }

    @Test
    void messages_of_a_later_program_and_broken_ones_are_passed_over() {
        Random bytes = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] message = new byte[bytes.nextInt(60)];
            bytes.nextBytes(message);
            if (message.length > 0 && i % 2 == 0) {
                message[0] = (byte) (1 + bytes.nextInt(3));
            }
            assertThat(Message.read(message)).as("seed %s", seed).isNotNull();
        }
        assertThat(Message.read(new byte[] {99, 1, 2})).isEmpty();
    }

    @Test
    void what_is_wanted_is_told_to_the_others() {
        Node one = node();
        Node two = node();
        one.board.want("template/webinar@abc");
        assertThat(two.wanted).containsExactly("template/webinar@abc");
    }

    @Test
    void what_one_nodes_register_says_reaches_the_others_and_who_joins_late() {
        Node one = node();
        Register told = new Register(node().board);
        Content file =
                new Content(List.of(new Content.Text("file", "spring:\n  state: revoked\n")), "digest", Instant.now());
        assertThat(new Register(one.board).take(file)).isEmpty();
        Eventually.holds(() -> assertThat(told.entry("spring").state()).isEqualTo(Entry.State.REVOKED));
        Register late = new Register(node().board);
        Eventually.holds(() -> assertThat(late.entry("spring").state()).isEqualTo(Entry.State.REVOKED));
    }
}
