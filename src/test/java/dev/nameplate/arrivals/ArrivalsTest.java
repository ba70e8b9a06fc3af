package dev.nameplate.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.MergeNote.Kind;
import dev.nameplate.testing.OddText;
import dev.nameplate.testing.Seeds;
import dev.nameplate.visitor.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {

    private final Mailing mailing = new Mailing();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                name     | Sarah                  | RESOLVED |
                company  | AT&T                   | HEALED   | HEALED_AMPERSAND
                company  | 100%                   | HEALED   | HEALED_PERCENT
                company  | Caf%E9                 | HEALED   | HEALED_ENCODING
                company  | Zo%25C3%25AB           | HEALED   | HEALED_DOUBLE_ENCODING
                company  | AT%26amp%3BT           | HEALED   | HEALED_ENTITY
                company  | a%20%20b               | HEALED   | HEALED_CHARACTERS
                name     | *%7CFNAME%7C*          | RAW_TAG  | UNRESOLVED_TAG
                name     | ''                     | MISSING  | EMPTY
                name     | null                   | MISSING  | NULL_WORD
                name     | abcdefghijklmnopqrstuv | REJECTED | TOO_LONG
                code     | abc                    | REJECTED | PATTERN
                company  | evil.com               | REJECTED | ADDRESS
                seats    | many                   | REJECTED | NOT_A_NUMBER
                seats    | 501                    | REJECTED | OUT_OF_RANGE
                date     | 01/02/2027             | REJECTED | NOT_A_DATE
                accent   | blueish                | REJECTED | NOT_A_COLOUR
                tier     | bronze                 | REJECTED | NOT_IN_LIST
                name     | %E6%9D%8E              | REJECTED | NO_GLYPH
                name     | Jo%F0%9F%8E%89         | HEALED   | EMOJI_DROPPED
                cities   | Oslo%7CBern%7CRome     | HEALED   | TOO_MANY
                title    | Dr                     | REJECTED | NOT_OPENABLE
                """)
    void what_became_of_a_field_is_counted_once(String field, String raw, Fate fate, Kind kind) {
        mailing.open(3, field, raw);
        Block.OfField counted = mailing.field(field);
        assertThat(counted.of(fate)).isEqualTo(3);
        assertThat(counted.open()).isEqualTo(3);
        assertThat(Stream.of(Fate.values()).mapToLong(counted::of).sum()).isEqualTo(3);
        if (kind != null) {
            assertThat(counted.of(kind)).isEqualTo(3);
        }
        assertThat(mailing.field("tier".equals(field) ? "name" : "tier").of(Fate.UNMENTIONED))
                .as("a field that the link does not leave open")
                .isEqualTo(3);
    }

    @Test
    void what_guards_refuse_is_a_visit_and_neither_an_open_nor_in_a_field() {
        Map<String, String> spring = Map.of("_link", "spring");
        List<String> name = List.of("name");
        mailing.open(3, spring, name, "name=Sarah").refuse(40, spring, name, "name=evil.com");
        mailing.by(Visitor.SCANNER, /* hasKept= */ false).refuse(5, spring, name, "name=evil.com");

        for (Row row : mailing.arrivals.rows("test", Counts.HOURS)) {
            for (Block block : List.of(row.start(), row.lately())) {
                assertThat(block.opens()).isEqualTo(3);
                assertThat(block.refused()).as("a scanner's is no reader's").isEqualTo(40);
                assertThat(block.visits().values()).containsExactlyInAnyOrder(43L, 5L);
                assertThat(block.fields().get("name").open()).isEqualTo(3);
                assertThat(block.fields().get("name").of(Fate.REJECTED)).isZero();
            }
        }
        assertThat(mailing.arrivals.rows("test", Counts.HOURS))
                .as("all, and the link's own, which leaves nothing over")
                .hasSize(2);
    }

    @Test
    void every_open_has_one_fate_for_each_field_whatever_arrives() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = List.of("name", "company", "code", "seats", "date", "accent", "tier", "cities", "title");
        int opens = 0;
        for (int i = 0; i < 2000; i++) {
            List<String> open = new ArrayList<>(names.subList(0, 1 + random.nextInt(names.size())));
            StringBuilder part = new StringBuilder();
            for (String name : open) {
                byte[] odd = OddText.of(random)
                        .replaceAll(random.nextInt(4) == 0 ? "[\\s#]" : "[\\s#&]", "+")
                        .getBytes(StandardCharsets.UTF_8);
                part.append(part.isEmpty() ? "" : "&").append(name).append('=');
                part.append(new String(odd, StandardCharsets.ISO_8859_1));
            }
            Map<String, String> fixed = open.size() < names.size() ? Map.of(names.get(open.size()), "1") : Map.of();
            if (part.chars().filter(c -> c == '&').count() > 50) {
                continue;
            }
            mailing.open(1, fixed, open, part.toString());
            opens++;
        }
        for (String name : names) {
            Block.OfField field = mailing.field(name);
            assertThat(Stream.of(Fate.values()).mapToLong(field::of).sum())
                    .as("seed %d, %s", seed, name)
                    .isEqualTo(opens);
            long stoodIn = field.of(Kind.FALLBACK) + field.of(Kind.REMOVED);
            assertThat(field.of(Fate.MISSING) + field.of(Fate.RAW_TAG) + field.of(Fate.REJECTED))
                    .as("seed %d, %s: something stands in for what is not there", seed, name)
                    .isEqualTo(stoodIn);
        }
    }

    @Test
    void rungs_are_told_apart() {
        mailing.open(2, Map.of(), List.of("name", "company"), "name=&company=Acme");
        mailing.open(3, Map.of(), List.of("name", "company"), "name=&company=");
        assertThat(mailing.field("name").ofRung(1)).isEqualTo(2);
        assertThat(mailing.field("name").ofRung(2)).isEqualTo(3);
        assertThat(mailing.field("company").ofRung(1)).isEqualTo(3);
    }

    @Test
    void what_the_link_fixes_is_no_data_of_a_list() {
        mailing.open(1, Map.of("name", "Sarah", "seats", "9999"), List.of(), "");
        assertThat(mailing.field("name").of(Fate.FIXED)).isEqualTo(1);
        assertThat(mailing.field("seats").of(Fate.UNFIT)).isEqualTo(1);
        assertThat(mailing.field("seats").notes()).isEmpty();
    }

    @Test
    void open_controls_are_fields_too() {
        mailing.open(1, Map.of(), List.of("_lang", "_tz", "_seed"), "_lang=de&_tz=Mars/Olympus");
        assertThat(mailing.field("_lang").of(Fate.RESOLVED)).isEqualTo(1);
        assertThat(mailing.field("_tz").of(Fate.REJECTED)).isEqualTo(1);
        assertThat(mailing.field("_seed").of(Fate.MISSING)).isEqualTo(1);
        assertThat(mailing.all().start().fields()).doesNotContainKey("_id");
    }

    @Test
    void scanners_are_counted_apart_and_whoever_kept_an_image_too() {
        mailing.open(2, "name", "Sarah");
        mailing.by(Visitor.SCANNER, false).open(5, "name", "*%7CFNAME%7C*");
        mailing.by(Visitor.HUMAN, true).open(1, "name", "Sarah");
        Block all = mailing.all().start();
        assertThat(all.opens()).isEqualTo(3);
        assertThat(all.kept()).isEqualTo(1);
        assertThat(all.visits()).isEqualTo(Map.of(Visitor.GMAIL, 2L, Visitor.SCANNER, 5L, Visitor.HUMAN, 1L));
        assertThat(mailing.field("name").of(Fate.RAW_TAG)).isZero();
        assertThat(mailing.arrivals.byVisitor(200, "others")).containsEntry(List.of("test", "scanner"), 5L);
    }

    @Test
    void raw_tags_are_told_apart_by_whose_they_are() {
        mailing.open(3, "company", "*|COMPANY|*");
        mailing.open(2, "company", "%7B%7B%20contact.company%20%7D%7D");
        mailing.open(1, "company", "{{company}}");
        assertThat(mailing.field("company").providers())
                .containsEntry("mailchimp", 3L)
                .containsEntry("hubspot", 2L)
                .containsEntry("", 1L);
    }

    @Test
    void of_many_raw_tags_some_are_looked_at_for_whose_they_are() {
        mailing.open(100 + 64 * 50, "company", "*|COMPANY|*");
        assertThat(mailing.field("company").of(Fate.RAW_TAG)).isEqualTo(3300);
        assertThat(mailing.field("company").providers().get("mailchimp")).isBetween(149L, 151L);
    }

    @Test
    void the_tags_of_one_link_tell_together_whose_they_are() {
        mailing.open(
                1,
                Map.of(),
                List.of("name", "company"),
                "name={{ first_name }}&company={{ person.organization|urlencode }}");
        assertThat(mailing.field("name").providers()).isEqualTo(Map.of("klaviyo", 1L));
    }

    @Test
    void links_are_told_apart_by_their_ids() {
        mailing.open(5, Map.of("_link", "spring"), List.of("name"), "name=");
        mailing.open(3, Map.of("_link", "autumn"), List.of("name"), "name=Sarah");
        mailing.open(2, "name", "Sarah");
        List<Row> rows = mailing.arrivals.rows("test", 24);
        assertThat(rows)
                .extracting(Row::part)
                .containsExactly(Row.Part.ALL, Row.Part.LINK, Row.Part.LINK, Row.Part.WITHOUT_ID);
        assertThat(rows).extracting(Row::link).containsExactly("", "spring", "autumn", "");
        assertThat(rows).extracting(row -> row.start().opens()).containsExactly(10L, 5L, 3L, 2L);
        assertThat(rows.get(1).start().fields().get("name").of(Fate.MISSING)).isEqualTo(5);
        assertThat(rows.get(2).start().fields().get("name").of(Fate.MISSING)).isZero();
    }

    @Test
    void links_that_are_not_told_apart_are_the_rest() {
        Mailing crowded = new Mailing(0);
        crowded.open(2, Map.of("_link", "spring"), List.of("name"), "name=");
        crowded.open(1, Map.of("_link", "autumn"), List.of("name"), "name=Sarah");
        crowded.open(4, "name", "Sarah");
        List<Row> rows = crowded.arrivals.rows("test", 24);
        assertThat(rows).extracting(Row::part).containsExactly(Row.Part.ALL, Row.Part.WITHOUT_ID, Row.Part.REST);
        assertThat(rows.get(2).start().opens()).isEqualTo(3);
        assertThat(rows.get(2).start().fields().get("name").of(Fate.MISSING)).isEqualTo(2);
        assertThat(rows.get(2).lately().opens()).isEqualTo(3);
    }

    @Test
    void of_late_is_a_number_of_hours_the_present_one_counted() {
        mailing.open(1, "name", "Sarah");
        mailing.hoursLater(3);
        mailing.open(10, "name", "");
        mailing.hoursLater(20);
        mailing.open(100, "name", "Sarah");
        assertThat(lately(1)).isEqualTo(100);
        assertThat(lately(20)).isEqualTo(100);
        assertThat(lately(21)).isEqualTo(110);
        assertThat(lately(24)).isEqualTo(111);
        assertThat(mailing.arrivals
                        .rows("test", 1)
                        .get(0)
                        .lately()
                        .fields()
                        .get("name")
                        .of(Fate.MISSING))
                .isZero();
        mailing.hoursLater(4);
        assertThat(lately(24)).as("an hour goes out at its end").isEqualTo(100);
        mailing.hoursLater(24);
        assertThat(lately(24)).isZero();
        assertThat(mailing.all().start().opens()).isEqualTo(111);
    }

    private long lately(int hours) {
        return mailing.arrivals.rows("test", hours).get(0).lately().opens();
    }

    @Test
    void a_year_of_hours_is_remembered_as_a_day() {
        Counts counts = new Counts(5, 0);
        for (int hour = 0; hour < 24 * 365; hour++) {
            counts.add(0b101, hour);
            assertThat(counts.lately(24, hour)[2]).isEqualTo(Math.min(24, hour + 1));
        }
        assertThat(counts.remembered()).isLessThanOrEqualTo(Counts.HOURS);
        assertThat(counts.all()).containsExactly(8760, 0, 8760, 0, 0);
        counts.add(0b10, 3);
        assertThat(counts.lately(1, 24 * 365 - 1)[1])
                .as("a clock that goes back loses nothing")
                .isEqualTo(1);
    }

    @Test
    void metrics_name_so_many_templates_and_sum_up_the_rest() {
        mailing.open(2, Map.of(), List.of("name"), "name=AT&T");
        assertThat(mailing.arrivals.byField(1, "others"))
                .containsEntry(List.of("test", "name", "healed"), 2L)
                .containsEntry(List.of("test", "name", "healed-ampersand"), 2L)
                .doesNotContainKey(List.of("test", "name", "missing"))
                .doesNotContainKey(List.of("test", "tier", "unmentioned"));
        assertThat(mailing.arrivals.byField(0, "others")).containsEntry(List.of("others", "others", "healed"), 2L);
        assertThat(mailing.arrivals.byVisitor(0, "others")).isEqualTo(Map.of(List.of("others", "gmail"), 2L));
    }
}
