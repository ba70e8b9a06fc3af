package dev.nameplate.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every version that was ever published, kept as folders until an operator removes them: {@code PATH/VERSION/template.json}
 * with its files, and beside them {@code PATH/current}, the version last published. Blocking; several processes may share it.
 */
final class VersionArchive {

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

    private static final String CURRENT = "current";

    private final Path root;

    VersionArchive(Path root) {
        this.root = root;
    }

    /** Keeps a version and marks it current. */
    void keep(StoredTemplate template, String version) throws IOException {
        Path home = root.resolve(template.path());
        Path place = home.resolve(version);
        if (!Files.isDirectory(place)) {
            Files.createDirectories(home);
            Path scratch = Files.createTempDirectory(home, ".new-");
            Files.write(scratch.resolve(StoredTemplate.DOCUMENT), template.document());
            for (Map.Entry<String, byte[]> file : template.files().entrySet()) {
                Files.write(scratch.resolve(file.getKey()), file.getValue());
            }
            moveInto(scratch, place);
        }
        Path current = home.resolve(CURRENT);
        if (!Files.exists(current) || !Files.readString(current).strip().equals(version)) {
            Path scratch = Files.createTempFile(home, ".current-", "");
            Files.writeString(scratch, version + "\n", StandardCharsets.US_ASCII);
            Files.move(scratch, current, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The kept version whose digest begins with the prefix; empty when there is none or more than one. */
    Optional<StoredTemplate> read(String path, String prefix) throws IOException {
        Path home = root.resolve(path);
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        List<String> versions;
        try (Stream<Path> entries = Files.list(home)) {
            versions = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> VERSION.matcher(name).matches() && name.startsWith(prefix))
                    .toList();
        }
        return versions.size() == 1
                ? new TemplateFolder(home).read(versions.get(0)).map(kept -> named(kept, path))
                : Optional.empty();
    }

    /** The version last published under a path. */
    Optional<StoredTemplate> lastGood(String path) throws IOException {
        Path current = root.resolve(path).resolve(CURRENT);
        if (!Files.isRegularFile(current)) {
            return Optional.empty();
        }
        String version = Files.readString(current).strip();
        return VERSION.matcher(version).matches() ? read(path, version) : Optional.empty();
    }

    private static StoredTemplate named(StoredTemplate kept, String path) {
        return new StoredTemplate(path, kept.document(), kept.files());
    }

    private static void moveInto(Path scratch, Path place) throws IOException {
        try {
            Files.move(scratch, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process kept the same version in the meantime: its bytes are the same.
            remove(scratch);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(scratch, place);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
