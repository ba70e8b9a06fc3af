package dev.nameplate.store;

import dev.nameplate.observe.Meters;
import dev.nameplate.template.Brand;
import dev.nameplate.template.BrandCompiler;
import dev.nameplate.template.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live brand kits, compiled, by name. A broken edit keeps the last good kit, also across a restart. Thread-safe;
 * {@link #look} blocks.
 */
public final class BrandKits {

    private static final Logger LOG = LoggerFactory.getLogger(BrandKits.class);

    /** A kit as it is in force, compiled and as it lay in its folder. */
    record Kit(StoredBrand stored, String digest, Brand brand) {}

    private final BrandShelf shelf;
    private final BrandArchive archive;
    private final BrandCompiler compiler;
    private final Meters meters;
    private final Map<String, Kit> kits = new ConcurrentHashMap<>();
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final Map<String, Boolean> broken = new ConcurrentHashMap<>();
    private volatile Set<String> users = Set.of();
    private boolean archiveWorks = true;

    public BrandKits(StoreSettings settings, BrandCompiler compiler, Meters meters) {
        this.shelf = new BrandShelf(settings);
        this.archive = VersionArchive.brands(settings.versions());
        this.compiler = compiler;
        this.meters = meters;
        meters.gauge("nameplate.brands", "Brand kits in force.", kits::size);
        meters.gauge("nameplate.brands.broken", "Brand kits whose newest edit was refused.", broken::size);
    }

    BrandCompiler compiler() {
        return compiler;
    }

    /** The kit that dresses a template. */
    Optional<Kit> dressing(String templatePath) {
        return shelf.dressing(templatePath, users).map(kits::get);
    }

    /** Looks at every folder once and puts what is new and sound into force. */
    synchronized void look() throws IOException {
        Map<String, String> found = shelf.fingerprints();
        users = shelf.users();
        kits.keySet().removeIf(name -> {
            if (found.containsKey(name)) {
                return false;
            }
            LOG.info("Brand kit {} was removed", name);
            return true;
        });
        seen.keySet().retainAll(found.keySet());
        broken.keySet().retainAll(found.keySet());
        found.forEach((name, fingerprint) -> {
            if (!fingerprint.equals(seen.put(name, fingerprint))) {
                look(name);
            }
        });
    }

    private void look(String name) {
        try {
            Optional<StoredBrand> stored = shelf.read(name);
            stored.ifPresent(kit -> BrandDocument.compile(kit, compiler)
                    .fold(brand -> enforce(new Kit(kit, kit.digest(), brand)), problems -> refuse(name, problems)));
        } catch (IOException | RuntimeException e) {
            refuse(name, List.of(new Problem("", "cannot be read: " + e)));
        }
    }

    private boolean enforce(Kit kit) {
        String name = kit.stored().name();
        Kit before = kits.put(name, kit);
        boolean same = before != null && before.digest().equals(kit.digest());
        broken.remove(name);
        meters.brand(same ? "unchanged" : "published");
        if (before != null && !same) {
            LOG.info("Brand kit {} has changed", name);
        }
        keep(kit.stored());
        return true;
    }

    private void keep(StoredBrand kit) {
        if (!archiveWorks) {
            return;
        }
        try {
            archive.keepCurrent(kit);
        } catch (IOException e) {
            archiveWorks = false;
            LOG.warn(
                    "Brand kits cannot be kept, so a broken one will have no last good one after a restart: {}",
                    e.toString());
        }
    }

    /** A broken edit: the kit before stays, or after a start the one that was last sound. */
    private boolean refuse(String name, List<Problem> problems) {
        broken.put(name, true);
        meters.brand("refused");
        boolean kept = kits.containsKey(name) || revive(name);
        StringBuilder list = new StringBuilder();
        problems.forEach(problem -> list.append("\n  ").append(problem));
        LOG.warn(
                "Brand kit {} is broken and {}:{}",
                name,
                kept ? "stays as it last was" : "dresses nothing, templates stay as they are",
                list);
        return false;
    }

    private boolean revive(String name) {
        try {
            Optional<StoredBrand> last = archive.current(name);
            last.ifPresent(kit -> BrandDocument.compile(kit, compiler)
                    .fold(brand -> kits.put(name, new Kit(kit, kit.digest(), brand)), problems -> null));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The last good brand kit {} cannot be revived: {}", name, e.toString());
        }
        return kits.containsKey(name);
    }
}
