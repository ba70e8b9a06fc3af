package dev.nameplate.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of providers: its shape, that its tags can be read back, and that the docs say the same. */
class ProfilesTest {

    static Stream<Profile> all() {
        return Profiles.all().stream();
    }

    @Test
    void the_file_keeps_its_schema() throws IOException {
        try (InputStream schema = ProfilesTest.class.getResourceAsStream("/esp/profiles.schema.json");
                InputStream file = ProfilesTest.class.getResourceAsStream("/esp/profiles.json")) {
            JsonNode profiles = new ObjectMapper().readTree(file);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                            .validate(profiles.toString(), InputFormat.JSON))
                    .isEmpty();
            for (JsonNode profile : profiles) {
                List<String> facts = new ArrayList<>();
                profile.get("fields").fieldNames().forEachRemaining(facts::add);
                facts.addAll(List.of("encoding", "missing"));
                if (profile.has("default")) {
                    facts.add("default");
                }
                List<String> rated = new ArrayList<>();
                profile.get("confidence").fieldNames().forEachRemaining(rated::add);
                assertThat(rated).as(profile.get("id").asText()).containsExactlyInAnyOrderElementsOf(facts);
            }
        }
    }

    @Test
    void there_are_thirty_at_least_each_with_an_id_of_its_own() {
        Set<String> ids = new HashSet<>();
        all().forEach(profile ->
                assertThat(ids.add(profile.id())).as(profile.id()).isTrue());
        assertThat(ids).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @MethodSource("all")
    void its_tags_are_read_back_as_what_they_are(Profile profile) {
        TagReader reader = new TagReader(profile);
        FieldNaming naming = new FieldNaming(profile);
        List<String> fields = new ArrayList<>(profile.fields().values());
        fields.add(naming.guessed("loyalty").field());
        for (String field : fields) {
            boolean known = profile.fields().containsValue(field);
            assertThat(reader.read(profile.tag(field)))
                    .contains(new TagReader.Reading(TagReader.Kind.PLAIN, field, known));
            assertThat(reader.read(profile.linkTag(field)).map(TagReader.Reading::field))
                    .contains(field);
            assertThat(reader.read(profile.linkTag(field)).orElseThrow().kind().encoded())
                    .isEqualTo(profile.forms().encoded().isPresent());
            profile.tag(field, "there").ifPresent(tag -> assertThat(reader.read(tag))
                    .as(tag)
                    .contains(new TagReader.Reading(TagReader.Kind.DEFAULTED, field, known)));
            assertThat(naming.ofTheirs(profile.tag(field)).map(FieldNaming.Named::field))
                    .contains(field);
            assertThat(TagFinder.isTag(profile.linkTag(field)))
                    .as(profile.linkTag(field))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void one_kind_of_quotation_mark_is_always_left_for_the_attribute(Profile profile) {
        for (String field : profile.fields().values()) {
            String tag = profile.linkTag(field);
            assertThat(tag).doesNotContain(Profile.quoteFor(tag));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_mail_with_its_tags_is_taken_for_its_own(Profile profile) {
        String first = profile.linkTag(profile.fields().get("first-name"));
        String mail = "<p>Hi " + first + "</p>" + String.join(" ", profile.marks());
        List<Profile> told = Recognition.of(mail, List.of(first));
        assertThat(told).as(mail).contains(profile);
        if (profile.marks().size() > 1) {
            assertThat(told).as(mail).containsExactly(profile);
        }
    }

    @Test
    void the_docs_hold_a_table_of_exactly_these_tags() throws IOException {
        String docs = Files.readString(Path.of("src/docs/esps.md"));
        StringBuilder table = new StringBuilder();
        for (Profile profile : Profiles.all()) {
            table.append(row(profile)).append('\n');
        }
        assertThat(docs).contains(table);
        for (Profile profile : Profiles.all()) {
            profile.caveats().forEach(caveat -> assertThat(docs).contains(caveat));
            assertThat(docs).contains(profile.missing());
        }
    }

    private static String row(Profile profile) {
        TreeMap<String, String> fields = new TreeMap<>(profile.fields());
        String company = fields.get("company");
        return "| "
                + String.join(
                        " | ",
                        profile.name(),
                        "`" + profile.id() + "`",
                        code(profile.linkTag(fields.get("first-name"))) + " "
                                + sure(profile.confidenceOfFact("first-name")),
                        company == null
                                ? "–"
                                : code(profile.linkTag(company)) + " " + sure(profile.confidenceOfFact("company")),
                        code(profile.linkTag(profile.custom().replace(Profile.NAME, "FIELD"))),
                        profile.linkArrival().says() + " " + sure(profile.confidenceOfFact("encoding")),
                        profile.quote().equals("'") ? "single" : "double")
                + " |";
    }

    private static String sure(Confidence confidence) {
        return switch (confidence) {
            case DOCUMENTED -> "●";
            case SEEN -> "◐";
            case UNVERIFIED -> "○";
        };
    }

    private static String code(String tag) {
        return "`" + tag.replace("|", "\\|") + "`";
    }
}
