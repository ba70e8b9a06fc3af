package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Post;
import dev.nameplate.register.Register;
import dev.nameplate.testing.Links;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a link ends, by whatever ends it first, and how long its image may be kept. */
class ValidityTest {

    private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");
    private static final long UNTIL_MIDNIGHT = 12 * 3600;

    /** As the shared vectors' key, but for its last day. */
    private static SignedLink link(String lastDay, String... set) {
        LinkDraft draft = LinkDraft.of("acme/card.jpg");
        for (int i = 0; i < set.length; i += 2) {
            draft.set(set[i], set[i + 1]);
        }
        KeyRing keys = Links.ring(lastDay.isEmpty() ? Links.KEY : Links.KEY.replace("k1:", "k1~" + lastDay + ":"));
        return Links.genuine(LinkVerifier.of(keys).verify(Links.signed(draft)));
    }

    private static Register register(String entry) {
        LocalBoard board = new LocalBoard();
        board.post(Post.of("links", "spring", board.stamp(), entry));
        return new Register(board);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # last day | expires at | register                                                    | what holds
            -          | -          | -                                                           | GOOD
            2027-01-31 | -          | -                                                           | GOOD
            2027-01-30 | -          | -                                                           | RETIRED
            -          | 1700000000 | {"state":"revoked"}                                         | EXPIRED
            2027-01-30 | 1900000000 | {"state":"revoked"}                                         | RETIRED
            -          | -          | {"state":"live"}                                            | GOOD
            -          | -          | {"state":"paused"}                                          | PAUSED
            -          | 1900000000 | {"state":"revoked"}                                         | REVOKED
            -          | -          | {"state":"live","until":"2027-01-31T12:00:00Z"}              | ENDED
            -          | -          | {"state":"live","until":"2027-01-31T12:00:01Z"}              | GOOD
            -          | -          | {"state":"revoked","template":"acme/card"}                  | REVOKED
            -          | -          | {"state":"revoked","template":"card"}                       | GOOD
            """)
    void a_link_ends_by_what_ends_it_first(String lastDay, String expires, String entry, Validity expected) {
        String[] set =
                expires == null ? new String[] {"_link", "spring"} : new String[] {"_link", "spring", "_exp", expires};
        Register register = entry == null ? Register.empty() : register(entry);
        assertThat(Validity.of(link(lastDay == null ? "" : lastDay, set), register, NOON))
                .isEqualTo(expected);
    }

    @Test
    void what_the_register_says_is_for_links_with_the_id_alone() {
        Register register = register("{\"state\":\"revoked\"}");
        assertThat(Validity.of(link(""), register, NOON)).isEqualTo(Validity.GOOD);
        assertThat(Validity.of(link("", "_link", "Spring"), register, NOON)).isEqualTo(Validity.GOOD);
    }

    @Test
    void an_image_is_kept_no_longer_than_its_link_lasts() {
        Register none = Register.empty();
        assertThat(Validity.secondsLeft(link(""), none, NOON)).isEqualTo(Long.MAX_VALUE);
        assertThat(Validity.secondsLeft(link("2027-01-31"), none, NOON)).isEqualTo(UNTIL_MIDNIGHT);
        assertThat(Validity.secondsLeft(link("", "_exp", "1801396900"), none, NOON))
                .isEqualTo(1801396900 - NOON.getEpochSecond());
        assertThat(Validity.secondsLeft(link("", "_link", "spring"), none, NOON))
                .as("so that a word in the register takes effect")
                .isEqualTo(300);
        Register soon = register("{\"until\":\"2027-01-31T12:01:40Z\"}");
        assertThat(Validity.secondsLeft(link("", "_link", "spring"), soon, NOON))
                .isEqualTo(100);
        assertThat(Validity.secondsLeft(link(""), soon, NOON)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void only_what_nothing_can_end_is_kept_for_good() {
        assertThat(Validity.isForGood(link(""))).isTrue();
        assertThat(Validity.isForGood(link("2999-01-01"))).isFalse();
        assertThat(Validity.isForGood(link("", "_link", "spring"))).isFalse();
        assertThat(Validity.isForGood(link("", "_exp", "1900000000"))).isFalse();
    }
}
