package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.config.SettingProblem;
import dev.nameplate.config.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheSettingsTest {

    private static final long HEAP = 1L << 30;

    private static SettingsReader reader(String... bases) {
        Map<String, String> given = bases.length == 0 ? Map.of() : Map.of("cache.bases", bases[0]);
        return new SettingsReader(Optional.empty(), Map.of(), given, CacheSettings.all());
    }

    @Test
    void bases_take_a_quarter_of_what_the_heap_has_beyond_its_ground() {
        assertThat(CacheSettings.read(reader(), HEAP).basesBytes()).isEqualTo(224L << 20);
        assertThat(CacheSettings.read(reader(), 256L << 20).basesBytes()).isEqualTo(32L << 20);
        assertThat(CacheSettings.read(reader(), 64L << 20).basesBytes()).isEqualTo(16L << 20);
    }

    @Test
    void bases_take_what_is_given_up_to_half_of_the_heap() {
        SettingsReader sound = reader("512MB");
        assertThat(CacheSettings.read(sound, HEAP).basesBytes()).isEqualTo(512L << 20);
        assertThat(sound.problems()).isEmpty();
        SettingsReader faulty = reader("600MB");
        CacheSettings.read(faulty, HEAP);
        assertThat(faulty.problems().stream().map(SettingProblem::toString))
                .singleElement()
                .asString()
                .contains("cache.bases", "600 MB of a heap of 1024 MB", "at most half of the heap, 512 MB", "-Xmx");
    }
}
