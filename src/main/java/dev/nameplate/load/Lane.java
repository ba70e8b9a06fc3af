package dev.nameplate.load;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What waits of one class, in its order and by project. Not thread-safe. */
final class Lane {

    private final TreeSet<Ticket> all = new TreeSet<>(Ticket.ORDER);
    private final Map<String, Part> parts = new HashMap<>();
    private long cost;

    private static final class Part {
        private final TreeSet<Ticket> tickets = new TreeSet<>(Ticket.ORDER);
        private long cost;
    }

    void add(Ticket ticket) {
        all.add(ticket);
        Part part = parts.computeIfAbsent(ticket.demand.project(), absent -> new Part());
        part.tickets.add(ticket);
        part.cost += ticket.cost;
        cost += ticket.cost;
    }

    void remove(Ticket ticket) {
        Part part = parts.get(ticket.demand.project());
        if (part == null || !all.remove(ticket)) {
            throw new IllegalStateException("a ticket that is not in its lane");
        }
        part.tickets.remove(ticket);
        part.cost -= ticket.cost;
        cost -= ticket.cost;
        if (part.tickets.isEmpty()) {
            parts.remove(ticket.demand.project());
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    /** How long one thread would be busy with all of it. */
    long cost() {
        return cost;
    }

    /** Whether several projects want the same threads. */
    boolean isContended() {
        return parts.size() > 1;
    }

    /** How many tickets of a project wait. */
    int size(String project) {
        Part part = parts.get(project);
        return part == null ? 0 : part.tickets.size();
    }

    Ticket first() {
        return all.first();
    }

    /** The first of a project that may go; the first of all where none may. */
    Ticket first(Predicate<String> mayGo) {
        Ticket best = null;
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            Ticket head = part.getValue().tickets.first();
            if (mayGo.test(part.getKey()) && (best == null || Ticket.ORDER.compare(head, best) < 0)) {
                best = head;
            }
        }
        return best == null ? first() : best;
    }

    /** The last of the project that has most waiting. */
    Ticket lastOfBiggest() {
        Part biggest = null;
        for (Part part : parts.values()) {
            if (biggest == null || part.tickets.size() > biggest.tickets.size()) {
                biggest = part;
            }
        }
        if (biggest == null) {
            throw new IllegalStateException("nothing waits");
        }
        return biggest.tickets.last();
    }

    /**
     * How long one thread is busy until it is the turn of another ticket of a project. All goes first, but for the one project
     * that has more to do than all others together: it gets no more than they.
     */
    long ahead(String project) {
        String biggest = "";
        long most = -1;
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (part.getValue().cost > most) {
                most = part.getValue().cost;
                biggest = part.getKey();
            }
        }
        return most < 0 || biggest.equals(project) ? cost : Math.min(cost, 2 * (cost - most));
    }
}
