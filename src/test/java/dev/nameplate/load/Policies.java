package dev.nameplate.load;

import dev.nameplate.load.Simulation.Policy;
import dev.nameplate.load.Simulation.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The render queue's ways, and those it was chosen over. */
final class Policies {

    private static final int CAPACITY = 1024;
    private static final long TARGET = Standing.TARGET_NANOS;
    private static final long INTERVAL = Standing.INTERVAL_NANOS;

    private Policies() {}

    /** The render queue as it is. */
    static Policy ours(int capacity) {
        RenderQueue queue = new RenderQueue(Simulation.THREADS, capacity);
        return new Policy() {
            @Override
            public void offer(Request request, long now, List<Request> gone) {
                queue.offer(request, now).forEach(dropped -> gone.add((Request) dropped.ticket()));
            }

            @Override
            public Request poll(long now, List<Request> gone) {
                List<RenderQueue.Dropped> dropped = new ArrayList<>();
                Ticket ticket = queue.poll(now, dropped);
                dropped.forEach(one -> gone.add((Request) one.ticket()));
                return (Request) ticket;
            }

            @Override
            public void finished(Request request, long now) {
                queue.finished(request, request.nanos, now);
            }
        };
    }

    /** In order of arrival; what is late when its turn comes is dropped; no more than so many wait. */
    static Policy inOrder() {
        return new Plain() {
            @Override
            boolean drops(Request request, long now) {
                return now >= request.until();
            }
        };
    }

    /** CoDel: while nobody has waited less than the target for an interval, drops more and more often when it takes one out. */
    static Policy coDel() {
        return new Plain() {
            private long above = -1;
            private boolean dropping;
            private long nextDrop;
            private int count;

            @Override
            boolean drops(Request request, long now) {
                if (now >= request.until()) {
                    return true;
                }
                if (now - request.arrived < TARGET) {
                    above = -1;
                    dropping = false;
                    return false;
                }
                if (above < 0) {
                    above = now;
                }
                if (!dropping && now - above >= INTERVAL) {
                    dropping = true;
                    count = 1;
                    nextDrop = now;
                }
                if (dropping && now >= nextDrop) {
                    nextDrop = now + (long) (INTERVAL / Math.sqrt(count++));
                    return true;
                }
                return false;
            }
        };
    }

    /** CoDel as servers use it: while the queue stands, whoever has waited longer than the target is dropped. */
    static Policy strictCoDel() {
        return new Plain() {
            private final Standing standing = new Standing();

            @Override
            boolean drops(Request request, long now) {
                standing.waited(now - request.arrived, now);
                return now >= request.until() || standing.stands() && now - request.arrived > TARGET;
            }
        };
    }

    /** The newest first while the queue stands, else the oldest; what is late is dropped. */
    static Policy newestFirst() {
        return new Plain() {
            private final Standing standing = new Standing();

            @Override
            boolean drops(Request request, long now) {
                return now >= request.until();
            }

            @Override
            Request take(Deque<Request> queue, long now) {
                Request oldest = queue.peekFirst();
                if (oldest == null) {
                    standing.empty();
                    return null;
                }
                standing.waited(now - oldest.arrived, now);
                return standing.stands() && now < oldest.until() ? queue.pollLast() : queue.pollFirst();
            }
        };
    }

    private abstract static class Plain implements Policy {
        private final Deque<Request> queue = new ArrayDeque<>();

        abstract boolean drops(Request request, long now);

        Request take(Deque<Request> waiting, long now) {
            return waiting.pollFirst();
        }

        @Override
        public void offer(Request request, long now, List<Request> gone) {
            if (queue.size() >= CAPACITY) {
                gone.add(request);
            } else {
                queue.addLast(request);
            }
        }

        @Override
        public Request poll(long now, List<Request> gone) {
            for (Request next = take(queue, now); next != null; next = take(queue, now)) {
                if (!drops(next, now)) {
                    return next;
                }
                gone.add(next);
            }
            return null;
        }
    }
}
