package dev.nameplate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.guard.Budget.Found;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Post;
import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Budgets in bounded memory, and between nodes. */
class BudgetsTest {

    private static final long ROOM = 200_000;

    @Test
    void the_link_that_was_used_last_stays() {
        Budgets budgets = new Budgets(ROOM, 1);
        Budget first = budgets.of("first", 5_000);
        first.take(1, 2);
        for (int i = 0; i < 200; i++) {
            budgets.of("link " + i, 2_000);
            assertThat(budgets.of("first", 5_000)).isSameAs(first);
            assertThat(budgets.bytes()).isLessThanOrEqualTo(ROOM);
        }
        assertThat(budgets.size()).isLessThan(60);
        assertThat(budgets.evicted()).isEqualTo(201 - budgets.size());
        assertThat(budgets.held("link 0")).isNull();
    }

    @Test
    void a_large_list_has_fewer_bits_and_one_that_is_too_large_is_not_held() {
        Budgets budgets = new Budgets(ROOM, 1);
        assertThat(budgets.of("usual", 20_000).shape().hashes()).isEqualTo(11);
        Budget large = budgets.of("large", 100_000);
        assertThat(large.shape().hashes()).isLessThan(6);
        assertThat(large.shape().bytes()).isLessThanOrEqualTo(ROOM / 2);
        assertThat(budgets.of("too large", 1_000_000)).isNull();
    }

    /** A node: what it holds, and what it knows of others. */
    private static final class Node {
        final LocalBoard board = new LocalBoard();
        final Budgets budgets;
        final BudgetBoard shared;
        final List<Post> told = new ArrayList<>();

        Node(long room) {
            budgets = new Budgets(room, 2);
            shared = new BudgetBoard(budgets, board);
            shared.start();
            board.follow("budgets", BudgetBody.UNION, told::add);
        }
    }

    /** Carries everything that each knows to all, in some order, some of it twice. */
    private static void gossip(Random random, Node... nodes) {
        List<Post> all = new ArrayList<>();
        for (Node node : nodes) {
            node.shared.tell();
            all.addAll(node.board.all("budgets"));
        }
        for (Node node : nodes) {
            List<Post> heard = new ArrayList<>(all);
            heard.addAll(all.subList(0, all.size() / 2));
            Collections.shuffle(heard, random);
            heard.forEach(node.board::learn);
        }
    }

    @Test
    void nodes_come_to_hold_one_budget() {
        long seed = Seeds.one();
        Random order = new Random(seed);
        SplittableRandom random = new SplittableRandom(seed);
        Node[] nodes = {new Node(4 << 20), new Node(4 << 20), new Node(4 << 20)};
        List<long[]> values = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            long[] value = {random.nextLong(), random.nextLong()};
            Found found = nodes[i % 3].budgets.of("link", 3_000).take(value[0], value[1]);
            if (found == Found.REFUSED) {
                refused++;
            } else {
                values.add(value);
            }
            if (i % 300 == 0) {
                gossip(order, nodes);
            }
        }
        gossip(order, nodes);
        gossip(order, nodes);
        assertThat(values.size()).as("seed %s", seed).isBetween(2_900, 3_500);
        assertThat(refused).as("seed %s", seed).isEqualTo(6_000 - values.size());
        for (Node node : nodes) {
            Budget budget = node.budgets.of("link", 3_000);
            assertThat(values).as("seed %s", seed).allMatch(value -> budget.take(value[0], value[1]) == Found.KNOWN);
            assertThat(node.board.all("budgets"))
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(nodes[0].board.all("budgets"));
        }
    }

    @Test
    void the_merge_is_a_join_whatever_the_order() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Budget.Shape shape = Budget.Shape.of(random.nextInt(4) == 0 ? 600 : 500, Budget.USUAL_BITS);
            long[] bits = new long[random.nextInt(4) == 0 ? 0 : shape.longs()];
            for (int k = 0; k < bits.length; k++) {
                bits[k] = random.nextLong() & random.nextLong() & random.nextLong();
            }
            posts.add(new Post("budgets", "link/0", 0, new BudgetBody(random.nextInt(3), shape, bits).bytes()));
        }
        for (Post one : posts) {
            assertThat(BudgetBody.UNION.merge(one, one)).as("seed %s", seed).isEqualTo(one);
            for (Post other : posts) {
                Post joined = BudgetBody.UNION.merge(one, other);
                assertThat(BudgetBody.UNION.merge(other, one))
                        .as("seed %s", seed)
                        .isEqualTo(joined);
                assertThat(BudgetBody.UNION.merge(joined, one))
                        .as("seed %s", seed)
                        .isEqualTo(joined);
                for (Post third : posts) {
                    assertThat(BudgetBody.UNION.merge(joined, third))
                            .as("seed %s", seed)
                            .isEqualTo(BudgetBody.UNION.merge(one, BudgetBody.UNION.merge(other, third)));
                }
            }
        }
    }

    @Test
    void a_new_node_knows_what_the_others_do() {
        Node old = new Node(4 << 20);
        Budget budget = old.budgets.of("link", 500);
        for (int i = 0; i < 400; i++) {
            budget.take(i * 0x9E3779B97F4A7C15L, i * 0xC2B2AE3D27D4EB4FL);
        }
        old.shared.tell();
        Node fresh = new Node(4 << 20);
        old.board.all("budgets").forEach(fresh.board::learn);
        assertThat(fresh.budgets.of("link", 500).count()).isBetween(390L, 410L);
    }

    /** A node without room forgets a link for all; one that still uses it says it again. */
    @Test
    void a_forgotten_link_lives_on_where_it_is_used() {
        Node small = new Node(20_000);
        Node large = new Node(4 << 20);
        Random order = new Random(1);
        for (int i = 0; i < 300; i++) {
            large.budgets.of("used", 1_000).take(i * 0x9E3779B97F4A7C15L, i * 0xC2B2AE3D27D4EB4FL);
        }
        small.budgets.of("unused", 1_000).take(1, 2);
        gossip(order, small, large);
        assertThat(small.budgets.held("used")).isNotNull();
        for (int i = 0; i < 20; i++) {
            small.budgets.of("link " + i, 1_000).take(3, 4);
        }
        assertThat(small.budgets.held("used")).isNull();
        assertThat(small.board.latest("budgets", "used/0").orElseThrow().body().length)
                .isLessThan(100);
        gossip(order, small, large);
        gossip(order, small, large);
        assertThat(large.budgets.of("used", 1_000).count()).isBetween(290L, 310L);
        assertThat(small.budgets.of("used", 1_000).count()).isBetween(290L, 310L);
    }

    @Test
    void what_is_no_chunk_is_passed_over() {
        Node node = new Node(ROOM);
        for (byte[] body : List.of(new byte[0], new byte[] {1}, new byte[] {9, 9}, new byte[26])) {
            node.board.learn(new Post("budgets", "link/0", 0, body));
        }
        Budget.Shape shape = Budget.Shape.of(500, Budget.USUAL_BITS);
        byte[] sound = new BudgetBody(0, shape, new long[shape.longs()]).bytes();
        for (String key : List.of("link", "link/x", "link/7", "link/-1", "/")) {
            node.board.learn(new Post("budgets", key, 0, sound));
        }
        assertThat(node.budgets.of("link", 500).count()).isZero();
    }
}
