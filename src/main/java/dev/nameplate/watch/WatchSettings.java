package dev.nameplate.watch;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.time.Duration;
import java.util.List;

/** How often files are looked at that may change while the server runs. */
public final class WatchSettings {

    private static final Setting<Duration> RELOAD = Setting.duration("links.reload", "2s")
            .says("How often the files of keys, the register and allow-sets are looked at for changes; 0s never.");

    private WatchSettings() {}

    public static List<Setting<?>> all() {
        return List.of(RELOAD);
    }

    /** Between two looks; zero for none. */
    public static Duration read(SettingsReader reader) {
        return reader.read(RELOAD);
    }
}
