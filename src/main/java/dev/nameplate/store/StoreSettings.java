package dev.nameplate.store;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where templates lie.
 *
 * @param templates the user's template folders
 * @param data what the server keeps: generated keys, versions
 * @param reload how often the user's folders are looked at
 */
public record StoreSettings(Path templates, Path data, Duration reload) {

    private static final Setting<Optional<Path>> TEMPLATES = Setting.path("templates.directory", "data/templates")
            .says("The user's template folders, beside the read-only library.");
    private static final Setting<Duration> RELOAD = Setting.duration("templates.reload", "1s")
            .says("How often the template folders are looked at for changes; 0s never.");
    private static final Setting<Optional<Path>> DATA =
            Setting.path("data.directory", "data").says("What the server keeps: generated keys, published versions.");

    public static List<Setting<?>> all() {
        return List.of(TEMPLATES, RELOAD, DATA);
    }

    public static StoreSettings read(SettingsReader reader) {
        Path data = reader.read(DATA).orElse(Path.of("data"));
        return new StoreSettings(reader.read(TEMPLATES).orElse(data.resolve("templates")), data, reader.read(RELOAD));
    }

    /** Where published versions are kept. */
    public Path versions() {
        return data.resolve("versions");
    }
}
