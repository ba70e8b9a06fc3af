package dev.nameplate.load;

import org.jspecify.annotations.Nullable;

/**
 * Who waits for a piece of work: the most urgent of them, and the one who has most time left. Others may join while it waits.
 * What changes is guarded by the queue that it waits in.
 */
public final class Demand {

    private final String kind;
    private final String project;
    private WorkClass urgency;
    private long deadline;
    /** Its place while it waits. */
    private @Nullable Ticket ticket;

    /**
     * @param kind pieces of work that take about as long share a name; few different ones
     * @param project whose work it is; empty for those that belong to none
     * @param deadline on the clock of {@link System#nanoTime}
     */
    public Demand(String kind, String project, WorkClass urgency, long deadline) {
        this.kind = kind;
        this.project = project;
        this.urgency = urgency;
        this.deadline = deadline;
    }

    String kind() {
        return kind;
    }

    String project() {
        return project;
    }

    WorkClass urgency() {
        return urgency;
    }

    long deadline() {
        return deadline;
    }

    @Nullable
    Ticket ticket() {
        return ticket;
    }

    void ticket(@Nullable Ticket place) {
        ticket = place;
    }

    /** One more waits; whether it is more urgent than all before. */
    boolean join(WorkClass other, long until) {
        deadline = Math.max(deadline, until);
        boolean more = other.compareTo(urgency) < 0;
        if (more) {
            urgency = other;
        }
        return more;
    }
}
