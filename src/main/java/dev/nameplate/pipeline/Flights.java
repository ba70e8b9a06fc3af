package dev.nameplate.pipeline;

import dev.nameplate.cache.ImageCache;
import dev.nameplate.cache.ImageKey;
import dev.nameplate.cache.Kind;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.load.Demand;
import dev.nameplate.load.Overload;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.ImageKeys.Variation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Pictures on their way: one flight per key, for all who ask meanwhile. Who joins a flight that has not begun brings along a
 * later deadline and, perhaps, a more urgent class; and who joined one that was dropped although there was time left for it
 * starts the next. Thread-safe; never blocks.
 */
final class Flights {

    private final ImageCache cache;
    private final Press press;
    private final RenderPool pool;
    private final Meters meters;
    private final Map<ImageKey, Demand> demands = new ConcurrentHashMap<>();

    Flights(ImageCache cache, Press press, RenderPool pool, Meters meters) {
        this.cache = cache;
        this.press = press;
        this.pool = pool;
        this.meters = meters;
    }

    /**
     * A picture that somebody waits for.
     *
     * @param kind what the cluster knows such pictures by
     * @param asked when, on the clock of {@link System#nanoTime}
     * @param deadline until when, on the same clock
     * @param passage of who waits
     */
    record Wish(
            Published published,
            Values values,
            Variation variation,
            Kind kind,
            WorkClass urgency,
            long asked,
            long deadline,
            Passage passage) {

        Demand demand() {
            String path = published.template().path();
            int slash = path.indexOf('/');
            String project = slash < 0 ? "" : path.substring(0, slash);
            return new Demand(variation.format().extension(), project, urgency, deadline);
        }

        /** Whether more than half of the time is left: whoever was dropped for want of it had less. */
        boolean hasTime() {
            return deadline - System.nanoTime() > (deadline - asked) / 2;
        }
    }

    /** The picture of a key, from a cache or drawn. */
    CompletableFuture<ImageCache.Found> image(ImageKey key, Optional<ImageKey> family, Wish wish) {
        CompletableFuture<ImageCache.Found> first = boarded(key, family, wish);
        if (first.isDone() && !first.isCompletedExceptionally()) {
            return first;
        }
        CompletableFuture<ImageCache.Found> landed = new CompletableFuture<>();
        first.whenComplete((found, fault) -> {
            if (fault != null && unwrapped(fault) == Overload.LATE && wish.hasTime()) {
                copy(boarded(key, family, wish), landed);
            } else {
                end(landed, found, fault);
            }
        });
        return landed;
    }

    private static <T> void copy(CompletableFuture<T> from, CompletableFuture<T> to) {
        from.whenComplete((it, fault) -> end(to, it, fault));
    }

    private static <T> void end(CompletableFuture<T> future, T it, @Nullable Throwable fault) {
        if (fault == null) {
            future.complete(it);
        } else {
            future.completeExceptionally(fault);
        }
    }

    private CompletableFuture<ImageCache.Found> boarded(ImageKey key, Optional<ImageKey> family, Wish wish) {
        Demand known = demands.get(key);
        if (known != null) {
            pool.join(known, wish.urgency(), wish.deadline());
        }
        return cache.get(key, family, wish.kind(), () -> begun(key, wish));
    }

    static Throwable unwrapped(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }

    private CompletableFuture<EncodedImage> begun(ImageKey key, Wish wish) {
        Demand demand = wish.demand();
        demands.put(key, demand);
        CompletableFuture<EncodedImage> printed = printed(demand, wish);
        printed.whenComplete((image, fault) -> demands.remove(key, demand));
        return printed;
    }

    /** A picture in the render pool; where its base is not there, that is awaited first, outside the pool. */
    private CompletableFuture<EncodedImage> printed(Demand demand, Wish wish) {
        CompletableFuture<Void> base = press.ready(wish.published(), wish.variation());
        if (base.isDone()) {
            return queued(demand, wish);
        }
        long start = System.nanoTime();
        // Not thenCompose: it would wrap refusals once more.
        CompletableFuture<EncodedImage> printed = new CompletableFuture<>();
        base.whenComplete((made, fault) -> {
            meters.stage(wish.passage(), Stage.BASE, System.nanoTime() - start);
            if (fault != null || System.nanoTime() - pool.deadline(demand) >= 0) {
                printed.completeExceptionally(fault != null ? fault : Overload.LATE);
                return;
            }
            copy(queued(demand, wish), printed);
        });
        return printed;
    }

    private CompletableFuture<EncodedImage> queued(Demand demand, Wish wish) {
        long start = System.nanoTime();
        return pool.submit(demand, () -> {
            wish.passage().took(Stage.QUEUE, System.nanoTime() - start);
            return cache.costing(
                    wish.kind(), () -> press.print(wish.published(), wish.values(), wish.variation(), wish.passage()));
        });
    }
}
