package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.observe.Meters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images that the nodes share. Whatever the cluster does, it costs a request the deadline at most: a late answer, a fault, an
 * entry that is not ours are all a miss, and the picture is drawn here.
 *
 * <p>An image goes in when it is asked for a second time, wherever the first was: the first leaves a mark in the cluster, and
 * the node that made it remembers it. Most pictures of a campaign are asked for once, and would only push out the others.
 * Thread-safe; never blocks.
 */
final class ClusterTier {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterTier.class);

    private static final String TIER = "cluster";

    /** What stands for an image that was asked for once. */
    private static final byte[] MARK = {1};

    /** A mark takes some 300 bytes of heap with all that is around it: a hundred dear pictures a second leave 18 MB. */
    private static final Duration KEEP_MARK = Duration.ofMinutes(10);

    /** Made here and asked for once: their keys alone. */
    private static final int MOST_AWAITED = 50_000;

    private static final long DAMAGE_NANOS = 60_000_000_000L;

    /** Beyond so many writes under way the cluster is not keeping up, and each holds an image. */
    private static final int MOST_WRITES = 128;

    private final ClusterSettings.Sharing sharing;
    private final Seal seal;
    private final Meters meters;
    private final Executor opening;
    private final Executor sealing;
    private final Breaker breaker;
    private final Admission admission;
    /** Images made here and asked for once, each with the writing of its mark. */
    private final Cache<ImageKey, CompletableFuture<Boolean>> awaited = Caffeine.newBuilder()
            .maximumSize(MOST_AWAITED)
            .executor(Runnable::run)
            .build();

    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicLong toldOfDamage = new AtomicLong(System.nanoTime() - 2 * DAMAGE_NANOS);
    private volatile @Nullable Remote remote;

    /**
     * @param opening where entries are opened, away from the cluster's own threads
     * @param sealing where they are sealed, one after the other
     * @param nanos a clock that only goes forward
     */
    ClusterTier(
            ClusterSettings.Sharing sharing,
            Seal seal,
            Meters meters,
            Executor opening,
            Executor sealing,
            LongSupplier nanos) {
        this.sharing = sharing;
        this.seal = seal;
        this.meters = meters;
        this.opening = opening;
        this.sealing = sealing;
        this.breaker = new Breaker(nanos);
        this.admission = new Admission(sharing.worth());
    }

    /** What was found in the cluster: an image, the mark of one that was asked for once, or neither. */
    record Read(Optional<EncodedImage> image, boolean marked) {
        static final Read ABSENT = new Read(Optional.empty(), /* marked= */ false);
        static final Read MARKED = new Read(Optional.empty(), /* marked= */ true);
        private static final Read LATE = new Read(Optional.empty(), /* marked= */ false);
    }

    /** Begins to share by a cluster that has come up; null when it is gone. */
    void connect(@Nullable Remote now) {
        remote = now;
    }

    /** Whether the cluster is there and pictures of a kind are worth its while. */
    boolean takes(Kind kind) {
        return remote != null && admission.isWorth(kind);
    }

    Breaker breaker() {
        return breaker;
    }

    /** Learns what a picture cost to make, in processor time. */
    void cost(Kind kind, long nanos) {
        admission.made(kind, nanos);
    }

    boolean isOn() {
        return remote != null;
    }

    /** Looks for an image; never fails, and is done within the deadline. */
    CompletableFuture<Read> find(ImageKey key) {
        Remote there = remote;
        if (there == null) {
            return CompletableFuture.completedFuture(Read.ABSENT);
        }
        if (!breaker.admits()) {
            meters.lookup(TIER, "skipped");
            return CompletableFuture.completedFuture(Read.ABSENT);
        }
        byte[] name = seal.name(key.bytes());
        long start = System.nanoTime();
        CompletableFuture<Read> answer = new CompletableFuture<>();
        try {
            there.get(name)
                    .whenCompleteAsync(
                            (content, fault) -> {
                                if (!answer.isDone()) {
                                    answer.complete(read(there, name, content, fault));
                                }
                            },
                            opening);
        } catch (RuntimeException fault) {
            answer.complete(read(there, name, null, fault));
        }
        return answer.completeOnTimeout(Read.LATE, sharing.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(read -> {
                    if (read == Read.LATE) {
                        breaker.late();
                        meters.lookup(TIER, "timeout");
                    } else {
                        admission.answered(System.nanoTime() - start);
                    }
                    return read;
                });
    }

    private Read read(Remote there, byte[] name, byte @Nullable [] content, @Nullable Throwable fault) {
        if (fault != null) {
            breaker.late();
            meters.lookup(TIER, "fault");
            LOG.debug("The cluster could not be read", fault);
            return Read.ABSENT;
        }
        breaker.inTime();
        if (content == null) {
            meters.lookup(TIER, "miss");
            return Read.ABSENT;
        }
        Optional<byte[]> opened = seal.open(name, content);
        if (opened.isPresent() && Arrays.equals(opened.get(), MARK)) {
            meters.lookup(TIER, "miss");
            return Read.MARKED;
        }
        Optional<EncodedImage> image = opened.flatMap(Shared::read);
        if (image.isEmpty()) {
            meters.lookup(TIER, "corrupt");
            tellOfDamage();
            writes.incrementAndGet();
            write("removed", new CompletableFuture<>(), () -> there.remove(name));
            return Read.MARKED;
        }
        meters.lookup(TIER, "hit");
        return new Read(image, /* marked= */ false);
    }

    /** Once a minute: whoever damages entries must not fill the disk with what is said of it. The metric counts all. */
    private void tellOfDamage() {
        long now = System.nanoTime();
        long last = toldOfDamage.get();
        if (now - last > DAMAGE_NANOS && toldOfDamage.compareAndSet(last, now)) {
            LOG.warn("Entries of the cluster are damaged or not ours; they are removed and their pictures drawn anew");
        }
    }

    /** Takes note of a picture that was made here. @param marked whether it had been asked for before */
    void made(ImageKey key, EncodedImage image, boolean marked) {
        if (marked) {
            share(key, image);
            return;
        }
        awaited.put(
                key, put("marked", key, MARK, KEEP_MARK.compareTo(sharing.keep()) < 0 ? KEEP_MARK : sharing.keep()));
    }

    /** Takes note that an image of this node's memory was asked for once more. */
    void again(ImageKey key, EncodedImage image) {
        CompletableFuture<Boolean> mark = awaited.getIfPresent(key);
        if (mark != null && awaited.asMap().remove(key, mark)) {
            // Not before: while entries move between nodes, two writes may change places.
            mark.whenComplete((written, fault) -> share(key, image));
        }
    }

    private void share(ImageKey key, EncodedImage image) {
        put("stored", key, Shared.write(image), sharing.keep()).thenAccept(stored -> {
            if (!stored) {
                // The next request tries again.
                awaited.put(key, CompletableFuture.completedFuture(false));
            }
        });
    }

    /** Tells whether it was written. */
    private CompletableFuture<Boolean> put(String what, ImageKey key, byte[] content, Duration keep) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        Remote there = remote;
        if (there == null || breaker.isOpen()) {
            written.complete(false);
            return written;
        }
        if (writes.incrementAndGet() > MOST_WRITES) {
            writes.decrementAndGet();
            meters.shared("full");
            written.complete(false);
            return written;
        }
        try {
            sealing.execute(() -> {
                byte[] name = seal.name(key.bytes());
                write(what, written, () -> there.put(name, seal.close(name, content), keep));
            });
        } catch (RejectedExecutionException goingDown) {
            writes.decrementAndGet();
            written.complete(false);
            LOG.debug("Not shared, as this node goes down");
        }
        return written;
    }

    private void write(String what, CompletableFuture<Boolean> written, Supplier<CompletionStage<?>> work) {
        try {
            work.get().whenComplete((done, fault) -> {
                writes.decrementAndGet();
                meters.shared(fault == null ? what : "failed");
                written.complete(fault == null);
            });
        } catch (RuntimeException fault) {
            writes.decrementAndGet();
            meters.shared("failed");
            written.complete(false);
            LOG.debug("The cluster could not be written", fault);
        }
    }

    /** How long a read takes at present, in nanoseconds. */
    long readNanos() {
        return admission.readNanos();
    }
}
