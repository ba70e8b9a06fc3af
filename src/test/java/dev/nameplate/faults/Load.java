package dev.nameplate.faults;

import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Readers of one node: each asks at a steady pace on a connection of its own, and every answer is looked at. */
final class Load implements AutoCloseable {

    /**
     * One request.
     *
     * @param at when it was sent, by {@link System#nanoTime}
     * @param nanos how long it took
     * @param status of the answer; 0 when there was none
     * @param edition what it shows; -1 for nothing that a server alone gives
     * @param outcome what the answer says of itself
     */
    record Reply(long at, long nanos, int status, int edition, String outcome) {

        boolean isOwnImage() {
            return status == 200 && edition >= 0;
        }
    }

    private final Node node;
    private final Pictures pictures;
    private final List<Thread> readers = new ArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** @param pauseMillis of each reader between requests */
    Load(Node node, Pictures pictures, int count, int pauseMillis) {
        this.node = node;
        this.pictures = pictures;
        for (int i = 0; i < count; i++) {
            Random random = new Random(i * 31L + node.name().hashCode());
            Thread reader = new Thread(() -> read(random, pauseMillis), "reader-" + node.name() + "-" + i);
            reader.setDaemon(true);
            reader.start();
            readers.add(reader);
        }
    }

    private void read(Random random, int pauseMillis) {
        RawHttp connection = null;
        while (!stopped) {
            int number = random.nextInt(pictures.count());
            long at = System.nanoTime();
            try {
                if (connection == null) {
                    connection = new RawHttp(InetAddress.getByName(node.address()), node.port());
                }
                connection.send("GET " + pictures.target(number) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                RawHttp.Answer answer = connection.read(/* withBody= */ true);
                replies.add(new Reply(
                        at,
                        System.nanoTime() - at,
                        answer.status(),
                        pictures.edition(number, answer.body()),
                        answer.header("Nameplate-Outcome").orElse("")));
            } catch (IOException e) {
                replies.add(new Reply(at, System.nanoTime() - at, 0, -1, e.toString()));
                connection = closed(connection);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pauseMillis / 2 + random.nextInt(pauseMillis + 1));
            } catch (InterruptedException e) {
                break;
            }
        }
        closed(connection);
    }

    private static RawHttp closed(RawHttp connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException gone) {
                return null;
            }
        }
        return null;
    }

    Node node() {
        return node;
    }

    /** All replies so far. */
    List<Reply> replies() {
        return List.copyOf(replies);
    }

    /** Replies to requests that were sent within a time. */
    List<Reply> between(long from, long to) {
        return replies().stream()
                .filter(reply -> reply.at() >= from && reply.at() < to)
                .toList();
    }

    static long count(List<Reply> replies, Predicate<Reply> which) {
        return replies.stream().filter(which).count();
    }

    /** One line: how many, how they ended, how long they took. */
    static String figures(List<Reply> replies) {
        long[] nanos = replies.stream().mapToLong(Reply::nanos).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%d requests, %d without an answer, %d not 200, %d not the right image, %d from the cluster;"
                        + " p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                replies.size(),
                count(replies, reply -> reply.status() == 0),
                count(replies, reply -> reply.status() != 0 && reply.status() != 200),
                count(replies, reply -> reply.status() == 200 && reply.edition() < 0),
                count(replies, reply -> reply.outcome().contains("cluster")),
                quantile(nanos, 0.50),
                quantile(nanos, 0.99),
                quantile(nanos, 1));
    }

    static double p99(List<Reply> replies) {
        return quantile(replies.stream().mapToLong(Reply::nanos).sorted().toArray(), 0.99);
    }

    private static double quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * share))] / 1e6;
    }

    /** The replies that are no image of their own, for a failure's message. */
    static List<Reply> wrong(List<Reply> replies) {
        return replies.stream().filter(reply -> !reply.isOwnImage()).limit(10).toList();
    }

    static List<Reply> all(Load... loads) {
        return Arrays.stream(loads).flatMap(load -> load.replies().stream()).toList();
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread reader : readers) {
            try {
                reader.join(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
