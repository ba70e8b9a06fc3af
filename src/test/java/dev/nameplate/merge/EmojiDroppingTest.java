package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.MergeNote.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiDroppingTest {

    /** Draws what lies below Arabic, and nothing else. */
    private static final Coverage WESTERN = text -> text.codePoints().allMatch(c -> c < 0x600);

    private final Merger merger = new Merger();

    private Values merged(String value, Coverage coverage) {
        Delivery delivery = new Delivery(Map.of("name", value), List.of(), "");
        return merger.merge(delivery, List.of(Field.text("name")), new MergeContext("en", Optional.of(coverage)));
    }

    @ParameterizedTest
    @CsvSource({
        "Sarah \uD83C\uDF89, Sarah",
        "\uD83C\uDF89 Sarah \uD83C\uDF89\uD83C\uDF89 Miller \u2764\uFE0F, Sarah Miller",
        "Sarah\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67Lee, SarahLee",
        "Team \uD83C\uDDE9\uD83C\uDDEA, Team",
        "Jo \uD83D\uDC4D\uD83C\uDFFD, Jo",
        "Team 1\uFE0F\u20E3, Team 1",
        "7 \uD83C\uDF89, 7",
    })
    void emoji_that_no_face_has_leave_the_words(String value, String left) {
        Values values = merged(value, WESTERN);
        assertThat(values.get("name")).map(Value::text).contains(left);
        assertThat(values.notes()).contains(new MergeNote("name", Kind.EMOJI_DROPPED));
        assertThat(values.notes()).extracting(MergeNote::kind).doesNotContain(Kind.NO_GLYPH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83C\uDF89",
                "\uD83C\uDF89 !",
                "محمد \uD83C\uDF89",
                "Sarah محمد",
                "Sarah \uE000 \uD83C\uDF89",
                "Sarah \uFFFD \uD83C\uDF89",
            })
    void a_value_is_missing_when_nothing_is_left_or_something_else_is_lost(String value) {
        Values values = merged(value, WESTERN);
        assertThat(values.get("name")).isEmpty();
        assertThat(values.notes())
                .extracting(MergeNote::kind)
                .contains(Kind.NO_GLYPH)
                .doesNotContain(Kind.EMOJI_DROPPED);
    }

    @Test
    void items_of_a_list_lose_their_emoji_and_stay() {
        Delivery delivery = new Delivery(Map.of("tags", "Tea \uD83C\uDF89,Cake"), List.of(), "");
        Values values = merger.merge(
                delivery,
                List.of(Fields.of(FieldType.LIST, "tags")
                        .list(FieldType.TEXT, 4)
                        .make()),
                new MergeContext("en", Optional.of(WESTERN)));
        assertThat(values.get("tags")).map(Value::text).contains("Tea and Cake");
        assertThat(values.notes()).extracting(MergeNote::kind).containsExactly(Kind.EMOJI_DROPPED);
    }

    @Test
    void emoji_that_a_face_has_stay() {
        Values values = merged("Sarah \uD83C\uDF89", text -> true);
        assertThat(values.get("name")).map(Value::text).contains("Sarah \uD83C\uDF89");
        assertThat(values.notes()).isEmpty();
    }
}
