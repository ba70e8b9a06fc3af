package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import dev.nameplate.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever arrives; each test runs over seeds, which its name shows. */
class MergePropertiesTest {

    private static final int PER_SEED = 240;
    private static final List<Field> FIELDS = Fields.ofCorpus();
    private static final List<String> OPEN = open();
    private static final List<String> FRAGMENTS = List.of(
            "name=",
            "company=",
            "title=",
            "city=",
            "ratio=",
            "date=",
            "at=",
            "tint=",
            "tier=",
            "_lang=",
            "_tz=",
            "&",
            "&amp;",
            "=",
            "%",
            "%2",
            "%C3%AB",
            "%EB",
            "%25",
            "%00",
            "+",
            ";",
            "{{",
            "}}",
            "*|",
            "|*",
            "%%",
            "[[",
            "]]",
            "%26amp%3B",
            "%26%23",
            "%3B",
            "%F0%9F%91%A9",
            "%E2%80%8D",
            "%CC%81",
            "%E2%80%AE",
            "%ED%A0%80",
            "null",
            "AT",
            "SARAH",
            "o'neil",
            "mc",
            "van+der+",
            "123",
            "1.234,5",
            "2027-01-31",
            "T18:00",
            "Z",
            "@",
            "evil.com",
            "#",
            "(a",
            "-",
            ".",
            "'",
            "\u00C3\u00AB",
            "\u0000",
            "\u00FF",
            "%E6%9D%8E",
            "%D9%85",
            "%C4%B0",
            "%C3%9F");
    private static final List<String> WORDS = List.of(
            "Sarah",
            "SARAH",
            "sarah",
            "Zoë",
            "ZOË",
            "O’Neil",
            "o'neil",
            "李小龍",
            "محمد",
            "Γιώργος",
            "ΓΙΩΡΓΟΣ",
            "ijsbrand",
            "İstanbul",
            "straße",
            "STRASSE",
            "ŉ",
            "ﬁ",
            "ǆ",
            "IBM",
            "at",
            "&",
            "-",
            ".",
            "mcdonald",
            "van",
            "der",
            "'t",
            "e\u0301\u0302\u0303\u0304\u0305\u0306",
            "\u200D",
            "\u200C",
            "\u200B",
            "\uFE0F",
            "👩‍👩‍👧",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "1",
            "III",
            "d'artagnan",
            "\u00A0",
            "\t",
            "\u0344",
            "\uFB1D",
            "\u1100\u1161\u11A8",
            "ﾞ",
            "\u0E01\u0E49\u0E49",
            "{",
            "{x}}",
            "(",
            "\"",
            "½",
            "ª");

    private final Merger merger = new Merger();

