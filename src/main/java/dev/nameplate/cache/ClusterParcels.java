package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nameplate.peers.Parcels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parcels laid into what the nodes keep in common. Where one is not there yet the others are asked, and whoever has it lays it.
 * Thread-safe; never blocks.
 */
final class ClusterParcels implements Parcels {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterParcels.class);

    /** So long a parcel lies ready; later it is laid anew by whoever has it. */
    static final Duration KEEP = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 40;
    private static final int LONGEST_DELAY_MILLIS = 60;

    private final Seal seal;
    private final ScheduledExecutorService timer;
    private final Consumer<String> asking;
    private final Map<String, Keeper> keepers = new ConcurrentHashMap<>();
    /** Names that nobody answered for a moment ago. */
    private final Cache<String, Boolean> missing = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .executor(Runnable::run)
            .build();

    private volatile @Nullable Remote remote;

    /**
     * @param timer for looks; parcels are found and sealed on it too, so it has a thread of its own
     * @param asking tells the other nodes what is wanted
     */
    ClusterParcels(Seal seal, ScheduledExecutorService timer, Consumer<String> asking) {
        this.seal = seal;
        this.timer = timer;
        this.asking = asking;
    }

    void connect(@Nullable Remote now) {
        remote = now;
        missing.invalidateAll();
    }

    @Override
    public CompletableFuture<Void> lay(String name, byte[] content) {
        Remote there = remote;
        CompletableFuture<Void> laid = new CompletableFuture<>();
        if (there == null || timer.isShutdown()) {
            laid.complete(null);
            return laid;
        }
        timer.execute(() -> {
            try {
                there.put(name(name), seal.close(about(name), content), KEEP).whenComplete((done, fault) -> {
                    if (fault != null) {
                        LOG.debug("Parcel {} could not be laid", name, fault);
                    }
                    laid.complete(null);
                });
            } catch (RuntimeException fault) {
                LOG.debug("Parcel {} could not be laid", name, fault);
                laid.complete(null);
            }
        });
        return laid.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Optional<byte[]>> fetch(String name) {
        CompletableFuture<Optional<byte[]>> fetched = new CompletableFuture<>();
        if (remote == null || timer.isShutdown() || missing.getIfPresent(name) != null) {
            fetched.complete(Optional.empty());
            return fetched;
        }
        look(name, System.nanoTime(), fetched, /* first= */ true);
        return fetched.completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(String name, long start, CompletableFuture<Optional<byte[]>> fetched, boolean first) {
        Remote there = remote;
        if (there == null || fetched.isDone()) {
            fetched.complete(Optional.empty());
            return;
        }
        try {
            there.get(name(name)).whenComplete((content, fault) -> {
                Optional<byte[]> opened = content == null ? Optional.empty() : seal.open(about(name), content);
                if (opened.isPresent()) {
                    fetched.complete(opened);
                } else {
                    lookAgain(name, start, fetched, first);
                }
            });
        } catch (RuntimeException fault) {
            lookAgain(name, start, fetched, first);
        }
    }

    private void lookAgain(String name, long start, CompletableFuture<Optional<byte[]>> fetched, boolean first) {
        if (System.nanoTime() - start > PATIENCE.toNanos() || timer.isShutdown()) {
            missing.put(name, true);
            fetched.complete(Optional.empty());
            return;
        }
        if (first) {
            asking.accept(name);
        }
        timer.schedule(() -> look(name, start, fetched, /* first= */ false), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void keep(String kind, Keeper keeper) {
        keepers.put(kind, keeper);
    }

    /** Another node asks for a parcel. */
    void wanted(String name) {
        Keeper keeper = keepers.get(name.substring(0, Math.max(0, name.indexOf('/'))));
        if (keeper != null && !timer.isShutdown()) {
            // Not all who have it at once.
            timer.schedule(
                    () -> answer(name, keeper),
                    ThreadLocalRandom.current().nextInt(LONGEST_DELAY_MILLIS),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void answer(String name, Keeper keeper) {
        Remote there = remote;
        if (there == null) {
            return;
        }
        there.get(name(name)).whenComplete((content, fault) -> {
            if (content == null && fault == null && !timer.isShutdown()) {
                timer.execute(() -> lay(name, keeper));
            }
        });
    }

    private void lay(String name, Keeper keeper) {
        try {
            keeper.find(name).ifPresent(content -> {
                CompletableFuture<Void> ignored = lay(name, content);
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("Parcel {}, which another node asked for, cannot be read: {}", name, e.toString());
        }
    }

    private byte[] name(String name) {
        return seal.name(about(name));
    }

    private static byte[] about(String name) {
        return ("parcel " + name).getBytes(StandardCharsets.UTF_8);
    }
}
