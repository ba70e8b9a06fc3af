package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.config.SettingProblem;
import dev.nameplate.config.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheSettingsTest {

    private static final long HEAP = 1L << 30;

    private static SettingsReader reader(Map<String, String> given) {
        return new SettingsReader(Optional.empty(), Map.of(), given, CacheSettings.all());
    }

    @Test
    void caches_take_shares_of_what_the_heap_has_beyond_its_ground() {
        assertThat(CacheSettings.read(reader(Map.of()), HEAP)).isEqualTo(new CacheSettings(112L << 20, 224L << 20));
        assertThat(CacheSettings.read(reader(Map.of()), 256L << 20)).isEqualTo(new CacheSettings(16L << 20, 32L << 20));
        assertThat(CacheSettings.read(reader(Map.of()), 64L << 20)).isEqualTo(new CacheSettings(8L << 20, 16L << 20));
    }

    @Test
    void no_images_at_all_may_be_kept() {
        assertThat(CacheSettings.read(reader(Map.of("cache.memory", "0")), HEAP).memoryBytes())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache.memory", "cache.bases"})
    void a_cache_takes_what_is_given_up_to_half_of_the_heap(String key) {
        SettingsReader sound = reader(Map.of(key, "512MB"));
        CacheSettings settings = CacheSettings.read(sound, HEAP);
        assertThat(key.equals("cache.bases") ? settings.basesBytes() : settings.memoryBytes())
                .isEqualTo(512L << 20);
        assertThat(sound.problems()).isEmpty();
        SettingsReader faulty = reader(Map.of(key, "600MB"));
        CacheSettings.read(faulty, HEAP);
        assertThat(faulty.problems().stream().map(SettingProblem::toString))
                .singleElement()
                .asString()
                .contains(key, "600 MB of a heap of 1024 MB", "at most half of the heap, 512 MB", "-Xmx");
    }
}
