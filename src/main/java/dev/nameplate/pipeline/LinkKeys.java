package dev.nameplate.pipeline;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.KeyRing.Source;
import dev.nameplate.observe.LinkMeters;
import dev.nameplate.watch.Content;
import dev.nameplate.watch.WatchSettings;
import dev.nameplate.watch.Watched;
import dev.nameplate.watch.Watched.Look;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys: as set and as a file has them, which may change while the server runs; or generated once for a server that
 * only its own machine can reach. What this gives is the ring that is in force; thread-safe.
 */
public final class LinkKeys implements Supplier<KeyRing> {

    private static final Logger LOG = LoggerFactory.getLogger(LinkKeys.class);

    private static final Setting<String> KEYS = Setting.text("links.keys", "")
            .hidden()
            .says(
                    "Signing keys, kid[@project][~last day]:secret, comma-separated; empty, and no file, generates one into"
                            + " data/keys, on a loopback host only.");
    private static final Setting<Optional<Path>> FILE = Setting.path("links.keys-file", "")
            .says(
                    "A file of keys, one a line, or a folder of such files, as a mounted secret; read anew when it changes.");

    private static final String GENERATED = "keys";

    private final String set;
    private final Duration reload;
    private final @Nullable Watched watched;
    private volatile KeyRing ring = none();
    private volatile Consumer<Look> told = look -> {};

    private LinkKeys(String set, Optional<Path> file, Duration reload) {
        this.set = set;
        this.reload = reload;
        this.watched = file.map(path -> new Watched(FILE.key(), path, this::take, look -> told.accept(look)))
                .orElse(null);
    }

    /** Keys that never change. */
    public static LinkKeys of(KeyRing ring) {
        LinkKeys keys = new LinkKeys("", Optional.empty(), Duration.ZERO);
        keys.ring = ring;
        return keys;
    }

    public static List<Setting<?>> all() {
        return List.of(KEYS, FILE);
    }

    /**
     * The keys to sign and verify with; an empty ring, and problems in the reader, when there are none.
     *
     * @param data where a generated key is kept
     * @param loopback whether the server can be reached from its own machine only: then a key may be made up
     */
    public static LinkKeys read(SettingsReader reader, Path data, boolean loopback) {
        LinkKeys keys = new LinkKeys(reader.read(KEYS), reader.read(FILE), WatchSettings.read(reader));
        if (keys.watched != null) {
            keys.watched.begin(/* mayBeMissing= */ false).forEach(problem -> reader.problem(FILE, problem));
            return keys;
        }
        return of(unwatched(reader, keys.set, data, loopback));
    }

    private static KeyRing unwatched(SettingsReader reader, String set, Path data, boolean loopback) {
        if (!set.isEmpty()) {
            return parsed(reader, set);
        }
        if (!loopback) {
            reader.problem(
                    KEYS,
                    "no signing key, and the host can be reached by others; make one with `nameplate keys new` and set"
                            + " it as " + KEYS.environmentName() + ", or put it into a file named by " + FILE.key());
            return none();
        }
        // Settings at fault start nothing, so they leave nothing behind either.
        String generated = reader.problems().isEmpty() ? generated(reader, data) : "";
        return generated.isEmpty() ? none() : parsed(reader, generated);
    }

    /** The keys in force. */
    @Override
    public KeyRing get() {
        return ring;
    }

    /** What may be read of a file, or of the files of a folder, as keys of their own. Blocks. */
    public static KeyRing.Parsed parsed(Path path) {
        LinkKeys keys = new LinkKeys("", Optional.of(path), Duration.ZERO);
        List<String> problems = Objects.requireNonNull(keys.watched).begin(/* mayBeMissing= */ false);
        return problems.isEmpty() ? new KeyRing.Parsed.Sound(keys.ring) : new KeyRing.Parsed.Faulty(problems);
    }

    /** Takes the keys of the file, and those that are set behind them: of the two only the file's can change, so they sign. */
    private List<String> take(Content content) {
        if (content.files().isEmpty()) {
            return List.of("the folder holds no file; it needs at least one with kid:secret");
        }
        List<Source> sources = new ArrayList<>();
        content.files().forEach(file -> sources.add(new Source(file.name(), file.text(), /* lines= */ true)));
        if (!set.isEmpty()) {
            sources.add(new Source(KEYS.key(), set, /* lines= */ false));
        }
        return KeyRing.parse(sources)
                .fold(
                        keys -> {
                            ring = keys;
                            return List.of();
                        },
                        problems -> problems);
    }

    /** Shows the keys in force, says when one is about to retire, and follows the file's changes from now on. */
    public void watch(Vertx vertx, LinkMeters meters) {
        Retirements retirements = new Retirements(this, meters);
        retirements.show();
        told = look -> {
            meters.keysLook(look.name().toLowerCase(Locale.ROOT));
            if (look == Look.TAKEN) {
                LOG.info("{} has changed; keys in force: {}", FILE.key(), String.join(", ", ring.kids()));
                retirements.show();
            }
        };
        retirements.start(vertx);
        if (watched != null) {
            watched.start(vertx, reload);
        }
    }

    private static KeyRing parsed(SettingsReader reader, String text) {
        return KeyRing.parse(text).fold(keys -> keys, problems -> {
            problems.forEach(problem -> reader.problem(KEYS, problem));
            return none();
        });
    }

    /** Stands in where there are no keys, or keys at fault: its secret is known to nobody. */
    public static KeyRing none() {
        return KeyRing.parse(KeyRing.newKey()).fold(keys -> keys, problems -> {
            throw new IllegalStateException("a fresh key cannot be read: " + problems);
        });
    }

    private static String generated(SettingsReader reader, Path data) {
        Path file = data.resolve(GENERATED);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                write(file, KeyRing.newKey());
                LOG.warn(
                        "No signing key is set: one was generated into {}. Links die with it; keep it, or set {}.",
                        file,
                        KEYS.environmentName());
            }
            String key = Files.readString(file).strip();
            if (key.isEmpty()) {
                reader.problem(KEYS, "none is set and " + file + " is empty; remove it, or put a key into it");
            }
            return key;
        } catch (IOException e) {
            reader.problem(KEYS, "none is set and " + file + " cannot be read or written: " + e);
            return "";
        }
    }

    private static void write(Path file, String key) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path scratch = Files.createTempFile(file.toAbsolutePath().getParent(), ".keys-", "", ownerOnly);
        Files.write(scratch, (key + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
        try {
            // Whole or not at all: another process may start at the same time.
            Files.move(scratch, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(scratch);
        }
    }
}
