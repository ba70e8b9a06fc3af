package dev.nameplate.pipeline;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.link.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The signing keys: as set, or generated once for a server that only its own machine can reach. */
public final class LinkKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LinkKeys.class);

    private static final Setting<String> KEYS = Setting.text("links.keys", "")
            .hidden()
            .says("Signing keys, kid[@project]:secret, comma-separated; empty generates one into data/keys, on a"
                    + " loopback host only.");

    private static final String FILE = "keys";

    private LinkKeys() {}

    public static List<Setting<?>> all() {
        return List.of(KEYS);
    }

    /**
     * The keys to sign and verify with; an empty ring, and problems in the reader, when there are none.
     *
     * @param data where a generated key is kept
     * @param loopback whether the server can be reached from its own machine only: then a key may be made up
     */
    public static KeyRing read(SettingsReader reader, Path data, boolean loopback) {
        String text = reader.read(KEYS);
        if (!text.isEmpty()) {
            return parsed(reader, text);
        }
        if (!loopback) {
            reader.problem(
                    KEYS,
                    "no signing key, and the host can be reached by others; make one with `nameplate keys new` and set"
                            + " it as " + KEYS.environmentName());
            return none();
        }
        // Settings at fault start nothing, so they leave nothing behind either.
        String generated = reader.problems().isEmpty() ? generated(reader, data) : "";
        return generated.isEmpty() ? none() : parsed(reader, generated);
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
        Path file = data.resolve(FILE);
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
