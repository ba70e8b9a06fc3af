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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every version that was ever published, kept as folders until an operator removes them: {@code PATH/VERSION/template.json}
 * with its files, beside it {@code PATH/VERSION.brand} with the digest of the brand kit that dressed it, if one did, and
 * {@code PATH/current}, the version last served; in a cluster also {@code PATH/published}: the version last published by any node,
 * when, and what this node's folder had. The kits themselves lie in {@code .brands}. Blocking; several processes may
 * share it.
 */
final class VersionArchive {

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

    private static final String CURRENT = "current";

    private static final String PUBLISHED = "published";
    private static final Pattern NOTE = Pattern.compile("([0-9a-f]{64}|none) ([0-9]{1,18}) ([0-9a-f]{64}|none|unseen)");

    private static final String BRAND = ".brand";

    private final Path root;
    private final BrandArchive brands;

    VersionArchive(Path root) {
        this.root = root;
        this.brands = brands(root);
    }

    /** A template as it was, and the brand kit that dressed it. */
    record Kept(StoredTemplate template, Optional<StoredBrand> brand) {}

    /** The brand kits of an archive; no template's path begins with a dot. */
    static BrandArchive brands(Path root) {
        return new BrandArchive(root.resolve(".brands"));
    }

    /** Keeps a version. @param current whether it is the one being served */
    void keep(Kept kept, String version, boolean current) throws IOException {
        StoredTemplate template = kept.template();
        Optional<StoredBrand> brand = kept.brand();
        Path home = root.resolve(template.path());
        Path place = home.resolve(version);
        if (!Files.isDirectory(place)) {
            Files.createDirectories(home);
            Path scratch = Files.createTempDirectory(home, ".new-");
            Files.write(scratch.resolve(StoredTemplate.DOCUMENT), template.document());
            for (Map.Entry<String, byte[]> file : template.files().entrySet()) {
                Files.write(scratch.resolve(file.getKey()), file.getValue());
            }
            if (brand.isPresent()) {
                // First the kit, then the version: one that is there is complete.
                write(home.resolve(version + BRAND), brands.keep(brand.get()));
            }
            moveInto(scratch, place);
        }
        if (current) {
            write(home.resolve(CURRENT), version);
        }
    }

    /** Writes a file of one line at once, if it does not say that already. */
    static void write(Path file, String line) throws IOException {
        if (Files.exists(file) && Files.readString(file).strip().equals(line)) {
            return;
        }
        Path scratch = Files.createTempFile(file.getParent(), ".new-", "");
        Files.writeString(scratch, line + "\n", StandardCharsets.US_ASCII);
        Files.move(scratch, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The kept version whose digest begins with the prefix; empty when there is none or more than one. */
    Optional<Kept> read(String path, String prefix) throws IOException {
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
        if (versions.size() != 1) {
            return Optional.empty();
        }
        Optional<StoredTemplate> template = new TemplateFolder(home).read(versions.get(0));
        Optional<StoredBrand> brand = brand(home.resolve(versions.get(0) + BRAND));
        return template.map(kept -> new Kept(new StoredTemplate(path, kept.document(), kept.files()), brand));
    }

    private Optional<StoredBrand> brand(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String digest = Files.readString(file).strip();
        Optional<StoredBrand> brand = brands.read(digest, "kept");
        if (brand.isEmpty()) {
            throw new IOException("the brand kit " + digest + " of " + file + " is gone");
        }
        return brand;
    }

    /** The version last published under a path. */
    Optional<Kept> lastGood(String path) throws IOException {
        Path current = root.resolve(path).resolve(CURRENT);
        if (!Files.isRegularFile(current)) {
            return Optional.empty();
        }
        String version = Files.readString(current).strip();
        return VERSION.matcher(version).matches() ? read(path, version) : Optional.empty();
    }

    /** Notes what was published last under a path, by whichever node. */
    void note(String path, Chronicle.Line line) throws IOException {
        Path home = root.resolve(path);
        Files.createDirectories(home);
        write(home.resolve(PUBLISHED), word(line.version()) + ' ' + line.stamp() + ' ' + word(line.seen()));
    }

    private static String word(@Nullable String version) {
        return version == null ? "unseen" : version.isEmpty() ? "none" : version;
    }

    /** What was noted, by path. */
    Map<String, Chronicle.Line> chronicle() throws IOException {
        Map<String, Chronicle.Line> lines = new TreeMap<>();
        for (Path home : TemplateFolder.folders(root)) {
            line(home).ifPresent(line -> lines.put(home.getFileName().toString(), line));
            for (Path inner : TemplateFolder.folders(home)) {
                if (!VERSION.matcher(inner.getFileName().toString()).matches()) {
                    line(inner).ifPresent(line -> lines.put(home.getFileName() + "/" + inner.getFileName(), line));
                }
            }
        }
        return lines;
    }

    private static Optional<Chronicle.Line> line(Path home) throws IOException {
        Path note = home.resolve(PUBLISHED);
        if (!Files.isRegularFile(note)) {
            return Optional.empty();
        }
        Matcher matcher = NOTE.matcher(Files.readString(note).strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String version = matcher.group(1).equals("none") ? Chronicle.NONE : matcher.group(1);
        String seen = matcher.group(3);
        return Optional.of(new Chronicle.Line(
                version,
                Long.parseLong(matcher.group(2)),
                seen.equals("unseen") ? null : seen.equals("none") ? Chronicle.NONE : seen));
    }

    static void moveInto(Path scratch, Path place) throws IOException {
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
