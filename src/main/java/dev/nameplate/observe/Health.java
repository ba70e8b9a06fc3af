package dev.nameplate.observe;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Whether the server should be sent requests. Liveness is not here: a process that answers is alive.
 *
 * <p>Ready when every named part is and nothing drains. Thread-safe.
 */
public final class Health {

    private final Map<String, Boolean> parts = new ConcurrentHashMap<>();
    private final Map<String, BooleanSupplier> watched = new ConcurrentHashMap<>();
    private volatile boolean started;
    private volatile boolean draining;
    private final Instant since = Instant.now();

    /** Names a part that must be ready first. */
    public void expect(String part) {
        parts.putIfAbsent(part, false);
    }

    /** Says that a part is ready. */
    public void ready(String part) {
        parts.put(part, true);
    }

    /** Names a part that is asked, whenever somebody asks for readiness, whether it is ready. Must not block. */
    public void watch(String part, BooleanSupplier ready) {
        watched.put(part, ready);
    }

    /** Says that all parts have been named and started. */
    public void started() {
        started = true;
    }

    /** Says that the server is going down: no more requests, please. */
    public void drain() {
        draining = true;
    }

    public boolean isStarted() {
        return started;
    }

    public boolean isDraining() {
        return draining;
    }

    public boolean isReady() {
        return started && !draining && !parts().containsValue(false);
    }

    /** When the process began to serve, or to prepare for it. */
    public Instant since() {
        return since;
    }

    /** The parts and whether each is ready, sorted by name. */
    public Map<String, Boolean> parts() {
        Map<String, Boolean> all = new TreeMap<>(parts);
        watched.forEach((part, ready) -> all.put(part, ready.getAsBoolean()));
        return all;
    }
}
