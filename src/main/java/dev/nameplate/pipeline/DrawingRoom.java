package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.load.Demand;
import dev.nameplate.load.MemoryGuard;
import dev.nameplate.load.Overload;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.store.TemplateCatalog;
import dev.nameplate.template.Template;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Templates, and pictures of them for programs that say what goes into them: drawn in the render pool behind every reader's, and
 * kept nowhere.
 *
 * <p>Entered on event loops; never blocks. Thread-safe.
 */
public final class DrawingRoom {

    private final Vertx vertx;
    private final TemplateCatalog<Published> catalog;
    private final Workshop workshop;
    private final RenderPool pool;
    private final MemoryGuard guard;
    private final Duration patience;

    DrawingRoom(
            Vertx vertx,
            TemplateCatalog<Published> catalog,
            Workshop workshop,
            RenderPool pool,
            MemoryGuard guard,
            Duration patience) {
        this.vertx = vertx;
        this.catalog = catalog;
        this.workshop = workshop;
        this.pool = pool;
        this.guard = guard;
        this.patience = patience;
    }

    /** What became of a picture. */
    public sealed interface Drawing {

        /**
         * It is drawn.
         *
         * @param notes what happened to its values on the way: {@code company=fallback}; never a value
         */
        record Picture(EncodedImage image, List<String> notes) implements Drawing {}

        /** There is too much else to do, or it takes longer than anybody waits. */
        record Busy() implements Drawing {}
    }

    /** The template of a path; the folders are looked at once more when it is not known. */
    public Future<Optional<Template>> find(String path) {
        return catalog.find(path)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(found -> found.map(Published::template));
    }

    /** The template of a path as far as it is known; no folder is looked at. */
    public Optional<Template> known(String path) {
        return catalog.served(path).map(Published::template);
    }

    /** All templates, by path. */
    public List<Template> all() {
        return catalog.all().values().stream().map(Published::template).toList();
    }

    /** What links and pictures may end in here. */
    public List<String> endings() {
        return Stream.of("jpg", "jpeg", "png", "webp", "gif")
                .filter(ending ->
                        Format.ofExtension(ending).filter(this::offers).isPresent())
                .toList();
    }

    private boolean offers(Format format) {
        return workshop.encoders().offers(format);
    }

    /**
     * Draws a template with values given as they would stand in a link's fixed part, controls included.
     *
     * @param template one that {@link #find} gave
     * @param now what countdowns go by
     */
    public Future<Drawing> draw(Template template, Map<String, String> given, Format format, Instant now) {
        Context context = vertx.getOrCreateContext();
        if (guard.isClosed()) {
            return Future.succeededFuture(new Drawing.Busy());
        }
        Published published = catalog.served(template.path())
                .filter(served -> served.template() == template)
                .orElseGet(() -> new Published(template));
        Commission commission = Commission.of(workshop, published, Delivery.of(given), format, now);
        return Future.fromCompletionStage(drawn(commission), context)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .<Drawing>map(image -> new Drawing.Picture(image, notes(commission, image)))
                .recover(fault -> isBusy(fault)
                        ? Future.succeededFuture(new Drawing.Busy())
                        : Future.failedFuture(Flights.unwrapped(fault)));
    }

    /** Where the base is not there that is awaited first, outside the pool. */
    private CompletableFuture<EncodedImage> drawn(Commission commission) {
        String path = commission.published().template().path();
        int slash = path.indexOf('/');
        Demand demand = new Demand(
                commission.variation().format().extension(),
                slash < 0 ? "" : path.substring(0, slash),
                WorkClass.BATCH,
                System.nanoTime() + patience.toNanos());
        return workshop.press()
                .ready(commission.published(), commission.variation())
                .thenCompose(base -> pool.submit(demand, () -> commission.drawn(workshop.press())));
    }

    private static List<String> notes(Commission commission, EncodedImage image) {
        List<String> notes = new ArrayList<>();
        for (MergeNote note : commission.notes()) {
            notes.add(note.field() + '=' + note.kind().key());
        }
        if (image.overBudget()) {
            notes.add("image=over-budget");
        }
        return notes;
    }

    private static boolean isBusy(Throwable fault) {
        Throwable cause = Flights.unwrapped(fault);
        return cause instanceof Overload || cause instanceof TimeoutException;
    }
}
