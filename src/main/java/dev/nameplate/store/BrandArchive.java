package dev.nameplate.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Brand kits as they were, kept as folders {@code DIGEST/brand.json} with their files, and beside them {@code NAME.current}: the
 * digest of the kit of that name that was last sound. Blocking; several processes may share it.
 */
final class BrandArchive {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path root;

    BrandArchive(Path root) {
        this.root = root;
    }

    /** Keeps a kit and returns its digest. */
    String keep(StoredBrand brand) throws IOException {
        String digest = brand.digest();
        Path place = root.resolve(digest);
        if (!Files.isDirectory(place)) {
            Files.createDirectories(root);
            Path scratch = Files.createTempDirectory(root, ".new-");
            Files.write(scratch.resolve(StoredBrand.DOCUMENT), brand.document());
            for (Map.Entry<String, byte[]> file : brand.files().entrySet()) {
                Files.write(scratch.resolve(file.getKey()), file.getValue());
            }
            VersionArchive.moveInto(scratch, place);
        }
        return digest;
    }

    /** Keeps a kit as the last sound one of its name. */
    void keepCurrent(StoredBrand brand) throws IOException {
        VersionArchive.write(root.resolve(brand.name() + ".current"), keep(brand));
    }

    Optional<StoredBrand> read(String digest, String name) throws IOException {
        return DIGEST.matcher(digest).matches() ? BrandShelf.read(root.resolve(digest), name) : Optional.empty();
    }

    /** The last sound kit of a name. */
    Optional<StoredBrand> current(String name) throws IOException {
        Path current = root.resolve(name + ".current");
        return Files.isRegularFile(current)
                ? read(Files.readString(current, StandardCharsets.US_ASCII).strip(), name)
                : Optional.empty();
    }
}
