package dev.nameplate.api;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.observe.LinkMeters;
import dev.nameplate.watch.Content;
import dev.nameplate.watch.WatchSettings;
import dev.nameplate.watch.Watched;
import dev.nameplate.watch.Watched.Look;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of the API that are in force: as set, and as a file has them, which may change while the server runs. Thread-safe. */
public final class KeysInForce implements Supplier<ApiKeys> {

    private static final Logger LOG = LoggerFactory.getLogger(KeysInForce.class);

    private static final Setting<String> KEYS = Setting.text("admin.keys", "")
            .hidden()
            .says(
                    "Keys of the REST API, name[@project]:secret, comma-separated; empty, and no file, means that it is off.");
    private static final Setting<Optional<Path>> FILE = Setting.path("admin.keys-file", "")
            .says(
                    "A file of keys of the REST API, one a line, or a folder of such files; read anew when it changes (links.reload).");

    private final String set;
    private final Duration reload;
    private final @Nullable Watched watched;
    private volatile ApiKeys keys = new ApiKeys(List.of());
    private volatile Consumer<Look> told = look -> {};

    private KeysInForce(String set, Optional<Path> file, Duration reload) {
        this.set = set;
        this.reload = reload;
        this.watched = file.map(path -> new Watched(FILE.key(), path, this::take, look -> told.accept(look)))
                .orElse(null);
    }

    static List<Setting<?>> all() {
        return List.of(KEYS, FILE);
    }

    /** Empty where there are no keys, which is how the API is switched off; or keys at fault, with problems in the reader. */
    static Optional<KeysInForce> read(SettingsReader reader) {
        KeysInForce read = new KeysInForce(reader.read(KEYS), reader.read(FILE), WatchSettings.read(reader));
        if (read.watched != null) {
            read.watched.begin(/* mayBeMissing= */ false).forEach(problem -> reader.problem(FILE, problem));
            return Optional.of(read);
        }
        if (read.set.isEmpty()) {
            return Optional.empty();
        }
        ApiKeyText text = new ApiKeyText();
        text.read("", read.set);
        text.problems().forEach(problem -> reader.problem(KEYS, problem));
        read.keys = text.keys();
        return Optional.of(read);
    }

    /** Takes the keys of the file, and those that are set. */
    private List<String> take(Content content) {
        ApiKeyText text = new ApiKeyText();
        content.files().forEach(file -> text.readLines(file.name(), file.text()));
        if (!set.isEmpty()) {
            text.read(KEYS.key() + ", ", set);
        }
        if (text.isEmpty()) {
            return List.of("there is no key in it, and without one nobody could use the API; to switch it off, leave "
                    + FILE.key() + " out");
        }
        if (text.problems().isEmpty()) {
            keys = text.keys();
        }
        return text.problems();
    }

    @Override
    public ApiKeys get() {
        return keys;
    }

    /** Follows the file's changes from now on. */
    public void watch(Vertx vertx, LinkMeters meters) {
        told = look -> {
            meters.apiKeysLook(look.name().toLowerCase(Locale.ROOT));
            if (look == Look.TAKEN) {
                LOG.info("{} has changed; in force: {}", FILE.key(), keys);
            }
        };
        if (watched != null) {
            watched.start(vertx, reload);
        }
    }
}
