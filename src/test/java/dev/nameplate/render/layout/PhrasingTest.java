package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Wording;
import dev.nameplate.testing.Templates;
import dev.nameplate.testing.Templates.Wordings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasingTest {

    private static final Values NAMED = Templates.values("name", "Zoë", "company", "AT&T");
    private static final Values NOBODY = Templates.values("company", "AT&T");
    private static final Values NOTHING = Templates.values();

    private static String said(Values values, String... phrases) {
        return said(Wordings.of(phrases), values, "en");
    }

    private static String said(Wording wording, Values values, String own) {
        return Phrasing.say(wording, values, own).map(Phrasing.Said::text).orElse("(removed)");
    }

    private static Values in(String language, String... pairs) {
        Map<String, Value> byName = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            byName.put(pairs[i], Value.text(pairs[i + 1]));
        }
        return new Values(byName, language, "UTC", "", List.of());
    }

    @Test
    void words_and_fields_stand_in_order() {
        assertThat(said(NAMED, "{name}, your seat at {company} is saved")).isEqualTo("Zoë, your seat at AT&T is saved");
    }

    @Test
    void the_first_alternative_whose_fields_are_there_is_said() {
        assertThat(said(NOBODY, "{name} of {company}", "Everybody at {company}", "Everybody"))
                .isEqualTo("Everybody at AT&T");
        assertThat(said(NOTHING, "{name} of {company}", "Everybody at {company}", "Everybody"))
                .isEqualTo("Everybody");
    }

    @Test
    void a_complete_alternative_wins_over_a_healed_one() {
        assertThat(said(NOBODY, "{name}, your seat is saved", "The seat is yours"))
                .isEqualTo("The seat is yours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name}, your seat is saved           | Your seat is saved
            {name} , your seat is saved          | Your seat is saved
            Thanks, {name}!                      | Thanks!
            Thanks, {name}                       | Thanks
            Thanks, {name}. See you.             | Thanks. See you.
            “Thanks, {name}”                     | “Thanks”
            “{name}, it is here”                 | “It is here”
            ¡{name}, tu plaza está lista!        | ¡Tu plaza está lista!
            Great news! {name}, you are in       | Great news! You are in
            {name}, iPhone cases are here        | iPhone cases are here
            {name}، مقعدك محجوز                  | مقعدك محجوز
            {name}，您的席位已保留                  | 您的席位已保留
            {name}, hi. Bye, {name}!             | Hi. Bye!
            """)
    void a_missing_field_takes_the_comma_that_sets_it_off(String phrase, String expected) {
        assertThat(said(NOTHING, phrase)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello {name}
            Hello {name}, welcome
            Dr. {name}, your seat is saved
            Reserved for {name}, with love
            Made by {name}
            {name}
            {name}, {company}!
            , {name}!
            """)
    void what_a_missing_field_would_break_is_not_said(String phrase) {
        assertThat(said(NOTHING, phrase)).isEqualTo("(removed)");
    }

    @Test
    void healing_tries_the_alternatives_in_order() {
        assertThat(said(NOTHING, "{name}, your seat at {company} is saved", "{name}, your seat is saved"))
                .isEqualTo("Your seat is saved");
    }

    @Test
    void the_sentence_is_capitalised_by_its_language() {
        assertThat(said(Wordings.of("{name}, ijs is klaar"), in("nl"), "nl")).isEqualTo("IJs is klaar");
        assertThat(said(Wordings.of("{name}, için yer ayırdık"), in("tr"), "tr"))
                .isEqualTo("İçin yer ayırdık");
        assertThat(said(Wordings.of("{name}, ﬁnally"), in("en"), "en")).isEqualTo("Finally");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Reserved[ for {company}]             | Reserved
            Reserved [for {company} ]today       | Reserved today
            Reserved [for {company}] today       | Reserved today
            Dear friend [of {company}], hello    | Dear friend, hello
            Merci [de {company}] !               | Merci !
            [{company} · ]online                 | online
            [{company}] · online                 | online
            online · [{company}]                 | online
            [{name}, ]your seat is saved         | Your seat is saved
            A[ b[ {company}]]                    | A b
            [{company}][ · {name}]A              | A
            """)
    void an_optional_piece_closes_its_gap(String phrase, String expected) {
        assertThat(said(NOTHING, phrase)).isEqualTo(expected);
    }

    @Test
    void an_optional_piece_whose_fields_are_there_is_said() {
        assertThat(said(NAMED, "[{name}, ]your seat[ at {company}] is saved"))
                .isEqualTo("Zoë, your seat at AT&T is saved");
        assertThat(said(NOBODY, "[{name}][ · {company}]")).isEqualTo("AT&T");
    }

    @Test
    void a_phrase_of_which_nothing_is_left_is_not_said() {
        assertThat(said(NOTHING, "[{name}]", "Hello")).isEqualTo("Hello");
        assertThat(said(NOTHING, "[{name}][ · {company}]")).isEqualTo("(removed)");
    }

    @Test
    void words_are_taken_from_the_nearest_language() {
        Wording wording = Wordings.in(Map.of("de", List.of("Hallo {name}", "Hallo"), "pt", List.of("Olá")), "Hello");
        assertThat(said(wording, in("de-AT", "name", "Zoë"), "en")).isEqualTo("Hallo Zoë");
        assertThat(said(wording, in("pt-BR"), "en")).isEqualTo("Olá");
        assertThat(said(wording, in("fr"), "en")).isEqualTo("Hello");
    }

    @Test
    void the_language_of_the_words_is_told() {
        Wording wording = Wordings.in(Map.of("tr", List.of("ilk")), "first");
        assertThat(Phrasing.say(wording, in("tr-TR"), "en").orElseThrow().language())
                .isEqualTo("tr");
        assertThat(Phrasing.say(wording, in("fr-FR"), "en").orElseThrow().language())
                .isEqualTo("en");
    }

    private static List<String> tagged(Values values, String... phrases) {
        Phrasing.Said said = Phrasing.say(Wordings.of(phrases), values, "en").orElseThrow();
        return said.spans().stream()
                .map(span -> String.join(">", span.runs()) + ": " + said.text().substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void words_between_tags_keep_their_place_whatever_becomes_of_the_rest() {
        String phrase = "<b>{name}</b>, your <i>seat[ at <b>{company}</b>]</i> is saved";
        assertThat(tagged(NAMED, phrase)).containsExactly("b: Zoë", "i: seat at ", "i>b: AT&T");
        assertThat(said(NAMED, phrase)).isEqualTo("Zoë, your seat at AT&T is saved");
        assertThat(tagged(NOBODY, phrase)).containsExactly("i: seat at ", "i>b: AT&T");
        assertThat(tagged(NOTHING, phrase)).containsExactly("i: seat");
        assertThat(said(NOTHING, phrase)).isEqualTo("Your seat is saved");
    }

    @Test
    void a_capital_put_at_the_beginning_keeps_the_tag_of_its_word() {
        assertThat(tagged(NOTHING, "{name}, <b>your</b> seat")).containsExactly("b: Your");
        assertThat(tagged(NOTHING, "{name}, <b>ß</b>x")).containsExactly("b: Ss");
        assertThat(tagged(NOTHING, " <b>  Thanks, {name}</b>")).containsExactly("b: Thanks");
    }

    @Test
    void a_value_is_never_read_for_tags() {
        Values sly = Templates.values("name", "<b>Sarah</b>");
        assertThat(said(sly, "{name} and <b>{name}</b>")).isEqualTo("<b>Sarah</b> and <b>Sarah</b>");
        assertThat(tagged(sly, "{name} and <b>{name}</b>")).containsExactly("b: <b>Sarah</b>");
    }

    @Test
    void a_field_between_tags_is_found() {
        Set<String> fields = new TreeSet<>();
        Phrasing.fields(Wordings.of("<b>{name}[ <i>{company}</i>]</b>"), fields);
        assertThat(fields).containsExactly("company", "name");
    }
}
