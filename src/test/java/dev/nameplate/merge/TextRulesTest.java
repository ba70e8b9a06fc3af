package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.MergeNote.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a text is held to beside length, pattern and addresses. */
class TextRulesTest {

    private static Field field(Set<Script> scripts, Listed listed, LetterCase letters) {
        FieldRules rules = new FieldRules(
                80, Optional.empty(), false, true, Optional.empty(), Optional.empty(), scripts, listed, true);
        return Fields.of(FieldType.TEXT, "name").rules(rules).letters(letters).make();
    }

    private static Values merged(Field field, String value) {
        return new Merger()
                .merge(new Delivery(Map.of("name", value), List.of(), ""), List.of(field), MergeContext.of("en"));
    }

    private static List<Kind> kinds(Values values) {
        return values.notes().stream().map(MergeNote::kind).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "latin, Zoë Ångström-Łukasiewicz 3rd!, true",
        "latin, Sarah 🎉 & Söhne, true",
        "latin, 100 %, true",
        "latin, Иван, false",
        "latin, Sаrah, false",
        "latin, Γιώργος, false",
        "latin, 李小龍, false",
        "latin, ﬁsh Ｗｉｄｅ, true",
        "greek, Γιώργος, true",
        "cyrillic, Иван Пётр, true",
        "cyrillic, Ivan, false",
        "arabic, محمد ٣, true",
        "hebrew, שָׁלוֹם, true",
        "japanese, 山田 タロー さん, true",
        "japanese, 김민준, false",
        "katakana, スーパー, true",
        "hiragana, スーパ, false",
        "korean, 김민준 金, true",
        "chinese, 李小龍ㄅ, true",
        "devanagari, नमस्ते॥, true",
        "thai, สวัสดี, true"
    })
    void letters_belong_to_the_scripts_of_their_field(String script, String text, boolean welcome) {
        Field field = field(Set.of(Script.of(script).orElseThrow()), Listed.ANY, LetterCase.AS_IS);
        Values values = merged(field, text);
        assertThat(values.has("name")).isEqualTo(welcome);
        assertThat(kinds(values).contains(Kind.SCRIPT)).isNotEqualTo(welcome);
    }

    @Test
    void several_scripts_may_stand_side_by_side() {
        Field field = field(EnumSet.of(Script.LATIN, Script.GREEK), Listed.ANY, LetterCase.AS_IS);
        assertThat(merged(field, "Alpha Άλφα").has("name")).isTrue();
        assertThat(merged(field, "Alpha Альфа").has("name")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void a_script_is_found_by_its_key(Script script) {
        assertThat(Script.of(script.key())).contains(script);
    }

    @ParameterizedTest
    @CsvSource({
        "berlin, Berlin",
        "BERLIN, Berlin",
        "' ber lin ', Berlin",
        "são paulo, São Paulo",
        "SÃOPAULO, São Paulo",
        "n/a, N/A",
        "a@b.example, a@b.example"
    })
    void a_listed_value_is_shown_as_it_is_listed(String given, String shown) {
        Listed listed = Listed.of(List.of("Berlin", "São Paulo", "N/A", "a@b.example"));
        Values values = merged(field(Set.of(Script.GREEK), listed, LetterCase.SMART), given);
        assertThat(values.get("name").orElseThrow().text()).isEqualTo(shown);
    }

    @Test
    void what_is_not_listed_is_missing() {
        Field field = field(Set.of(), Listed.of(List.of("Berlin")), LetterCase.AS_IS);
        assertThat(kinds(merged(field, "Paris"))).containsExactly(Kind.NOT_IN_LIST, Kind.REMOVED);
        assertThat(kinds(merged(field, "Sao Paulo"))).contains(Kind.NOT_IN_LIST);
        assertThat(kinds(merged(field, "null"))).contains(Kind.NULL_WORD);
    }

    @Test
    void a_listed_value_has_its_fields_letter_case() {
        Field field = field(Set.of(), Listed.of(List.of("Berlin")), LetterCase.UPPER);
        assertThat(merged(field, "berlin").get("name").orElseThrow().text()).isEqualTo("BERLIN");
    }
}
