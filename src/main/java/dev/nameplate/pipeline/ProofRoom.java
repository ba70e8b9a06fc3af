package dev.nameplate.pipeline;

import dev.nameplate.encode.Format;
import dev.nameplate.load.Overload;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.proof.ProofPage;
import dev.nameplate.proof.Proofreading;
import dev.nameplate.store.TemplateCatalog;
import dev.nameplate.template.Template;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Proof sheets on demand. A sheet is drawn contact by contact in the render pool, behind every reader's picture, and kept with
 * the last few until its template changes; whoever asks meanwhile waits for the same one.
 *
 * <p>Entered on event loops; never blocks. Thread-safe.
 */
public final class ProofRoom {

    /** Sheets kept or under way: each may have some megabytes. */
    private static final int MOST = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}(/[a-z0-9][a-z0-9-]{0,62})?");

    private final Vertx vertx;
    private final TemplateCatalog<Published> catalog;
    private final Workshop workshop;
    private final RenderPool pool;
    /** Longest unused first. Guarded by itself. */
    private final Map<String, CompletableFuture<byte[]>> pages =
            new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

    ProofRoom(Vertx vertx, TemplateCatalog<Published> catalog, Workshop workshop, RenderPool pool) {
        this.vertx = vertx;
        this.catalog = catalog;
        this.workshop = workshop;
        this.pool = pool;
    }

    /** What was asked for. */
    public sealed interface Answer {

        /** The page, in UTF-8; never written. */
        @SuppressWarnings("ArrayRecordComponent") // megabytes, on their way out
        record Page(byte[] html) implements Answer {}

        /** There is no such template. */
        record Unknown() implements Answer {}

        /** There is too much else to do, or it takes longer than anybody waits. */
        record Busy() implements Answer {}
    }

    /** What the page's own styles are allowed by, in a {@code Content-Security-Policy}. */
    public static String styleSource() {
        return ProofPage.styleSource();
    }

    /** The proof sheet of a template as a page. Fails only on bugs. */
    public Future<Answer> page(String path) {
        if (!PATH.matcher(path).matches()) {
            return Future.succeededFuture(new Answer.Unknown());
        }
        Context context = vertx.getOrCreateContext();
        return catalog.find(path)
                .compose(found -> found.isEmpty()
                        ? Future.<Answer>succeededFuture(new Answer.Unknown())
                        : Future.fromCompletionStage(sheet(found.get()), context)
                                .<Answer>map(Answer.Page::new))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(fault ->
                        isBusy(fault) ? Future.succeededFuture(new Answer.Busy()) : Future.failedFuture(fault));
    }

    private static boolean isBusy(Throwable fault) {
        Throwable cause = fault instanceof java.util.concurrent.CompletionException && fault.getCause() != null
                ? fault.getCause()
                : fault;
        return cause instanceof Overload || cause instanceof TimeoutException;
    }

    private CompletableFuture<byte[]> sheet(Published published) {
        Template template = published.template();
        String key = template.path() + '@' + template.version();
        synchronized (pages) {
            CompletableFuture<byte[]> known = pages.get(key);
            if (known != null && !known.isCompletedExceptionally()) {
                return known;
            }
            pages.keySet().removeIf(other -> other.startsWith(template.path() + '@'));
            if (pages.size() >= MOST && !makeRoom()) {
                return CompletableFuture.failedFuture(Overload.FULL);
            }
            Proofreading.Wishes wishes =
                    new Proofreading.Wishes(Format.JPEG, template.output().densities(), Map.of());
            Proofreading reading = workshop.proofreading(template, workshop.prints(published), wishes);
            CompletableFuture<byte[]> page = drawn(reading);
            pages.put(key, page);
            return page;
        }
    }

    /** Lets the finished sheet go that was longest unused; false when all are under way. */
    private boolean makeRoom() {
        Optional<String> finished = pages.entrySet().stream()
                .filter(page -> page.getValue().isDone())
                .map(Map.Entry::getKey)
                .findFirst();
        finished.ifPresent(pages::remove);
        return finished.isPresent();
    }

    /** Draws contact after contact, each a piece of work of its own, so that readers' pictures come in between. */
    private CompletableFuture<byte[]> drawn(Proofreading reading) {
        return pool.submit(WorkClass.PREVIEW, PATIENCE, reading::next)
                .thenCompose(more -> more
                        ? drawn(reading)
                        : pool.submit(WorkClass.PREVIEW, PATIENCE, () -> ProofPage.of(reading.sheet())
                                .getBytes(StandardCharsets.UTF_8)));
    }
}
