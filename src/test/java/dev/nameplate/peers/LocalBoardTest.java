package dev.nameplate.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LocalBoardTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final LocalBoard board = new LocalBoard(clock::get);

    private static Post post(String key, long stamp, String text) {
        return Post.of("t", key, stamp, text);
    }

    private String text(String key) {
        return board.latest("t", key).map(Post::text).orElse("-");
    }

    @Test
    void the_later_post_stays_in_whatever_order_they_come() {
        board.post(post("a", 2, "two"));
        board.post(post("a", 1, "one"));
        assertThat(text("a")).isEqualTo("two");
        board.post(post("a", 3, "three"));
        assertThat(text("a")).isEqualTo("three");
        assertThat(board.learn(post("a", 3, "three"))).isFalse();
    }

    @Test
    void two_boards_agree_on_posts_of_one_stamp() {
        LocalBoard other = new LocalBoard(clock::get);
        board.post(post("a", 1, "x"));
        board.post(post("a", 1, "y"));
        other.post(post("a", 1, "y"));
        other.post(post("a", 1, "x"));
        assertThat(other.all("t")).isEqualTo(board.all("t"));
    }

    @Test
    void a_stamp_is_later_than_all_seen_whatever_the_clock_says() {
        long first = board.stamp();
        assertThat(LocalBoard.millis(first)).isEqualTo(1_000_000);
        clock.set(10);
        assertThat(board.stamp()).isGreaterThan(first);
        long future = (5_000_000L << 16) + 7;
        board.post(post("a", future, "from a node whose clock is ahead"));
        assertThat(board.stamp()).isGreaterThan(future);
    }

    @Test
    void a_reader_is_told_what_is_there_and_what_comes_but_nothing_twice() {
        List<String> told = new ArrayList<>();
        board.post(post("a", 1, "old"));
        board.follow("t", Merge.LATEST, post -> told.add(post.text()));
        board.post(post("a", 2, "new"));
        board.post(post("a", 2, "new"));
        board.post(post("a", 1, "late"));
        board.post(Post.of("other", "a", 9, "elsewhere"));
        assertThat(told).containsExactly("old", "new");
    }

    /** Sets of letters: what sketches and counters do. */
    @Test
    void a_topic_may_have_a_merge_of_its_own_and_any_order_comes_to_the_same() {
        Merge union = (one, other) -> {
            String both = (one.text() + other.text())
                    .chars()
                    .distinct()
                    .sorted()
                    .mapToObj(c -> String.valueOf((char) c))
                    .collect(Collectors.joining());
            return post(one.key(), Math.max(one.stamp(), other.stamp()), both);
        };
        long seed = Seeds.one();
        Random random = new Random(seed);
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            posts.add(post("k" + i % 3, i, String.valueOf((char) ('a' + random.nextInt(26)))));
        }
        List<List<Post>> ends = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            LocalBoard one = new LocalBoard();
            one.follow("t", union, post -> {});
            posts.forEach(one::post);
            posts.subList(0, 10).forEach(one::post);
            ends.add(one.all("t"));
            Collections.shuffle(posts, random);
        }
        assertThat(ends).as("seed %s", seed).containsOnly(ends.get(0));
    }

    @Test
    void a_topic_that_leaks_is_bounded() {
        for (int i = 0; i < LocalBoard.MOST_KEYS + 10; i++) {
            board.post(post("k" + i, 1, ""));
        }
        assertThat(board.all("t")).hasSize(LocalBoard.MOST_KEYS);
        board.post(post("k5", 2, "still heard"));
        assertThat(text("k5")).isEqualTo("still heard");
    }

    @Test
    void large_things_are_no_posts() {
        byte[] large = new byte[Post.MOST_BYTES + 1];
        assertThatThrownBy(() -> new Post("t", "k", 1, large)).hasMessageContaining("at most 65536");
    }
}
