package dev.nameplate.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brand kits at rest: the user's folders, and the kits that come with the program, which those hide. Blocking.
 *
 * <p>A kit of the user dresses the project of its name; templates without a project are dressed by the kit that
 * {@code brands.default} names, if it names one. A kit that comes with the program dresses no project, since nobody chose it.
 */
public final class BrandShelf {

    private static final ClassPathFolder SHIPPED = new ClassPathFolder("/brands");

    /** They never change, so they are looked at once. */
    private static final Map<String, String> SHIPPED_FINGERPRINTS = shipped();

    private final Path user;
    private final String byDefault;

    public BrandShelf(StoreSettings settings) {
        this.user = settings.brands();
        this.byDefault = settings.defaultBrand();
    }

    /** Every kit's name with a fingerprint that changes when anything of it may have changed. */
    Map<String, String> fingerprints() throws IOException {
        Map<String, String> found = new TreeMap<>(SHIPPED_FINGERPRINTS);
        found.putAll(fingerprints(user));
        return found;
    }

    private static Map<String, String> shipped() {
        try {
            return SHIPPED.open(BrandShelf::fingerprints);
        } catch (IOException e) {
            throw new UncheckedIOException("the brand kits that come with the program cannot be read", e);
        }
    }

    private static Map<String, String> fingerprints(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path folder : TemplateFolder.folders(root)) {
            if (Files.exists(folder.resolve(StoredBrand.DOCUMENT))) {
                found.put(TemplateFolder.plainName(folder), root + "|" + TemplateFolder.fingerprint(folder));
            }
        }
        return found;
    }

    /** A kit as it stands now; empty when there is none of that name. */
    public Optional<StoredBrand> read(String name) throws IOException {
        if (!TemplateFolder.NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<StoredBrand> own = read(user.resolve(name), name);
        return own.isPresent() ? own : SHIPPED.open(folder -> read(folder.resolve(name), name));
    }

    /** The kit in a folder; empty when the folder holds none. */
    public static Optional<StoredBrand> read(Path folder, String name) throws IOException {
        if (!Files.isRegularFile(folder.resolve(StoredBrand.DOCUMENT))) {
            return Optional.empty();
        }
        Map<String, byte[]> files = TemplateFolder.contents(folder);
        byte[] document = files.remove(StoredBrand.DOCUMENT);
        return document == null ? Optional.empty() : Optional.of(new StoredBrand(name, document, files));
    }

    /** The names of all kits. */
    public Iterable<String> names() throws IOException {
        return fingerprints().keySet();
    }

    /** The names of the user's kits. */
    Set<String> users() throws IOException {
        return fingerprints(user).keySet();
    }

    /** The name of the kit that dresses a template. */
    public Optional<String> dressing(String templatePath) throws IOException {
        return dressing(templatePath, users());
    }

    Optional<String> dressing(String templatePath, Set<String> users) {
        int slash = templatePath.indexOf('/');
        if (slash < 0) {
            return byDefault.isEmpty() ? Optional.empty() : Optional.of(byDefault);
        }
        String project = templatePath.substring(0, slash);
        return users.contains(project) ? Optional.of(project) : Optional.empty();
    }
}
