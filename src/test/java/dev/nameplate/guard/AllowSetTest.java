package dev.nameplate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.link.KeyRing;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.Localised;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowSetTest {

    private static final BiFunction<String, String, Optional<byte[]>> KEYS = Links.ring()::derived;
    private static final KeyRing OTHER =
            Links.ring("k2:text:another-secret-of-more-than-32-characters,k1:text:not-the-secret-that-made-these-sets");

    private static final List<Field> FIELDS = List.of(
            Field.text("name", new Fallback.Fixed(Localised.of("Friend"))),
            Field.text("company", new Fallback.OtherField("name")));

    private static final List<String> OPEN = List.of("company", "name");

    @TempDir
    private Path folder;

    private static Values arrived(String openPart) {
        byte[] utf8 = openPart.getBytes(StandardCharsets.UTF_8);
        String raw = new String(utf8, StandardCharsets.ISO_8859_1);
        return new Merger().merge(new Delivery(Map.of(), OPEN, raw), FIELDS, MergeContext.of("en"));
    }

    private static AllowSet.Gathering gathering() {
        return new AllowSet.Gathering("k1", "webinar", List.of("name", "company"), KEYS);
    }

    private static byte[] file(String... openParts) throws IOException {
        AllowSet.Gathering gathering = gathering();
        for (String part : openParts) {
            gathering.add(arrived(part));
        }
        return gathering.file();
    }

    @Test
    void whoever_was_gathered_is_expected_however_the_provider_spells_them() throws IOException {
        AllowSet set = AllowSet.read(file("name=Sarah&company=AT%26T", "name=Jos%C3%A9&company="), KEYS);
        for (String spelt : List.of(
                "name=Sarah&company=AT&T",
                "name=Sarah&company=AT%26amp;T",
                "company=AT%26T&name=%20Sarah%20&utm_source=x",
                "name=SARAH&company=at%26t",
                "name=José",
                "name=Jos%E9&company=*|COMPANY|*",
                "name=Jose%CC%81&company=null")) {
            assertThat(set.has(arrived(spelt), OPEN)).as(spelt).isTrue();
        }
        for (String other : List.of(
                "name=Sarah", "name=Sara&company=AT%26T", "name=AT%26T&company=Sarah", "name=&company=AT%26T")) {
            assertThat(set.has(arrived(other), OPEN)).as(other).isFalse();
        }
        assertThat(set.head().readers()).isEqualTo(2);
        assertThat(set.head().fields()).containsExactly("company", "name");
    }

    @Test
    void an_open_field_that_the_set_does_not_know_must_be_missing() throws IOException {
        AllowSet.Gathering names = new AllowSet.Gathering("k1", "webinar", List.of("name"), KEYS);
        names.add(arrived("name=Sarah"));
        AllowSet set = AllowSet.read(names.file(), KEYS);
        assertThat(set.has(arrived("name=Sarah"), OPEN)).isTrue();
        assertThat(set.has(arrived("name=Sarah&company=Evil"), OPEN)).isFalse();
    }

    @Test
    void readers_without_any_value_are_not_gathered() {
        assertThat(gathering().add(arrived("name=&company=n/a"))).isFalse();
        assertThat(gathering().add(arrived("name=Sarah"))).isTrue();
    }

    @Test
    void a_file_holds_no_value_and_says_nothing_twice_alike() throws IOException {
        byte[] one = file("name=Canary&company=Globex");
        byte[] other = file("name=Canary&company=Globex");
        String text = new String(one, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContainIgnoringCase("canary").doesNotContainIgnoringCase("globex");
        assertThat(Arrays.equals(
                        Arrays.copyOfRange(one, one.length - 40, one.length - 32),
                        Arrays.copyOfRange(other, other.length - 40, other.length - 32)))
                .isFalse();
        assertThat(AllowSet.read(one, KEYS).toString()).doesNotContain("Canary");
    }

    @Test
    void without_its_key_a_set_is_not_read() throws IOException {
        byte[] file = file("name=Sarah");
        assertThatThrownBy(() -> AllowSet.read(file, OTHER::derived))
                .hasMessageContaining("another key of the name k1");
        assertThatThrownBy(() -> AllowSet.read(file, (kid, purpose) -> Optional.empty()))
                .hasMessageContaining("signing key k1");
    }

    @Test
    void every_damage_is_found() throws IOException {
        byte[] file = file("name=Sarah", "name=Tom", "name=Ulf");
        long seed = Seeds.one();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
            if (i % 3 != 0) {
                damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThatThrownBy(() -> AllowSet.read(damaged, KEYS))
                    .as("seed %s", seed)
                    .isInstanceOf(IOException.class);
        }
    }

    private void put(String name, byte[] file) throws IOException {
        Path scratch = Files.write(folder.resolve("scratch"), file);
        Files.move(scratch, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void a_folder_is_looked_at_again() throws IOException {
        Meters meters = new Meters();
        AllowSets sets = new AllowSets(folder.resolve("later"), KEYS, meters);
        sets.look();
        assertThat(sets.size()).isZero();
        sets = new AllowSets(folder, KEYS, meters);
        sets.look();
        assertThat(sets.named("vip")).isEmpty();
        put("vip.allow", file("name=Sarah"));
        put("No Set.allow", new byte[3]);
        sets.look();
        assertThat(sets.named("vip").orElseThrow().has(arrived("name=Sarah"), OPEN))
                .isTrue();
        assertThat(sets.size()).isOne();
        put("vip.allow", file("name=Tom"));
        sets.look();
        assertThat(sets.named("vip").orElseThrow().has(arrived("name=Tom"), OPEN))
                .isTrue();
        assertThat(sets.named("vip").orElseThrow().has(arrived("name=Sarah"), OPEN))
                .isFalse();
        put("vip.allow", new byte[] {1, 2, 3});
        sets.look();
        sets.look();
        assertThat(sets.broken()).isOne();
        assertThat(sets.named("vip").orElseThrow().has(arrived("name=Tom"), OPEN))
                .isTrue();
        put("new.allow", new byte[] {1, 2, 3});
        sets.look();
        sets.look();
        assertThat(sets.named("new")).isEmpty();
        assertThat(sets.broken()).isEqualTo(2);
        Files.delete(folder.resolve("vip.allow"));
        sets.look();
        assertThat(sets.named("vip")).isEmpty();
        assertThat(meters.scrape())
                .contains("nameplate_allowset_changes_total{result=\"taken\"} 2.0")
                .contains("nameplate_allowset_changes_total{result=\"refused\"} 2.0")
                .contains("nameplate_allowset_changes_total{result=\"gone\"} 1.0");
    }
}
