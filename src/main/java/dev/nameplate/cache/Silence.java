package dev.nameplate.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Has all nodes that say nothing given up at once, the youngest first.
 *
 * <p>The library gives each up by itself, as its own time is over. A node that is cut off then believes for up to a second in one that
 * it cannot hear any more either, asks it for leave to be the eldest, and waits five seconds for the answer, whatever it learns
 * meanwhile. Silence is counted by a clock that never jumps, and anew after this process has stood still itself.
 */
final class Silence<N> {

    /** How often one looks. */
    static final Duration LOOK = Duration.ofMillis(250);

    /** A node that says nothing for so long is gone; it has something to say every second. Shorter than the library's own time. */
    static final Duration MOST = Duration.ofMillis(4500);

    /** When one is gone, so are those that have been silent for so long: their turn would come within its next words. */
    static final Duration ALONG = Duration.ofMillis(3000);

    /** A look that comes later than this says that we were silent ourselves. */
    private static final Duration LATE = Duration.ofMillis(1000);

    /** The other nodes as the library knows them. */
    interface Others<N> {

        /** The eldest first; empty while this node is in no cluster. */
        List<N> all();

        /** A number that is another one whenever something came from the node. */
        long sign(N node);

        void giveUp(N node, Duration silent);
    }

    private record Heard(long sign, long at) {}

    private final Others<N> others;
    private final LongSupplier nanos;
    private final Map<N, Heard> heard = new HashMap<>();
    private long looked;

    Silence(Others<N> others, LongSupplier nanos) {
        this.others = others;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /** Looks who has said something; to be called by one thread, every {@link #LOOK}. */
    void look() {
        long now = nanos.getAsLong();
        boolean late = now - looked > LATE.toNanos();
        looked = now;
        List<N> all = others.all();
        heard.keySet().retainAll(all);
        boolean gone = false;
        for (N node : all) {
            long sign = others.sign(node);
            Heard last = heard.get(node);
            if (last == null || late || last.sign() != sign) {
                heard.put(node, new Heard(sign, now));
            } else {
                gone |= now - last.at() > MOST.toNanos();
            }
        }
        if (gone) {
            silent(all, now).forEach(node -> giveUp(node, now));
        }
    }

    /** Once, until it has been silent for as long again. */
    private void giveUp(N node, long now) {
        Duration silent = Duration.ofNanos(now - at(node, now));
        heard.put(node, new Heard(others.sign(node), now));
        others.giveUp(node, silent);
    }

    /** The youngest first: who gives up the eldest claims its place, and then believes in nobody who is silent. */
    private List<N> silent(List<N> all, long now) {
        List<N> silent = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (now - at(all.get(i), now) > ALONG.toNanos()) {
                silent.add(all.get(i));
            }
        }
        return silent;
    }

    private long at(N node, long now) {
        Heard last = heard.get(node);
        return last == null ? now : last.at();
    }
}
