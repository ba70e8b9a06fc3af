package dev.nameplate.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a render thread, and in which order it goes: by class, then by deadline, but no project beyond its share while
 * others wait. What cannot be drawn in time is turned away when it comes if that can be told, else when its turn comes.
 *
 * <p>Time is told to it, so that tests can let it pass. Not thread-safe.
 */
final class RenderQueue {

    /**
     * The part of its time that a piece of work may be expected to wait when it is taken. The rest is for wrong expectations,
     * for those who come with more right, for drawing, and for the way to the reader.
     */
    private static final double MOST_WAIT = 0.75;

    /** Readers have been turned away for a while when there is no longer gap than this. */
    private static final long GAP_NANOS = 2_000_000_000L;

    private static final int TIDY = 4096;

    private final int threads;
    private final int capacity;
    private final Map<WorkClass, Lane> lanes = new EnumMap<>(WorkClass.class);
    private final RenderTimes times = new RenderTimes();
    private final Shares shares = new Shares();
    private final Standing standing = new Standing();
    private int waiting;
    private long sequence;
    private long passedOver;
    private boolean turnedAway;
    private long turnedAwaySince;
    private long turnedAwayLast;

    /**
     * @param threads how many pieces of work are done at once
     * @param capacity most pieces of work that wait
     */
    RenderQueue(int threads, int capacity) {
        this.threads = threads;
        this.capacity = capacity;
        for (WorkClass urgency : WorkClass.values()) {
            lanes.put(urgency, new Lane());
        }
    }

    /** A piece of work that will not be done, and why. */
    record Dropped(Ticket ticket, Overload reason) {}

    /** Takes a piece of work, or says who goes instead: it, or another whose place it gets. */
    List<Dropped> offer(Ticket ticket, long now) {
        Demand demand = ticket.demand;
        WorkClass urgency = demand.urgency();
        ticket.lane = urgency;
        ticket.order = demand.deadline();
        ticket.number = ++sequence;
        ticket.cost = times.mean(demand.kind());
        if (urgency != WorkClass.READER && standing.stands()) {
            return refused(ticket, Overload.STANDING, now);
        }
        if (waiting >= threads && expected(ticket) > MOST_WAIT * (demand.deadline() - now)) {
            return refused(ticket, Overload.CROWDED, now);
        }
        List<Dropped> gone = new ArrayList<>(1);
        if (waiting >= urgency.room(capacity)) {
            Ticket other = waiting < capacity ? null : lessEntitled(ticket);
            if (other == null) {
                return refused(ticket, Overload.FULL, now);
            }
            leave(other);
            drop(other, Overload.FULL, now, gone);
        }
        enter(ticket);
        return gone;
    }

    /** How long a piece of work would wait and take. */
    private long expected(Ticket ticket) {
        long ahead = ticket.cost;
        for (Map.Entry<WorkClass, Lane> lane : lanes.entrySet()) {
            if (lane.getKey() == ticket.lane) {
                ahead += lane.getValue().ahead(ticket.demand.project());
                break;
            }
            ahead += lane.getValue().cost();
        }
        return ahead / threads;
    }

    /** Who gives up a place in a full queue: the least urgent, else the last of a project that holds more places. */
    private @Nullable Ticket lessEntitled(Ticket ticket) {
        WorkClass[] classes = WorkClass.values();
        for (int i = classes.length - 1; i > ticket.lane.ordinal(); i--) {
            if (!lane(classes[i]).isEmpty()) {
                return lane(classes[i]).lastOfBiggest();
            }
        }
        Lane own = lane(ticket.lane);
        if (own.isEmpty()) {
            return null;
        }
        Ticket other = own.lastOfBiggest();
        int more = own.size(other.demand.project()) - own.size(ticket.demand.project());
        return more > 1 ? other : null;
    }

    private List<Dropped> refused(Ticket ticket, Overload reason, long now) {
        List<Dropped> gone = new ArrayList<>(1);
        drop(ticket, reason, now, gone);
        return gone;
    }

