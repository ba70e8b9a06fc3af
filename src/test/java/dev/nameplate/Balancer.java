package dev.nameplate;

import dev.nameplate.testing.ChildServer;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * A load balancer of the plainest kind, with clients behind it: it asks each node every tenth of a second whether it is ready, and
 * sends requests to those that are, in turn, on connections that are kept. It never tries anything twice.
 */
final class Balancer implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final List<ChildServer> nodes = new CopyOnWriteArrayList<>();
    private final Map<ChildServer, Boolean> ready = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger degraded = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** @param clients how many ask at once, each one thing after the other */
    Balancer(List<ChildServer> first, int clients) {
        nodes.addAll(first);
        first.forEach(node -> ready.put(node, true));
        start(this::look);
        for (int i = 0; i < clients; i++) {
            String who = "c" + i;
            start(() -> ask(who));
        }
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Puts a node into the place of another. */
    void replace(ChildServer old, ChildServer node) {
        nodes.remove(old);
        ready.remove(old);
        nodes.add(node);
    }

    private void look() {
        while (!ended) {
            nodes.forEach(node -> ready.put(node, node.health("/health/ready") == 200));
            pause(LOOK_MILLIS);
        }
    }

    private void ask(String who) {
        Map<ChildServer, RawHttp> kept = new ConcurrentHashMap<>();
        for (int number = 0; !ended; number++) {
            closeGone(kept);
            List<ChildServer> up = nodes.stream()
                    .filter(node -> ready.getOrDefault(node, false))
                    .toList();
            if (up.isEmpty()) {
                failures.add("no node was ready");
                pause(LOOK_MILLIS);
                continue;
            }
            ChildServer node = up.get(Math.floorMod(turn.getAndIncrement(), up.size()));
            asked.incrementAndGet();
            try {
                ask(kept, node, LifecycleTest.link("mine.jpg", who + 'n' + number));
            } catch (IOException | RuntimeException e) {
                failures.add(System.currentTimeMillis() + " port " + node.port() + ": " + e);
                drop(kept, node);
            }
        }
        List.copyOf(kept.keySet()).forEach(node -> drop(kept, node));
    }

    private void ask(Map<ChildServer, RawHttp> kept, ChildServer node, String target) throws IOException {
        RawHttp connection = kept.get(node);
        if (connection == null) {
            connection = new RawHttp(node.port());
            kept.put(node, connection);
        }
        connection.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Answer answer = connection.read(true);
        if (answer.header("Connection").isPresent()) {
            drop(kept, node);
        }
        String outcome = answer.header("Nameplate-Outcome").orElse("");
        if (answer.status() != 200
                || ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth() != 400) {
            failures.add(answer.status() + " " + outcome);
        } else if (!outcome.startsWith("image")) {
            degraded.incrementAndGet();
        }
    }

    /** A connection to a node that is not ready is not used again. */
    private void closeGone(Map<ChildServer, RawHttp> kept) {
        for (Iterator<ChildServer> it = kept.keySet().iterator(); it.hasNext(); ) {
            ChildServer node = it.next();
            if (!ready.getOrDefault(node, false)) {
                drop(kept, node);
            }
        }
    }

    private static void drop(Map<ChildServer, RawHttp> kept, ChildServer node) {
        RawHttp connection = kept.remove(node);
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // It is gone, which is what was wanted.
            }
        }
    }

    int asked() {
        return asked.get();
    }

    /** Answers that were images, but not the reader's own. */
    int degraded() {
        return degraded.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
