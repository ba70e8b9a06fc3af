package dev.nameplate.load;

import java.util.Comparator;

/** A place in the queue. */
class Ticket {

    /** By the deadline of the one who came first: who joins later moves nobody. */
    static final Comparator<Ticket> ORDER =
            Comparator.<Ticket>comparingLong(ticket -> ticket.order).thenComparingLong(ticket -> ticket.number);

    final Demand demand;
    final long arrived;
    /** Told by the queue: the class it waits in, its turn, and how long it is expected to take. */
    WorkClass lane = WorkClass.BATCH;

    long order;
    long number;
    long cost;

    Ticket(Demand demand, long arrived) {
        this.demand = demand;
        this.arrived = arrived;
    }
}
