package dev.nameplate.pipeline;

import dev.nameplate.cache.OnDemand;
import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.Encoder;
import dev.nameplate.load.Overload;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.BaseEvent;
import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import dev.nameplate.render.Base;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.Rendering;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The bases of all templates, versions and densities: made on demand, one flight each, and kept up to a number of bytes.
 *
 * <p>A base takes a tenth of a second or more, and a picture a thousandth. So bases are made in threads of their own:
 * pictures of other templates do not queue behind them. Thread-safe.
 */
final class Bases implements AutoCloseable {

    /** A template's version and a density. */
    private record Key(String path, String version, int density) {}

    private record Place(Key key, Encoder encoder) {}

    private static final CompletableFuture<Void> READY = CompletableFuture.completedFuture(null);

    private final OnDemand<Key, PreparedBase> bases;
    private final Renderer renderer;
    private final Samples samples;
    private final Meters meters;
    private final ThreadPoolExecutor makers;
    private final Map<Place, CompletableFuture<Void>> flights = new ConcurrentHashMap<>();

    /**
     * @param most bytes of all bases
     * @param threads most bases made at once for readers
     */
    Bases(long most, int threads, Renderer renderer, Samples samples, Meters meters) {
        this.bases = new OnDemand<>(most, PreparedBase::weight);
        this.renderer = renderer;
        this.samples = samples;
        this.meters = meters;
        AtomicInteger number = new AtomicInteger();
        this.makers =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "base-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        makers.allowCoreThreadTimeOut(true);
        meters.gauge("nameplate.bases", "Bases in memory or being made.", bases::count);
        meters.gauge("nameplate.bases.bytes", "Bytes of bases in memory.", bases::weight);
        meters.total("nameplate.bases.evictions", "Bases dropped for want of room.", bases::evictions);
    }

    /** Takes hold of a base; if it is not there it is drawn in this thread. Never on an event loop. */
    OnDemand<?, PreparedBase>.Hold hold(Template template, int density) {
        return bases.hold(key(template, density), () -> drawn(template, density));
    }

    /** Whether a base is there as an encoder needs it; it may be dropped at any moment. Never blocks. */
    boolean isReady(Template template, int density, Encoder encoder) {
        return bases.present(key(template, density))
                .filter(base -> base.isEncoded(encoder.format()))
                .isPresent();
    }

    /** Done once a base is there as an encoder needs it; made in a thread of its own where it is not. Never blocks. */
    CompletableFuture<Void> ready(Template template, int density, Encoder encoder) {
        if (isReady(template, density, encoder)) {
            return READY;
        }
        Key key = key(template, density);
        Place place = new Place(key, encoder);
        CompletableFuture<Void> flight = new CompletableFuture<>();
        CompletableFuture<Void> before = flights.putIfAbsent(place, flight);
        if (before != null) {
            return before;
        }
        flight.whenComplete((done, fault) -> flights.remove(place, flight));
        try {
            makers.execute(() -> make(template, density, encoder, flight));
        } catch (RejectedExecutionException e) {
            flight.completeExceptionally(Overload.CLOSED);
        }
        return flight;
    }

    /** Does other work that takes as long, in the same threads. Never blocks. */
    <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return work.get();
                        } catch (Throwable fault) {
                            LastResort.check(fault);
                            throw fault;
                        }
                    },
                    makers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(Overload.CLOSED);
        }
    }

    private void make(Template template, int density, Encoder encoder, CompletableFuture<Void> flight) {
        try (var hold = hold(template, density)) {
            hold.it().encoded(encoder);
            flight.complete(null);
        } catch (Throwable fault) {
            LastResort.check(fault);
            flight.completeExceptionally(fault);
        }
    }

    private PreparedBase drawn(Template template, int density) {
        long start = System.nanoTime();
        BaseEvent event = BaseEvent.begun();
        Base drawn = renderer.base(template, density);
        event.ended(template.path(), "drawn", density);
        meters.base("drawn", System.nanoTime() - start);
        return new PreparedBase(drawn, (base, encoder) -> encoded(template, base, encoder));
    }

    private EncodedBase encoded(Template template, Base base, Encoder encoder) {
        long start = System.nanoTime();
        BaseEvent event = BaseEvent.begun();
        List<Encoder.Frame> frames = new ArrayList<>();
        for (Values sample : samples.of(template)) {
            frames.add(renderer.render(base, sample, Bases::frame));
        }
        EncodeSettings settings = new EncodeSettings(
                template.output().quality(), template.output().fullChroma());
        EncodedBase encoded = encoder.base(base.raster(), settings, frames);
        event.ended(template.path(), encoder.format().extension(), base.density());
        meters.base(encoder.format().extension(), System.nanoTime() - start);
        return encoded;
    }

    private static Encoder.Frame frame(Rendering rendering) {
        return new Encoder.Frame(rendering.pixels().copy(), rendering.damage());
    }

    private static Key key(Template template, int density) {
        return new Key(template.path(), template.version(), density);
    }

    /** Leaves bases a part of their room, 1 for all of it. */
    void room(double part) {
        bases.room(part);
    }

    /** Bytes of the bases in memory. */
    long weight() {
        return bases.weight();
    }

    /** Drops what waits to be made. */
    @Override
    public void close() {
        makers.shutdownNow();
        flights.values().forEach(flight -> flight.completeExceptionally(Overload.CLOSED));
    }
}
