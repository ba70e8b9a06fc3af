package dev.nameplate.arrivals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The links that are told apart, over all templates: those that are fetched most, and no more than there is room for.
 *
 * <p>When it is full, a link that is new is held against the least fetched of some that are there, by the last day's fetches,
 * and takes its place once in so many times as that one was fetched. So a link of every reader's own comes and goes and drives
 * out no campaign's, while one that is fetched again and again is soon let in. Thread-safe.
 */
final class LinkShelf {

    /** Looked at to find one that may go. */
    private static final int LOOKED_AT = 24;

    /** The links of one template by id. */
    static final class OfTemplate {
        private final Map<String, Entry> byId = new ConcurrentHashMap<>(2);

        Collection<Entry> entries() {
            return List.copyOf(byId.values());
        }
    }

    /** One link. */
    record Entry(OfTemplate home, String id, Tally tally) {}

    private final @Nullable Entry[] slots;
    private int used;

    LinkShelf(int most) {
        this.slots = new @Nullable Entry[most];
    }

    /** The tally of a link; null when it is not told apart. */
    @Nullable
    Tally of(OfTemplate home, String id, long hour) {
        Entry known = home.byId.get(id);
        return known != null ? known.tally() : admit(home, id, hour);
    }

    private synchronized @Nullable Tally admit(OfTemplate home, String id, long hour) {
        Entry known = home.byId.get(id);
        if (known != null) {
            return known.tally();
        }
        int slot = used < slots.length ? used++ : leaving(hour);
        if (slot < 0) {
            return null;
        }
        Entry leaves = slots[slot];
        if (leaves != null) {
            leaves.home().byId.remove(leaves.id());
        }
        Entry fresh = new Entry(home, id, new Tally(hour));
        slots[slot] = fresh;
        home.byId.put(id, fresh);
        return fresh.tally();
    }

    /** The slot of a link that makes room; negative when none does this time. */
    private int leaving(long hour) {
        if (slots.length == 0) {
            return -1;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int least = -1;
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < LOOKED_AT && fewest > 0; i++) {
            int slot = random.nextInt(slots.length);
            Entry entry = slots[slot];
            long fetched = entry == null ? 0 : entry.tally().lately(hour);
            if (fetched < fewest) {
                fewest = fetched;
                least = slot;
            }
        }
        return random.nextLong(fewest + 1) == 0 ? least : -1;
    }

    /** Links that are told apart. */
    synchronized int size() {
        return used;
    }
}
