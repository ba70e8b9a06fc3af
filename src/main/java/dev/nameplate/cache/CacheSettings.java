package dev.nameplate.cache;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.util.List;

/**
 * How much is kept.
 *
 * @param memoryBytes most bytes of images in the memory tier
 */
public record CacheSettings(long memoryBytes) {

    private static final Setting<Long> MEMORY =
            Setting.bytes("cache.memory", "96MB").says("Most bytes of finished images kept in memory; 0 keeps none.");

    public static List<Setting<?>> all() {
        return List.of(MEMORY);
    }

    public static CacheSettings read(SettingsReader reader) {
        return new CacheSettings(reader.read(MEMORY));
    }
}
