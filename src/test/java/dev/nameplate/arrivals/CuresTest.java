package dev.nameplate.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.arrivals.CureRule.Scope;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.MergeNote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sentence: said where it may be, word for word, and not where it may not. */
class CuresTest {

    private static List<String[]> rows(String file) throws Exception {
        return Files.readAllLines(Path.of("src/test/resources/arrivals").resolve(file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s*¦\\s*", -1))
                .toList();
    }

    private static Optional<Profile> provider(String id) {
        return id.equals("-") ? Optional.empty() : Profiles.find(id);
    }

    private static List<String> said(String provider, String mix, String field) {
        Mailing mailing = new Mailing();
        for (String part : mix.split(" ; ")) {
            String[] times = part.strip().split("x ", 2);
            String raw = times.length < 2 || times[1].equals("nothing") ? "" : times[1];
            String openPart = raw.equals("absent") ? "" : field + "=" + raw;
            mailing.open(Integer.parseInt(times[0].strip()), Map.of(), List.of(field), openPart);
        }
        return mailing.cures(provider(provider)).stream().map(Cure::says).toList();
    }

    @TestFactory
    Stream<DynamicTest> what_was_counted() throws Exception {
        return rows("cures.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row[2] + " by " + row[0] + ": " + row[1], () -> {
                    List<String> said = said(row[0], row[2], row[1]);
                    if (row[3].equals("nothing")) {
                        assertThat(said).isEmpty();
                    } else {
                        assertThat(said).containsExactly(row[3]);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_one_link_shows() throws Exception {
        return rows("cures-of-one-link.txt").stream()
                .map(row -> DynamicTest.dynamicTest(row[1] + " by " + row[0], () -> {
                    List<String> open = Stream.of(row[1].split("&"))
                            .map(piece -> piece.split("=")[0])
                            .filter(name -> name.matches("[a-z_]+"))
                            .toList();
                    SignedLink link = Mailing.link(Map.of(), open, row[1].replaceAll("&?[a-z_]+=absent", ""));
                    List<String> said = Cures.seen(link, Mailing.TEMPLATE, Mailing.values(link), provider(row[0]));
                    if (row[2].equals("nothing")) {
                        assertThat(said).isEmpty();
                    } else {
                        assertThat(said).contains(row[2]);
                    }
                }));
    }

    /** A note of the merge that asks for something to be done has a sentence; the others are named here, with the reason. */
    @Test
    void every_note_of_the_merge_has_a_sentence_or_needs_none() throws Exception {
        Set<MergeNote.Kind> needless = EnumSet.of(
                // Said of as "unencoded", "raw-tag", "missing", "cut-off".
                MergeNote.Kind.HEALED_AMPERSAND,
                MergeNote.Kind.HEALED_PERCENT,
                MergeNote.Kind.UNRESOLVED_TAG,
                MergeNote.Kind.EMPTY,
                MergeNote.Kind.ABSENT,
                // White space: nothing to do, and nothing that anybody could see.
                MergeNote.Kind.HEALED_CHARACTERS,
                // What a field that is missing leads to.
                MergeNote.Kind.FALLBACK,
                MergeNote.Kind.REMOVED);
        Set<String> kinds = new TreeSet<>();
        Stream.concat(CureTable.COUNTED.stream(), CureTable.EITHER.stream()).forEach(rule -> kinds.add(rule.kind()));
        for (MergeNote.Kind kind : MergeNote.Kind.values()) {
            assertThat(kinds.contains(kind.key())).as(kind.key()).isEqualTo(!needless.contains(kind));
        }
    }

    @Test
    void every_sentence_is_in_a_table_of_this_test() throws Exception {
        String tables = Files.readString(Path.of("src/test/resources/arrivals/cures.txt"));
        for (CureRule rule : Stream.concat(CureTable.COUNTED.stream(), CureTable.EITHER.stream())
                .toList()) {
            if (rule.when().scope() != Scope.FIXED) {
                assertThat(tables).contains(" " + rule.happened() + " in ");
            }
        }
        String ofOne = Files.readString(Path.of("src/test/resources/arrivals/cures-of-one-link.txt"));
        for (CureRule rule : CureTable.SEEN) {
            if (rule.when().scope() != Scope.FIXED) {
                assertThat(ofOne).contains(" " + rule.happened() + ";");
            }
        }
    }

    @Test
    void what_a_link_fixes_wrongly_is_said_of_a_few_opens() {
        Mailing mailing = new Mailing().open(4, Map.of("seats", "900"), List.of("name"), "name=Sarah");
        assertThat(mailing.cures(Optional.empty())).isEmpty();
        mailing.open(1, Map.of("seats", "900"), List.of("name"), "name=Sarah");
        assertThat(mailing.cures(Optional.empty()))
                .extracting(Cure::says)
                .containsExactly(
                        "seats has a value in the link itself that its template does not take in 100 % of 5 opens;"
                                + " `nameplate explain` with that link says why; then sign it anew");
        SignedLink link = Mailing.link(Map.of("seats", "900"), List.of(), "");
        assertThat(Cures.seen(link, Mailing.TEMPLATE, Mailing.values(link), Optional.empty()))
                .containsExactly(
                        "seats has a value in the link itself that its template does not take; sign it anew with"
                                + " another");
    }

    @Test
    void the_most_frequent_is_said_first_and_controls_are_told_of_as_such() {
        Mailing mailing = new Mailing()
                .open(60, Map.of(), List.of("name", "company", "_lang"), "name=&company=AT&T&_lang=tlh_klingon_x")
                .open(40, Map.of(), List.of("name", "company", "_lang"), "name=&company=Acme&_lang=de");
        assertThat(mailing.cures(Optional.empty()))
                .extracting(cure -> cure.field() + " " + cure.kind())
                .containsExactly("name missing", "_lang bad-control", "company unencoded");
    }

    @Test
    void a_provider_is_known_by_enough_tags_of_his_own() {
        Mailing mailing = new Mailing().open(2, "company", "*|COMPANY|*");
        assertThat(Cures.provider(mailing.all().start())).isEmpty();
        mailing.open(1, "name", "*|FNAME|*");
        assertThat(Cures.provider(mailing.all().start())).map(Profile::id).contains("mailchimp");
        mailing.open(2, "name", "{{ contact.firstname }}");
        assertThat(Cures.provider(mailing.all().start())).as("two providers").isEmpty();
        mailing.open(20, "name", "*|FNAME|*");
        assertThat(Cures.provider(mailing.all().start())).map(Profile::id).contains("mailchimp");
    }

    @Test
    void sentences_about_a_template_that_is_gone_make_do_without_it() {
        Mailing mailing = new Mailing().open(80, "name", "").open(20, "tier", "bronze");
        List<String> said = Cures.of(mailing.all().start(), Optional.empty(), Optional.empty()).stream()
                .map(Cure::says)
                .toList();
        assertThat(said).contains("name was missing in 100 % of 80 opens; the list lacks it; a fallback was shown");
    }

    @Test
    void shares_and_numbers_read_well() {
        assertThat(Cures.share(384, 1240)).isEqualTo("31 %");
        assertThat(Cures.share(1, 150)).isEqualTo("0.7 %");
        assertThat(Cures.share(5, 5)).isEqualTo("100 %");
        assertThat(Cures.share(1, 105)).isEqualTo("1 %");
        assertThat(Cures.grouped(1240)).isEqualTo("1 240");
        assertThat(Cures.grouped(999)).isEqualTo("999");
        assertThat(Cures.grouped(12_345_678)).isEqualTo("12 345 678");
    }

    @Test
    void no_sentence_holds_what_arrived() {
        String canary = "Zanzibara";
        for (String raw : List.of(
                canary + "&" + canary,
                canary + "%",
                "*|" + canary + "|*",
                canary + ".com",
                canary.repeat(9),
                canary + "%E9")) {
            for (String field :
                    List.of("name", "company", "code", "seats", "date", "accent", "tier", "cities", "title")) {
                Mailing mailing = new Mailing().open(60, Map.of("_link", "l1"), List.of(field), field + "=" + raw);
                SignedLink link = Mailing.link(Map.of(), List.of(field), field + "=" + raw);
                String all = mailing.json(Map.of("hours", "1"))
                        + mailing.arrivals.byField(200, "others")
                        + Cures.seen(link, Mailing.TEMPLATE, Mailing.values(link), Optional.empty());
                assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain(canary.toLowerCase(Locale.ROOT));
            }
        }
    }
}
