package dev.nameplate.guard;

import dev.nameplate.guard.Budget.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budgets of the links that were used last, in bounded memory: the one that nobody has used for longest goes when there is no
 * room. Thread-safe.
 */
final class Budgets {

    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);

    /** What a budget takes beside its bits. */
    private static final int OVERHEAD = 400;

    /** Of links whose list is too large to be held; said once for each. */
    private static final int MOST_SAID = 1000;

    private final long room;
    private final int copies;
    private final Map<String, Budget> byLink = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private final Map<String, Boolean> tooLarge = new LinkedHashMap<>();
    private BiConsumer<String, Budget> gone = (link, budget) -> {};
    private BiConsumer<String, Budget> come = (link, budget) -> {};
    private long bytes;
    private long evicted;

    /**
     * @param room most bytes of all
     * @param copies how often each byte is held: twice where a board has it too
     */
    Budgets(long room, int copies) {
        this.room = room;
        this.copies = copies;
    }

    /**
     * Has somebody told of each budget that is new, before anybody uses it, and of each that went.
     */
    synchronized void follow(BiConsumer<String, Budget> onCome, BiConsumer<String, Budget> onGone) {
        come = onCome;
        gone = onGone;
    }

    /** How a budget of so many values is laid out here; null when there is not the memory for it. */
    @Nullable
    Shape shape(long limit) {
        for (int bits = Budget.USUAL_BITS; bits >= Budget.LEAST_BITS; bits--) {
            Shape shape = Shape.of(limit, bits);
            if (cost(shape) <= room / 2 || bits == Budget.USUAL_BITS && shape.chunks() == 1 && cost(shape) <= room) {
                return shape;
            }
        }
        return null;
    }

    private long cost(Shape shape) {
        return copies * shape.bytes() + OVERHEAD;
    }

    /** A link's budget; null when its list is too large for the memory there is. */
    @Nullable
    Budget of(String link, long limit) {
        List<Map.Entry<String, Budget>> went = new ArrayList<>(0);
        Budget made;
        synchronized (this) {
            Budget known = byLink.get(link);
            if (known != null) {
                return known;
            }
            Shape shape = shape(limit);
            if (shape == null) {
                complain(link, limit);
                return null;
            }
            made = add(link, shape, went);
        }
        went.forEach(entry -> gone.accept(entry.getKey(), entry.getValue()));
        return made;
    }

    /** The budget of a link that another node has told of; made if it fits here. */
    @Nullable
    Budget heard(String link, Shape shape) {
        List<Map.Entry<String, Budget>> went = new ArrayList<>(0);
        Budget budget;
        synchronized (this) {
            budget = byLink.get(link);
            if (budget == null && cost(shape) <= room) {
                budget = add(link, shape, went);
            }
        }
        went.forEach(entry -> gone.accept(entry.getKey(), entry.getValue()));
        return budget != null && budget.shape().equals(shape) ? budget : null;
    }

    /** The budget of a link if there is one. */
    synchronized @Nullable Budget held(String link) {
        return byLink.get(link);
    }

    private Budget add(String link, Shape shape, List<Map.Entry<String, Budget>> went) {
        Budget made = new Budget(shape);
        come.accept(link, made);
        byLink.put(link, made);
        bytes += cost(shape);
        Iterator<Map.Entry<String, Budget>> oldest = byLink.entrySet().iterator();
        while (bytes > room && byLink.size() > 1) {
            Map.Entry<String, Budget> entry = oldest.next();
            went.add(Map.entry(entry.getKey(), entry.getValue()));
            bytes -= cost(entry.getValue().shape());
            evicted++;
            oldest.remove();
        }
        return made;
    }

    /** The least room in which a budget of so many values is held. */
    long leastRoom(long limit) {
        return 2 * copies * Shape.of(limit, Budget.LEAST_BITS).bytes() + 2 * OVERHEAD;
    }

    private void complain(String link, long limit) {
        if (tooLarge.size() < MOST_SAID && tooLarge.put(link, true) == null) {
            LOG.warn(
                    "A link's budget of {} values does not fit into links.budget-memory ({} bytes); it is not held."
                            + " It would take {} bytes",
                    limit,
                    room,
                    leastRoom(limit));
        }
    }

    /** All that are held, the one used last at the end. */
    synchronized List<Map.Entry<String, Budget>> all() {
        return byLink.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    synchronized int size() {
        return byLink.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long evicted() {
        return evicted;
    }
}
