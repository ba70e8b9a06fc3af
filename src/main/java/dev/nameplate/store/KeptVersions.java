package dev.nameplate.store;

import dev.nameplate.observe.Meters;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archive's versions as templates: compiled again in the dress they had. Blocks; thread-safe. */
final class KeptVersions {

    private static final Logger LOG = LoggerFactory.getLogger(KeptVersions.class);

    private final VersionArchive archive;
    private final BrandKits kits;
    private final TemplateCompiler compiler;
    private final Meters meters;
    private volatile boolean works = true;

    KeptVersions(VersionArchive archive, BrandKits kits, TemplateCompiler compiler, Meters meters) {
        this.archive = archive;
        this.kits = kits;
        this.compiler = compiler;
        this.meters = meters;
    }

    /** Whether the last version could be kept. */
    boolean works() {
        return works;
    }

    /** Keeps a version as far as the disk takes it. @param current whether it is the one being served */
    void keep(VersionArchive.Kept kept, String version, boolean current) {
        try {
            archive.keep(kept, version, current);
            if (!works) {
                works = true;
                LOG.info("Versions can be kept again");
            }
        } catch (IOException e) {
            if (works) {
                works = false;
                LOG.warn("Versions cannot be kept, so newer ones cannot be pinned (_v): {}", e.toString());
            }
        }
    }

    /** The files of a version by the beginning of its digest; empty when it is not (or not unambiguously) there. */
    Optional<VersionArchive.Kept> read(String path, String prefix) throws IOException {
        return archive.read(path, prefix);
    }

    /** A version by the beginning of its digest; empty when it is not kept, or no longer what it was. */
    Optional<Template> find(String path, String prefix) throws IOException {
        return read(path, prefix).flatMap(kept -> compiled(path, kept)).filter(template -> isSound(template, prefix));
    }

    /** The version that was served last; empty when there is none that this program reads. */
    Optional<Template> lastGood(String path) throws IOException {
        return archive.lastGood(path).flatMap(kept -> compiled(path, kept));
    }

    /** A version is the digest of what it holds. */
    private boolean isSound(Template template, String prefix) {
        boolean sound = template.version().startsWith(prefix);
        if (!sound) {
            meters.damaged("version");
            LOG.warn(
                    "Version {} of {} as it is kept is really {}: its files were changed or damaged; it is not used",
                    prefix,
                    template.path(),
                    Publications.shortened(template.version()));
        }
        return sound;
    }

    /** Compiles a version in the dress it had; empty when this program reads it no longer. */
    Optional<Template> compiled(String path, VersionArchive.Kept kept) {
        Compiled compiled = kept.brand()
                .map(brand -> BrandDocument.compile(brand, kits.compiler())
                        .fold(dress -> TemplateDocument.compile(kept.template(), compiler, dress), problems ->
                                (Compiled) new Compiled.Faulty(problems)))
                .orElseGet(() -> TemplateDocument.compile(kept.template(), compiler));
        return compiled.fold(Optional::of, problems -> {
            LOG.warn("A kept version of {} no longer compiles: {}", path, problems.get(0));
            return Optional.empty();
        });
    }
}
