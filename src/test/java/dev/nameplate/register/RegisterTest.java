package dev.nameplate.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.peers.Board;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Post;
import dev.nameplate.register.Entry.State;
import dev.nameplate.testing.Seeds;
import dev.nameplate.watch.Content;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Registers of nodes that hear one another, or do not for a while. */
class RegisterTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong clock =
            new AtomicLong(Instant.parse("2027-01-01T00:00:00Z").toEpochMilli());
    private final List<Node> nodes = new ArrayList<>();
    private boolean split;

    /** A node's board and register. Messages are not lost but when the nodes are split. */
    private final class Node implements Board {
        private final LocalBoard local = new LocalBoard(clock::get);
        private final Register register;

        Node() {
            register = new Register(this);
            nodes.add(this);
        }

        List<String> file(Instant written, String text) {
            clock.addAndGet(1000);
            return register.take(new Content(List.of(new Content.Text("file", text)), text, written));
        }

        List<String> file(String text) {
            return file(Instant.ofEpochMilli(clock.get() + 1000), text);
        }

        State state(String id) {
            return register.entry(id).state();
        }

        @Override
        public long stamp() {
            return local.stamp();
        }

        @Override
        public void post(Post post) {
            if (local.learn(post) && !split) {
                nodes.forEach(other -> other.local.learn(post));
            }
        }

        @Override
        public Optional<Post> latest(String topic, String key) {
            return local.latest(topic, key);
        }

        @Override
        public List<Post> all(String topic) {
            return local.all(topic);
        }

        @Override
        public void follow(String topic, Merge merge, Consumer<Post> reader) {
            local.follow(topic, merge, reader);
        }
    }

    /** All come to know what any knows. */
    private void meet() {
        split = false;
        for (Node from : nodes) {
            for (Node to : nodes) {
                from.all("links").forEach(to.local::learn);
            }
        }
    }

    @Test
    void what_one_nodes_file_says_holds_on_all() {
        Node one = new Node();
        Node other = new Node();
        assertThat(one.file("a:\n  state: revoked\n")).isEmpty();
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        assertThat(other.state("a")).isEqualTo(State.REVOKED);
        assertThat(other.register.entry("b")).isSameAs(Entry.NONE);
    }

    @Test
    void an_id_that_is_taken_out_is_spoken_of_no_more_anywhere() {
        Node one = new Node();
        Node other = new Node();
        one.file("a:\n  state: revoked\nb:\n  state: paused\n");
        one.file("b:\n  state: paused\n");
        assertThat(one.register.entry("a")).isSameAs(Entry.NONE);
        assertThat(other.register.entry("a")).isSameAs(Entry.NONE);
        assertThat(other.state("b")).isEqualTo(State.PAUSED);
    }

    @Test
    void of_two_files_the_one_that_changed_last_holds() {
        Node one = new Node();
        Node other = new Node();
        one.file("a:\n  state: paused\n");
        other.file("a:\n  state: revoked\n");
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        one.file("a:\n  state: live\n");
        assertThat(other.state("a")).isEqualTo(State.LIVE);
        // What did not change in a file says nothing again.
        other.file("a:\n  state: revoked\nb:\n  state: paused\n");
        assertThat(one.state("a")).isEqualTo(State.LIVE);
        assertThat(one.state("b")).isEqualTo(State.PAUSED);
    }

    @Test
    void a_node_that_joins_catches_up_and_its_old_file_overrules_nobody() {
        Node one = new Node();
        one.file(LONG_AGO, "a:\n  state: live\n");
        one.file("a:\n  state: revoked\n");
        split = true;
        Node late = new Node();
        late.file(LONG_AGO, "a:\n  state: live\nb:\n  state: paused\n");
        meet();
        assertThat(late.state("a")).isEqualTo(State.REVOKED);
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        assertThat(one.state("b")).as("what nobody spoke of holds, however old").isEqualTo(State.PAUSED);
    }

    @Test
    void a_file_that_was_changed_while_its_node_was_down_is_news() {
        Node one = new Node();
        one.file("a:\n  state: live\n");
        split = true;
        clock.addAndGet(60_000);
        Node restarted = new Node();
        restarted.file("a:\n  state: revoked\n");
        meet();
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
    }

    @Test
    void what_a_file_does_not_hold_at_the_start_says_nothing() {
        Node one = new Node();
        one.file("a:\n  state: revoked\n");
        Node empty = new Node();
        meet();
        empty.file("{}");
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        assertThat(empty.state("a")).isEqualTo(State.REVOKED);
    }

    @Test
    void nodes_with_one_file_say_it_one_after_the_other_and_nothing_changes() {
        Node one = new Node();
        Node other = new Node();
        one.file("a:\n  state: revoked\n");
        other.file("a:\n  state: revoked\n");
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        one.file("a:\n  state: live\n");
        other.file("a:\n  state: live\n");
        assertThat(one.state("a")).isEqualTo(State.LIVE);
        assertThat(other.state("a")).isEqualTo(State.LIVE);
        one.file("{}");
        other.file("{}");
        assertThat(one.register.entry("a")).isSameAs(Entry.NONE);
        assertThat(other.register.entry("a")).isSameAs(Entry.NONE);
    }

    @Test
    void a_file_at_fault_changes_nothing() {
        Node one = new Node();
        one.file("a:\n  state: revoked\n");
        assertThat(one.file("a:\n  state: live\nb:\n  state: gone\n")).hasSize(1);
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        assertThat(one.file("a:\n  state: live\nb:\n  state: paused\n")).isEmpty();
        assertThat(one.state("a")).isEqualTo(State.LIVE);
    }

    @Test
    void what_makes_no_sense_here_leaves_what_was_known() {
        Node one = new Node();
        one.file("a:\n  state: revoked\n");
        one.post(Post.of("links", "a", one.stamp(), "{\"state\":\"asleep\"}"));
        one.post(Post.of("links", "no id!", one.stamp(), "{\"state\":\"revoked\"}"));
        assertThat(one.state("a")).isEqualTo(State.REVOKED);
        assertThat(one.register.entry("no id!")).isSameAs(Entry.NONE);
    }

    @Test
    void ids_are_counted_by_what_holds_now() {
        Node one = new Node();
        one.file("a:\n  state: revoked\nb:\n  until: 2020-01-01\nc: {}\nd:\n  until: 2999-01-01\n");
        assertThat(one.register.count(State.REVOKED)).isEqualTo(1);
        assertThat(one.register.count(State.ENDED)).isEqualTo(1);
        assertThat(one.register.count(State.LIVE)).isEqualTo(2);
        assertThat(one.register.count(State.PAUSED)).isZero();
    }

    @Test
    void a_look_up_allocates_nothing() {
        Node one = new Node();
        one.file("a:\n  state: revoked\n  template: acme/webinar\n");
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        int revoked = 0;
        for (int i = 0; i < 100_000; i++) {
            Entry entry = one.register.entry((i & 1) == 0 ? "a" : "b").of("acme/webinar");
            revoked += entry.state() == State.REVOKED ? 1 : 0;
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000);
        assertThat(revoked).isEqualTo(50_000);
    }

    @Test
    void after_any_edits_splits_and_meetings_all_nodes_agree_on_the_last_word() {
        try (CapturedLog said = CapturedLog.objects(LogSettings.Level.ERROR)) {
            anyEdits();
            assertThat(said.text()).isEmpty();
        }
    }

    private void anyEdits() {
        for (long seed : Seeds.some(100).toArray()) {
            Random random = new Random(seed);
            nodes.clear();
            split = false;
            List<Map<String, String>> files = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                new Node();
                files.add(new TreeMap<>());
            }
            Map<String, String> last = new HashMap<>();
            for (int edit = 0; edit < 30; edit++) {
                split = random.nextInt(3) == 0 || split && random.nextInt(3) > 0;
                int number = random.nextInt(3);
                Map<String, String> file = files.get(number);
                String id = "id" + random.nextInt(4);
                String state = List.of("live", "paused", "revoked").get(random.nextInt(3));
                boolean out = random.nextInt(4) == 0;
                String before = out ? file.remove(id) : file.put(id, state);
                if (!(out ? before == null : state.equals(before))) {
                    last.put(id, out ? "" : state);
                }
                StringBuilder text = new StringBuilder(file.isEmpty() ? "{}" : "");
                file.forEach((key, value) ->
                        text.append(key).append(":\n  state: ").append(value).append('\n'));
                assertThat(nodes.get(number).file(text.toString())).isEmpty();
                if (!split) {
                    meet();
                }
            }
            meet();
            last.forEach((id, word) -> {
                for (Node node : nodes) {
                    Entry known = node.register.entry(id);
                    assertThat(
                                    known.equals(Entry.NONE) && !word.equals("live")
                                            ? ""
                                            : known.state().key())
                            .as("seed %d, %s", seed, id)
                            .isEqualTo(word.isEmpty() && !known.equals(Entry.NONE) ? "?" : word);
                }
            });
        }
    }
}
