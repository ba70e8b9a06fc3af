package dev.nameplate.store;

import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import dev.nameplate.template.Brand;
import dev.nameplate.template.FileWork;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a folder has into its place: read, compiled, proved, held against what was published, and told to other nodes. A
 * broken edit is refused and leaves what was there. Thread-safe; works on the provers' threads.
 *
 * @param <P> what is served for a template
 */
final class Edits<P> {

    private static final Logger LOG = LoggerFactory.getLogger(Edits.class);

    /** After which a template is refused, lest it take the place of all that come after it. */
    private static final Duration LONGEST_PUBLICATION = Duration.ofSeconds(90);

    /**
     * A folder that is not as it was, or not dressed as it was.
     *
     * @param folder the fingerprint of the folder alone
     */
    record Change(TemplateStore store, String path, String folder, Optional<BrandKits.Kit> kit) {

        /** That of the folder, its store and its brand kit. */
        String fingerprint() {
            return store.name()
                    + '|'
                    + folder
                    + '|'
                    + kit.map(BrandKits.Kit::digest).orElse("");
        }
    }

    private final Provers provers;
    private final TemplateCompiler compiler;
    private final LivePlaces<P> places;
    private final FolderStates folders;
    private final Publications publications;
    private final Meters meters;

    Edits(
            Provers provers,
            TemplateCompiler compiler,
            LivePlaces<P> places,
            FolderStates folders,
            Publications publications,
            Meters meters) {
        this.provers = provers;
        this.compiler = compiler;
        this.places = places;
        this.folders = folders;
        this.publications = publications;
        this.meters = meters;
    }

    /**
     * Publishes a change, or refuses it; fails for nothing that the folder holds.
     *
     * @param again has the folders looked at anew, because what was read may be older than what was published meanwhile
     */
    Future<Void> publish(Change change, Runnable again) {
        long stamp = publications.stamp();
        return change.store()
                .read(change.path())
                .compose(stored -> stored.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : provers.run(() -> FileWork.within(
                                LONGEST_PUBLICATION,
                                LONGEST_PUBLICATION,
                                () -> publish(change, stored.get(), stamp, again))))
                .recover(fault -> provers.run(() -> {
                    LastResort.check(fault);
                    refuse(change, List.of(new Problem("", String.valueOf(fault.getMessage()))));
                    return null;
                }));
    }

    private Void publish(Change change, StoredTemplate stored, long stamp, Runnable again) {
        Brand dress = change.kit().map(BrandKits.Kit::brand).orElse(Brand.NONE);
        TemplateDocument.compile(stored, compiler, dress)
                .fold(
                        template -> {
                            try {
                                VersionArchive.Kept edit = new VersionArchive.Kept(
                                        stored, change.kit().map(BrandKits.Kit::stored));
                                place(change, edit, template, stamp, again);
                            } catch (RuntimeException e) {
                                LOG.debug("Template {} failed its proof", change.path(), e);
                                refuse(change, List.of(new Problem("", "cannot be rendered: " + e)));
                            }
                            return true;
                        },
                        problems -> {
                            refuse(change, problems);
                            return false;
                        });
        return null;
    }

    /** @param stamp made before the folder was read */
    private void place(Change change, VersionArchive.Kept edit, Template template, long stamp, Runnable again) {
        String path = change.path();
        String version = template.version();
        P served = places.proved(template);
        Chronicle.Sight sight = sight(change, version, stamp);
        if (sight == Chronicle.Sight.STALE) {
            again.run();
            return;
        }
        folders.lookedAt(path, change.folder());
        if (sight == Chronicle.Sight.OVERRULED) {
            overruled(change, version);
            return;
        }
        places.serve(change.store().name(), change.fingerprint(), edit, template, served);
        if (sight == Chronicle.Sight.EDIT) {
            publications.tell(edit, version);
        }
    }

    /** A folder that was saved anew is published again, though it has what it had. */
    private Chronicle.Sight sight(Change change, String version, long stamp) {
        Chronicle chronicle = publications.chronicle();
        Chronicle.Sight sight = chronicle.sight(change.path(), version, stamp);
        return sight == Chronicle.Sight.OVERRULED && folders.isSavedAnew(change.path(), change.folder())
                ? chronicle.insist(change.path(), version, stamp)
                : sight;
    }

    private void overruled(Change change, String version) {
        if (folders.overruled(change.path(), change.fingerprint())) {
            LOG.info(
                    "Template {} is version {} in {}, but version {} was published later and is served; save"
                            + " it anew to publish it",
                    change.path(),
                    Publications.shortened(version),
                    change.store().name(),
                    Publications.shortened(
                            publications.chronicle().published(change.path()).orElse("")));
        }
    }

    /** A broken edit: the version before stays, or after a start the one last published. */
    private void refuse(Change change, List<Problem> problems) {
        String path = change.path();
        folders.refused(path, change.fingerprint());
        meters.publication("refused");
        boolean kept = places.at(path) != null || places.revive(path);
        StringBuilder list = new StringBuilder();
        problems.forEach(problem -> list.append("\n  ").append(problem));
        LOG.warn(
                "Template {} in {} is broken and {}:{}",
                path,
                change.store().name(),
                kept ? "stays at its last good version" : "is not served",
                list);
    }
}
