package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {

    @Test
    void what_was_made_is_kept() {
        AtomicInteger made = new AtomicInteger();
        Memo<String, Integer> memo = new Memo<>(4, key -> made.incrementAndGet());

        memo.get("a");
        memo.get("a");

        assertThat(made).hasValue(1);
    }

    @Test
    void it_never_holds_more_than_its_bound() {
        Memo<Integer, Integer> memo = new Memo<>(8, key -> key);

        for (int i = 0; i < 1000; i++) {
            assertThat(memo.get(i)).isEqualTo(i);
            assertThat(memo.size()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void languages_out_of_links_do_not_pile_up() {
        for (int i = 0; i < 2000; i++) {
            Language.of("en-x-" + i);
        }

        assertThat(Language.known()).isLessThanOrEqualTo(256);
    }
}