    private void drop(Ticket ticket, Overload reason, long now, List<Dropped> gone) {
        gone.add(new Dropped(ticket, reason));
        if (ticket.lane == WorkClass.READER) {
            if (!turnedAway || now - turnedAwayLast > GAP_NANOS) {
                turnedAwaySince = now;
            }
            turnedAway = true;
            turnedAwayLast = now;
        }
    }

    /**
     * What is to be done next; null when nothing waits.
     *
     * @param gone takes what was dropped on the way
     */
    @Nullable
    Ticket poll(long now, List<Dropped> gone) {
        if (lane(WorkClass.READER).isEmpty()) {
            standing.empty();
        }
        for (Lane lane : lanes.values()) {
            while (!lane.isEmpty()) {
                Ticket ticket = next(lane);
                leave(ticket);
                if (ticket.lane == WorkClass.READER) {
                    standing.waited(now - ticket.arrived, now);
                }
                if (!isLate(ticket, now)) {
                    shares.add(ticket.demand.project(), ticket.cost, now);
                    return ticket;
                }
                drop(ticket, Overload.LATE, now, gone);
            }
        }
        return null;
    }

    private Ticket next(Lane lane) {
        Ticket first = lane.first();
        if (!lane.isContended() || !shares.isOver(first.demand.project())) {
            return first;
        }
        passedOver++;
        return lane.first(project -> !shares.isOver(project));
    }

    /** Whether too little time is left to draw it. Half of what it had is always enough: how else would we learn better. */
    private boolean isLate(Ticket ticket, long now) {
        long deadline = ticket.demand.deadline();
        long reserve = Math.min(times.most(ticket.demand.kind()), (deadline - ticket.arrived) / 2);
        return deadline - now < Math.max(1, reserve);
    }

    /** A piece of work that was polled is done. */
    void finished(Ticket ticket, long nanos, long now) {
        times.add(ticket.demand.kind(), nanos);
        shares.add(ticket.demand.project(), nanos - ticket.cost, now);
        if (sequence % TIDY == 0) {
            shares.tidy();
        }
    }

    /** One more waits for a piece of work, which goes in their class if that is more urgent. */
    void join(Demand demand, WorkClass urgency, long deadline) {
        boolean more = demand.join(urgency, deadline);
        Ticket ticket = demand.ticket();
        if (more && ticket != null) {
            leave(ticket);
            ticket.lane = urgency;
            enter(ticket);
        }
    }

    private void enter(Ticket ticket) {
        waiting++;
        lane(ticket.lane).add(ticket);
        ticket.demand.ticket(ticket);
    }

    private void leave(Ticket ticket) {
        waiting--;
        lane(ticket.lane).remove(ticket);
        ticket.demand.ticket(null);
    }

    /** Empties the queue. */
    List<Dropped> clear(long now) {
        List<Dropped> gone = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            while (!lane.isEmpty()) {
                Ticket ticket = lane.first();
                leave(ticket);
                gone.add(new Dropped(ticket, Overload.CLOSED));
            }
        }
        return gone;
    }

    private Lane lane(WorkClass urgency) {
        Lane lane = lanes.get(urgency);
        if (lane == null) {
            throw new IllegalStateException("no lane for " + urgency);
        }
        return lane;
    }

    int waiting() {
        return waiting;
    }

    int waiting(WorkClass urgency) {
        return lane(urgency).size();
    }

    /** How often a project was passed over because it had its share. */
    long passedOver() {
        return passedOver;
    }

    /** Whether readers have had to wait for a while. */
    boolean stands() {
        return standing.stands();
    }

    /** For how long readers have been turned away without a gap; 0 when none is. */
    long turnedAwayFor(long now) {
        return !turnedAway || now - turnedAwayLast > GAP_NANOS ? 0 : now - turnedAwaySince;
    }
}
