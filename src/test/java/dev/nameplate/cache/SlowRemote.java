package dev.nameplate.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A cluster of one map that can be made to answer never, or with faults. */
final class SlowRemote implements Remote {

    final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    final List<CompletableFuture<byte[]>> unanswered = new ArrayList<>();
    volatile boolean silent;
    volatile boolean failing;

    private static String text(byte[] name) {
        return Arrays.toString(name);
    }

    @Override
    public CompletionStage<byte @Nullable []> get(byte[] name) {
        reads.incrementAndGet();
        if (failing) {
            return CompletableFuture.failedFuture(new IllegalStateException("no such luck"));
        }
        if (silent) {
            CompletableFuture<byte[]> never = new CompletableFuture<>();
            unanswered.add(never);
            return never;
        }
        return CompletableFuture.completedFuture(entries.get(text(name)));
    }

    @Override
    public CompletionStage<?> put(byte[] name, byte[] content, Duration keep) {
        entries.put(text(name), content);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> remove(byte[] name) {
        entries.remove(text(name));
        return CompletableFuture.completedFuture(null);
    }
}
