package dev.nameplate.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Sends requests to a server on this machine, at a rate or as fast as answers come, and keeps account of the answers. */
public final class LoadDriver implements AutoCloseable {

    private static final int CONNECTIONS = 3_000;

    private final Vertx vertx = Vertx.vertx();
    /** All is asked and read on one event loop, so that no answer begins to arrive before somebody listens. */
    private final Context context = vertx.getOrCreateContext();

    private final HttpClient client;
    private final int port;
    private final AtomicInteger number = new AtomicInteger();

    public LoadDriver(int port) {
        this.port = port;
        this.client = vertx.httpClientBuilder()
                // Shorter than any server here keeps a silent connection: one that it just closed would break whoever
                // asks next.
                .with(new HttpClientOptions().setKeepAliveTimeout(3))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1))
                .build();
    }

    /** One answer. @param fault why there was none; empty otherwise */
    public record Reply(int status, String outcome, byte[] body, long nanos, String fault) {}

    /** The answers of a while. */
    public record Account(double seconds, List<Reply> replies) {

        /** Own pictures of readers, by the second. */
        public double goodput() {
            return replies.stream()
                            .filter(reply -> reply.outcome().startsWith("image"))
                            .count()
                    / seconds;
        }

        public double rate() {
            return replies.size() / seconds;
        }

        /** The slowest of so many of a hundred, in milliseconds; of those whose outcome begins so. */
        public long millis(String outcome, double part) {
            long[] sorted = replies.stream()
                    .filter(reply -> reply.outcome().startsWith(outcome))
                    .mapToLong(Reply::nanos)
                    .sorted()
                    .toArray();
            return sorted.length == 0
                    ? 0
                    : sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * part))] / 1_000_000;
        }

        /** Statuses and outcomes, counted. */
        public Map<String, Long> outcomes() {
            Map<String, Long> counted = new TreeMap<>();
            replies.forEach(reply -> counted.merge(
                    reply.fault().isEmpty() ? reply.status() + " " + reply.outcome() : reply.fault(), 1L, Long::sum));
            return counted;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%6.1f asked/s  %6.1f right/s  right after p50 %4d p99 %4d ms  other after p50 %4d p99 %4d ms  %s",
                    rate(),
                    goodput(),
                    millis("image", 0.5),
                    millis("image", 0.99),
                    millis("fallback", 0.5),
                    millis("fallback", 0.99),
                    outcomes());
        }

        /** Every answer that is no whole picture of a size, in words; decodes every picture that differs from the others. */
        public List<String> faults(int width, int height, int decodeOneOf) throws IOException {
            List<String> faults = new ArrayList<>();
            java.util.Set<Long> seen = new java.util.HashSet<>();
            int at = 0;
            for (Reply reply : replies) {
                if (reply.status() != 200) {
                    faults.add(reply.status() + " " + reply.fault());
                    continue;
                }
                CRC32 sum = new CRC32();
                sum.update(reply.body());
                if (seen.add(sum.getValue()) && at++ % decodeOneOf == 0) {
                    var picture = ImageIO.read(new ByteArrayInputStream(reply.body()));
                    if (picture == null || picture.getWidth() != width || picture.getHeight() != height) {
                        faults.add("no picture of " + width + " x " + height + " of " + Arrays.hashCode(reply.body()));
                    }
                } else if (!isWhole(reply.body())) {
                    faults.add("not whole");
                }
            }
            return faults;
        }

        private static boolean isWhole(byte[] jpeg) {
            int last = jpeg.length;
            return last > 4
                    && (jpeg[0] & 255) == 0xFF
                    && (jpeg[1] & 255) == 0xD8
                    && (jpeg[last - 2] & 255) == 0xFF
                    && (jpeg[last - 1] & 255) == 0xD9;
        }
    }

    /** So many ask, each one thing after the other. */
    public Account closed(int clients, double seconds, IntFunction<String> targets) throws Exception {
        List<Reply> replies = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Promise<Void> done = Promise.promise();
            all.add(done.future());
            next(targets, end, replies, done);
        }
        await(Future.join(all), seconds + 60);
        return new Account((System.nanoTime() - start) / 1e9, List.copyOf(replies));
    }

    private void next(IntFunction<String> targets, long end, List<Reply> replies, Promise<Void> done) {
        if (System.nanoTime() - end > 0) {
            done.complete();
            return;
        }
        ask(targets.apply(number.incrementAndGet())).onComplete(reply -> {
            replies.add(reply.result());
            next(targets, end, replies, done);
        });
    }

    /** Requests at a rate, whatever becomes of them. */
    public Account open(double perSecond, double seconds, IntFunction<String> targets) throws Exception {
        List<Reply> replies = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        long count = (long) (perSecond * seconds);
        for (long i = 0; i < count; i++) {
            long due = start + (long) (i / perSecond * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, 2_000_000));
            }
            all.add(ask(targets.apply(number.incrementAndGet())).onSuccess(replies::add));
        }
        double sent = (System.nanoTime() - start) / 1e9;
        try {
            await(Future.join(all), 60);
        } catch (TimeoutException e) {
            throw new AssertionError((count - replies.size()) + " of " + count + " requests were never answered", e);
        }
        return new Account(sent, List.copyOf(replies));
    }

    private Future<Reply> ask(String target) {
        long start = System.nanoTime();
        Promise<Reply> reply = Promise.promise();
        context.runOnContext(begun -> asked(target, start).onComplete(reply));
        return reply.future();
    }

    private Future<Reply> asked(String target, long start) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", target)
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> reply(response, body, start)))
                .recover(fault -> Future.succeededFuture(new Reply(
                        0,
                        "",
                        new byte[0],
                        System.nanoTime() - start,
                        fault.getClass().getSimpleName())));
    }

    private static Reply reply(HttpClientResponse response, Buffer body, long start) {
        String outcome = response.getHeader("Nameplate-Outcome");
        return new Reply(
                response.statusCode(), outcome == null ? "" : outcome, body.getBytes(), System.nanoTime() - start, "");
    }

    private static void await(Future<?> future, double seconds) throws Exception {
        future.toCompletionStage().toCompletableFuture().get((long) seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(vertx.close(), 20);
    }
}
