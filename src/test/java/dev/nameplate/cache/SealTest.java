package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] NAME = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTENT = "Sarah's picture".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal(List.of("a secret of the nodes"));

    @Test
    void what_was_sealed_opens() {
        assertThat(seal.open(NAME, seal.close(NAME, CONTENT))).contains(CONTENT);
        assertThat(seal.open(NAME, seal.close(NAME, new byte[0]))).contains(new byte[0]);
    }

    @Test
    void every_single_bit_that_is_changed_is_noticed() {
        byte[] sealed = seal.close(NAME, CONTENT);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(seal.open(NAME, changed)).as("bit %s", bit).isEmpty();
        }
    }

    @Test
    void every_length_but_the_right_one_is_noticed() {
        byte[] sealed = seal.close(NAME, CONTENT);
        for (int length = 0; length < sealed.length + 20; length++) {
            assertThat(seal.open(NAME, Arrays.copyOf(sealed, length)).isPresent())
                    .as("length %s", length)
                    .isEqualTo(length == sealed.length);
        }
    }

    @Test
    void a_thing_opens_under_its_own_name_alone() {
        assertThat(seal.open("another".getBytes(StandardCharsets.UTF_8), seal.close(NAME, CONTENT)))
                .isEmpty();
    }

    @Test
    void a_stranger_reads_neither_names_nor_content_and_can_make_up_nothing() {
        Seal stranger = new Seal(List.of("a secret of others"));
        assertThat(seal.open(NAME, stranger.close(NAME, CONTENT))).isEmpty();
        assertThat(stranger.name(NAME)).isNotEqualTo(seal.name(NAME));
        byte[] sealed = seal.close(NAME, CONTENT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Sarah");
    }

    @Test
    void the_same_content_never_looks_the_same() {
        assertThat(seal.close(NAME, CONTENT)).isNotEqualTo(seal.close(NAME, CONTENT));
        assertThat(seal.name(NAME)).isEqualTo(seal.name(NAME)).hasSize(32);
    }

    @Test
    void secrets_are_changed_one_node_after_the_other() {
        Seal old = new Seal(List.of("the old secret 1"));
        Seal both = new Seal(List.of("the new secret 2", "the old secret 1"));
        Seal next = new Seal(List.of("the new secret 2"));
        assertThat(both.open(NAME, old.close(NAME, CONTENT))).contains(CONTENT);
        assertThat(next.open(NAME, both.close(NAME, CONTENT))).contains(CONTENT);
        assertThat(next.open(NAME, old.close(NAME, CONTENT))).isEmpty();
    }
}