    static LongStream seeds() {
        return Seeds.some(8);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void any_bytes_give_values(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PER_SEED; i++) {
            String part = i % 2 == 0 ? bytes(random) : fragments(random);
            Delivery delivery = new Delivery(Map.of(), OPEN, part);

            Explanation explanation = merger.explain(delivery, FIELDS, MergeContext.of("en"));

            assertThat(explanation.fields()).as("fields of %s", part).hasSameSizeAs(FIELDS);
            for (Value value : explanation.values().byName().values()) {
                assertThat(value.text()).as("a value of %s", part).isNotEmpty();
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_merged_value_merges_to_itself(long seed) {
        Random random = new Random(seed);
        for (String name : List.of("name", "title", "shout", "head", "lead", "quiet", "nick")) {
            Field field = field(name);
            for (int i = 0; i < PER_SEED / 4; i++) {
                String text = words(random);
                Values once = fixed(field, text);
                if (once.get(name).isEmpty() || once.get(name).get().rung() > 0) {
                    continue;
                }
                String drawn = once.get(name).get().text();

                Values twice = fixed(field, drawn);

                assertThat(twice.get(name).map(Value::text))
                        .as("%s of <%s>", name, text)
                        .contains(drawn);
                assertThat(twice.notes()).as("notes of <%s>", drawn).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_value_never_exceeds_its_fields_length(long seed) {
        Random random = new Random(seed);
        for (LetterCase letterCase : LetterCase.values()) {
            int most = 1 + random.nextInt(12);
            Field field = Fields.of(FieldType.TEXT, "name")
                    .maxLength(most)
                    .letters(letterCase)
                    .make();
            for (int i = 0; i < PER_SEED / 4; i++) {
                String text = words(random);
                fixed(field, text).get("name").ifPresent(value -> assertThat(clusters(value.text()))
                        .as("clusters of <%s> set %s", text, letterCase)
                        .isLessThanOrEqualTo(most));
            }
        }
    }

    @Test
    void letters_that_a_case_makes_of_one_count_each_though_marks_join_them() {
        // A ligature and two marks are three chars and one character; "Fi" with both marks on the i is two of either.
        Field field = Fields.of(FieldType.TEXT, "name")
                .maxLength(1)
                .letters(LetterCase.SENTENCE)
                .make();
        assertThat(fixed(field, "\uFB01\u0308\u0301").get("name").map(value -> clusters(value.text())))
                .isEmpty();
        assertThat(fixed(field, "i\u0308\u0301").get("name").map(value -> clusters(value.text())))
                .contains(1);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void spellings_of_one_value_have_one_digest(long seed) {
        Random random = new Random(seed);
        Field field = Fields.of(FieldType.TEXT, "name").anyWord().make();
        for (int i = 0; i < PER_SEED / 4; i++) {
            String text = Cleaning.clean(words(random))
                    .replace("&", "")
                    .replace("{", "")
                    .trim();
            if (text.isEmpty() || Addresses.in(text)) {
                continue;
            }
            String digest = Digests.of(merge(field, escaped(text)));
            List<String> spellings = List.of(
                    escaped("  " + text.replace(" ", " \t ") + " "),
                    escaped(escaped(text)),
                    escaped(Normalizer2.getNFDInstance().normalize(text)),
                    escaped(numbered(text)),
                    raw(text));
            for (String spelling : spellings) {
                assertThat(Digests.of(merge(field, spelling)))
                        .as("digest of <%s> spelt %s", text, spelling)
                        .isEqualTo(digest);
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void explaining_merges_alike(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PER_SEED / 4; i++) {
            Delivery delivery = new Delivery(Map.of(), OPEN, fragments(random));

            Values merged = merger.merge(delivery, FIELDS, MergeContext.of("de"));
            Values explained =
                    merger.explain(delivery, FIELDS, MergeContext.of("de")).values();

            assertThat(explained.byName()).isEqualTo(merged.byName());
            assertThat(explained.notes()).isEqualTo(merged.notes());
            assertThat(Digests.of(explained)).isEqualTo(Digests.of(merged));
        }
    }

    private Values merge(Field field, String raw) {
        return merger.merge(
                new Delivery(Map.of(), List.of(field.name()), field.name() + "=" + raw),
                List.of(field),
                MergeContext.of("en"));
    }

    private Values fixed(Field field, String text) {
        return merger.merge(
                new Delivery(Map.of(field.name(), text), List.of(), ""), List.of(field), MergeContext.of("en"));
    }

    private static Field field(String name) {
        return FIELDS.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> open() {
        List<String> names =
                new ArrayList<>(Fields.ofCorpus().stream().map(Field::name).toList());
        names.addAll(List.of("_lang", "_tz", "_seed", "_id"));
        return names;
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return "name=" + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String fragments(Random random) {
        StringBuilder part = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            part.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return part.toString();
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            text.append(random.nextInt(3) > 0 ? " " : "");
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%').append(HexFormat.of().toHexDigits(b));
        }
        return escaped.toString();
    }

    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder();
        text.codePoints().forEach(c -> numbered.append("&#").append(c).append(';'));
        return numbered.toString();
    }

    /** The bytes of the text as they are, one char each, as a careless sender writes them. */
    private static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replace("%", "%25")
                .replace("+", "%2B");
    }

    private static int clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance();
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
