package dev.nameplate.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Lets days of load pass in a second: requests come, wait by a policy and are drawn, on a clock that jumps from event to event. */
final class Simulation {

    static final long SECOND = 1_000_000_000L;
    static final long PATIENCE = 3 * SECOND;
    static final int THREADS = 2;

    /** A request: when it comes, whose it is, and how long it takes to draw, which nobody knows before. */
    static final class Request extends Ticket {
        final long nanos;

        Request(Demand demand, long arrived, long nanos) {
            super(demand, arrived);
            this.nanos = nanos;
        }

        long until() {
            return arrived + PATIENCE;
        }
    }

    /** How a queue decides. */
    interface Policy {
        /** Takes a request; adds those to whom it says no. */
        void offer(Request request, long now, List<Request> gone);

        /** The next request to draw, or null; adds those that it drops on the way. */
        Request poll(long now, List<Request> gone);

        default void finished(Request request, long now) {}
    }

    /** What came of it. Waits are those of right pictures. */
    static final class Result {
        final String name;
        int asked;
        int right;
        int wasted;
        long slowestNo;
        final List<Long> waits = new ArrayList<>();
        final List<Long> noes = new ArrayList<>();

        Result(String name) {
            this.name = name;
        }

        double share() {
            return right / (double) asked;
        }

        long wait(double part) {
            return at(waits, part);
        }

        private static long at(List<Long> all, double part) {
            if (all.isEmpty()) {
                return 0;
            }
            long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * part))];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-26s right %5.1f %%  drawn for nobody %4.1f %%  right after p50 %4d ms p99 %4d ms  other after p50 %4d ms p99 %4d ms",
                    name,
                    100 * share(),
                    100.0 * wasted / asked,
                    wait(0.5) / 1_000_000,
                    wait(0.99) / 1_000_000,
                    at(noes, 0.5) / 1_000_000,
                    at(noes, 0.99) / 1_000_000);
        }
    }

    private record Done(long at, Request request) {}

    private Simulation() {}

    /**
     * Requests of one project that come at a rate that changes with time.
     *
     * @param load how many times what the threads can do comes, by the second
     */
    static List<Request> requests(
            long seed, double seconds, double meanMillis, String project, WorkClass urgency, DoubleUnaryOperator load) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Request> requests = new ArrayList<>();
        double most = 0;
        for (double at = 0; at < seconds; at += 0.05) {
            most = Math.max(most, load.applyAsDouble(at));
        }
        double perSecond = most * THREADS * 1000 / meanMillis;
        double at = 0;
        while (true) {
            at += -Math.log(1 - random.nextDouble()) / perSecond;
            if (at >= seconds) {
                return requests;
            }
            double cost = cost(random, meanMillis);
            if (random.nextDouble() * most < load.applyAsDouble(at)) {
                long arrived = (long) (at * SECOND);
                Demand demand = new Demand("jpg", project, urgency, arrived + PATIENCE);
                requests.add(new Request(demand, arrived, (long) (cost * 1e6)));
            }
        }
    }

    /** Log-normal with a long tail: its 95th of a hundred takes three times the mean. */
    private static double cost(SplittableRandom random, double meanMillis) {
        double sigma = 0.9;
        double normal = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        return meanMillis * Math.exp(sigma * normal - sigma * sigma / 2);
    }

    /** Runs requests through a policy; each is told once what became of it. */
    static Result run(
            String name, Policy policy, List<Request> requests, java.util.function.BiConsumer<Request, Boolean> told) {
        Result result = new Result(name);
        PriorityQueue<Done> busy = new PriorityQueue<>(Comparator.comparingLong(Done::at));
        List<Request> sorted = new ArrayList<>(requests);
        sorted.sort(Comparator.comparingLong(request -> request.arrived));
        int next = 0;
        while (next < sorted.size() || !busy.isEmpty()) {
            long now = Math.min(
                    next < sorted.size() ? sorted.get(next).arrived : Long.MAX_VALUE,
                    busy.isEmpty() ? Long.MAX_VALUE : busy.peek().at());
            List<Request> gone = new ArrayList<>();
            if (!busy.isEmpty() && busy.peek().at() == now) {
                Request done = busy.remove().request();
                policy.finished(done, now);
                boolean right = now <= done.until();
                if (right) {
                    result.right++;
                    result.waits.add(now - done.arrived);
                } else {
                    result.wasted++;
                    result.noes.add(PATIENCE);
                }
                told.accept(done, right);
            } else {
                result.asked++;
                policy.offer(sorted.get(next++), now, gone);
            }
            while (busy.size() < THREADS) {
                Request begun = policy.poll(now, gone);
                if (begun == null) {
                    break;
                }
                busy.add(new Done(now + begun.nanos, begun));
            }
            for (Request no : gone) {
                // Who waits gets something after the patience at the latest, whatever the queue does.
                long after = Math.min(now - no.arrived, PATIENCE);
                result.slowestNo = Math.max(result.slowestNo, after);
                result.noes.add(after);
                told.accept(no, false);
            }
        }
        return result;
    }

    static Result run(String name, Policy policy, List<Request> requests) {
        return run(name, policy, requests, (request, right) -> {});
    }
}
