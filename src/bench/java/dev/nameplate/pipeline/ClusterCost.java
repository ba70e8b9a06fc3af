package dev.nameplate.pipeline;

import com.sun.management.OperatingSystemMXBean;
import dev.nameplate.arrivals.DataHealthSettings;
import dev.nameplate.cache.CacheSettings;
import dev.nameplate.cache.Cluster;
import dev.nameplate.cache.ClusterSettings;
import dev.nameplate.cache.ImageCache;
import dev.nameplate.cache.ImageKey;
import dev.nameplate.cache.Kind;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.guard.GuardSettings;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.observe.Meters;
import dev.nameplate.register.RegisterSettings;
import dev.nameplate.store.StoreSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the cluster costs, in processor time of the whole process: a read from another node, a picture that goes in, and cold
 * pictures of a node with the tier beside those of one without, in turn. Prints a table.
 *
 * <p>Wall time would say how busy the machine is with other things.
 */
public final class ClusterCost {

    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int IMAGE_BYTES = 40_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 12);

    private static long reader;

    private ClusterCost() {}

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        reads();
        List<Cluster> one = clusters(1, 10);
        try (ImageService without = service(vertx, Cluster.none(new Meters()));
                ImageService with = service(vertx, one.get(0))) {
            for (String image : List.of("vip-pass.jpg", "webinar.jpg", "webinar.png", "webinar.webp")) {
                cold(without, with, image);
            }
        }
        one.forEach(Cluster::close);
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static ClusterSettings settings(int port, List<String> members, int worth) {
        return new ClusterSettings(
                /* enabled= */ true,
                "cost" + members.get(0).replaceAll("\\D", ""),
                List.of("a secret of the nodes"),
                new ClusterSettings.Network(
                        ClusterSettings.Discovery.MEMBERS, port, List.of("127.0.0.1"), members, "", ""),
                new ClusterSettings.Sharing(Duration.ofSeconds(5), Duration.ofHours(1), 15, worth));
    }

    private static List<Cluster> clusters(int count, int worth) throws Exception {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                ports.add(socket.getLocalPort());
            }
        }
        List<String> members = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        List<Cluster> clusters = new ArrayList<>();
        for (int port : ports) {
            Cluster cluster = new Cluster(settings(port, members, worth), new Meters());
            cluster.start();
            clusters.add(cluster);
        }
        for (Cluster cluster : clusters) {
            while (cluster.members() < count) {
                Thread.sleep(100);
            }
        }
        return clusters;
    }

    private static ImageKey key(int number) {
        return new ImageKey(ByteBuffer.allocate(32).putInt(number).array());
    }

    /** Reads of one node of what another put in. */
    private static void reads() throws Exception {
        byte[] bytes = new byte[IMAGE_BYTES];
        new Random(1).nextBytes(bytes);
        EncodedImage image = new EncodedImage(bytes, Format.JPEG, 1200, 630, 84, /* overBudget= */ false);
        Kind kind = new Kind("any", "any", 1);
        List<Cluster> two = clusters(2, 0);
        int count = 600;
        double bestRead = Double.MAX_VALUE;
        double bestMiss = Double.MAX_VALUE;
        double bestWrite = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            int from = round * 10_000;
            ImageCache one = new ImageCache(new CacheSettings(256 << 20, 0), two.get(0), new Meters());
            ImageCache other = new ImageCache(new CacheSettings(256 << 20, 0), two.get(1), new Meters());
            for (int i = 0; i < count; i++) {
                get(one, from + i, kind, image);
            }
            double first = micros(count, i -> get(one, from + 5_000 + i, kind, image));
            Work again = i -> {
                get(one, from + i, kind, image);
                if (i % 20 == 0) {
                    // More at once would be dropped.
                    Thread.sleep(20);
                }
            };
            double second = micros(count, again);
            for (int pass = 0; pass < 4; pass++) {
                // What was dropped all the same.
                Thread.sleep(300);
                micros(count, again);
            }
            Thread.sleep(500);
            int[] found = new int[1];
            double read = micros(count, i -> {
                if (get(other, from + i, kind, image).tier() == ImageCache.Tier.CLUSTER) {
                    found[0]++;
                }
            });
            if (found[0] < count * 0.98) {
                throw new IllegalStateException("only " + found[0] + " of " + count + " came from the cluster");
            }
            bestMiss = Math.min(bestMiss, first);
            bestWrite = Math.min(bestWrite, second);
            bestRead = Math.min(bestRead, read);
        }
        say("a read of %d bytes from the cluster, both ends", IMAGE_BYTES, bestRead);
        say("a miss and its mark", 0, bestMiss);
        say("an image put in", 0, bestWrite);
        two.forEach(Cluster::close);
    }

    private static void say(String what, int bytes, double micros) {
        System.out.printf(Locale.ROOT, "%-60s %8.0f us%n", String.format(Locale.ROOT, what, bytes), micros);
    }

    private static ImageCache.Found get(ImageCache cache, int number, Kind kind, EncodedImage image) throws Exception {
        return cache.get(key(number), Optional.empty(), kind, () -> CompletableFuture.completedFuture(image))
                .get(20, TimeUnit.SECONDS);
    }

    /** A piece of work. */
    @FunctionalInterface
    private interface Work {
        void run(int number) throws Exception;
    }

    /** Processor time of the process for a piece of work, what goes on behind it included. */
    private static double micros(int count, Work work) throws Exception {
        long start = PROCESS.getProcessCpuTime();
        for (int i = 0; i < count; i++) {
            work.run(i);
        }
        return (PROCESS.getProcessCpuTime() - start) / 1e3 / count;
    }

    /** Cold pictures of one node with the tier beside those of one without. */
    private static void cold(ImageService without, ImageService with, String image) throws Exception {
        int count = image.endsWith("jpg") ? 400 : 60;
        double[] bare = new double[ROUNDS];
        double[] tiered = new double[ROUNDS];
        micros(count, i -> serve(without, image));
        micros(count, i -> serve(with, image));
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = micros(count, i -> serve(without, image));
            tiered[round] = micros(count, i -> serve(with, image));
        }
        Arrays.sort(bare);
        Arrays.sort(tiered);
        System.out.printf(
                Locale.ROOT,
                "%-20s without %7.0f us, with %7.0f us: %+.1f %% (best of %d; medians %+.1f %%)%n",
                image,
                bare[0],
                tiered[0],
                (tiered[0] / bare[0] - 1) * 100,
                ROUNDS,
                (tiered[ROUNDS / 2] / bare[ROUNDS / 2] - 1) * 100);
    }

    private static ImageService service(Vertx vertx, Cluster cluster) throws Exception {
        Path data = Files.createTempDirectory("cluster-cost");
        ImageService service = new ImageService(
                vertx,
                new PipelineSettings(
                        1, 1024, Duration.ofSeconds(20), /* webp= */ true, /* unsigned= */ false, Optional.empty()),
                new StoreSettings(
                        templates(data), /* library= */ false, data, Duration.ZERO, data.resolve("brands"), ""),
                new CacheSettings(16 << 20, 256 << 20),
                cluster,
                LinkKeys.of(ring()),
                DataHealthSettings.usual(),
                RegisterSettings.none(),
                GuardSettings.usual(data),
                new Meters());
        await(service.start());
        return service;
    }

    /** Two of the library, since more would take longer to prove than what is measured. */
    private static Path templates(Path data) throws IOException {
        Path templates = data.resolve("templates");
        for (String name : List.of("vip-pass", "webinar")) {
            Path from = Path.of("src/main/resources/library").resolve(name);
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path to = templates.resolve(name).resolve(from.relativize(file));
                    Files.createDirectories(Files.isDirectory(file) ? to : to.getParent());
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, to);
                    }
                }
            }
        }
        return templates;
    }

    private static KeyRing ring() {
        return KeyRing.parse(KEY).fold(keys -> keys, problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
    }

    private static void serve(ImageService service, String image) throws Exception {
        String link = LinkSigner.of(ring()).sign(LinkDraft.of(image).open(List.of("name"))).fold(it -> it.target(), no -> {
            throw new IllegalArgumentException(no.toString());
        });
        Outcome outcome = await(
                service.pipeline().serve(new ImageRequest(link + "&name=Reader%20" + reader++, List.of())));
        if (!(outcome instanceof Outcome.Image)) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
