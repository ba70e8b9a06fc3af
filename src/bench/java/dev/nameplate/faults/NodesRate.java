package dev.nameplate.faults;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.testing.Ports;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How many cold pictures a second a node draws alone, alone with the cluster's tier, and two nodes together, in turn. Every node
 * is a process with a quota of one core's time, so that two of them and the load fit two cores and none takes from the others.
 * Needs root, for the quotas (cgroups, version 1 or 2).
 */
public final class NodesRate {

    private static final double SHARE = Double.parseDouble(System.getProperty("share", "0.4"));
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int SECONDS = Integer.getInteger("seconds", 6);
    private static final int READERS = 4;
    private static final int PERIOD_MICROS = 20_000;

    private static final LongAdder NAMES = new LongAdder();

    private NodesRate() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("nodes-rate");
        List<Path> quotas = new ArrayList<>();
        try (Nodes nodes = new Nodes()) {
            int lone = Ports.free();
            List<Integer> pair = List.of(Ports.free(), Ports.free());
            Node alone = nodes.start(plan("alone", folder));
            Node tiered = nodes.start(shared(plan("tiered", folder).inCluster(lone, List.of(lone))));
            Node first = nodes.start(shared(plan("first", folder).inCluster(pair.get(0), pair)));
            Node second = nodes.start(shared(plan("second", folder).inCluster(pair.get(1), pair)));
            for (Node node : nodes.all()) {
                node.ready();
            }
            while (first.members() < 2 || second.members() < 2) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            for (Node node : nodes.all()) {
                rate(6 * SECONDS, node);
                quotas.add(quota(node));
            }
            print(List.of(List.of(alone), List.of(tiered), List.of(first, second)));
        } finally {
            for (Path quota : quotas) {
                Files.deleteIfExists(quota);
            }
        }
    }

    private static void print(List<List<Node>> kinds) throws InterruptedException {
        double[][] rates = new double[kinds.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                rates[kind][round] = rate(SECONDS, kinds.get(kind).toArray(Node[]::new));
            }
        }
        double[] medians = Arrays.stream(rates)
                .mapToDouble(found -> Arrays.stream(found).sorted().toArray()[ROUNDS / 2])
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%.2f of a core each, medians of %d rounds of %d s: alone %.0f/s; with the tier %.0f/s (%+.1f %%); two nodes"
                        + " %.0f/s (%.2f times one with the tier, %.2f times one without)%n",
                SHARE,
                ROUNDS,
                SECONDS,
                medians[0],
                medians[1],
                (medians[1] / medians[0] - 1) * 100,
                medians[2],
                medians[2] / medians[1],
                medians[2] / medians[0]);
        System.out.println(Arrays.deepToString(rates));
    }

    private static Node.Plan plan(String name, Path folder) throws IOException {
        Node.Plan plan = new Node.Plan(name, folder)
                .with("http.explain-headers", "off")
                .with("render.threads", "1")
                .jvm("-XX:TieredStopAtLevel=4")
                .jvm("-XX:ActiveProcessorCount=1");
        Path from = Path.of("loadtests/templates/peer-card");
        Path to = Files.createDirectories(plan.templates().resolve("peer-card"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return plan;
    }

    /** As a node is set up by itself: what is cheap to draw stays at home. */
    private static Node.Plan shared(Node.Plan plan) {
        return plan.with("cluster.worth", "10").with("cache.memory", "16MB");
    }

    /** Bounds the processor time of a node. */
    private static Path quota(Node node) throws IOException {
        long micros = Math.round(PERIOD_MICROS * SHARE);
        Path first = Path.of("/sys/fs/cgroup/cpu");
        boolean old = Files.isDirectory(first);
        Path group = Files.createDirectory((old ? first : Path.of("/sys/fs/cgroup")).resolve("nodes-rate-" + node.id()));
        if (old) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), String.valueOf(micros));
        } else {
            Files.writeString(group.resolve("cpu.max"), micros + " " + PERIOD_MICROS);
        }
        Files.writeString(group.resolve("cgroup.procs"), String.valueOf(node.id()));
        return group;
    }

    /** Pictures a second, of readers who ask without a pause, each time with another name. */
    private static double rate(int seconds, Node... nodes) throws InterruptedException {
        LongAdder pictures = new LongAdder();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> readers = new ArrayList<>();
        for (Node node : nodes) {
            for (int i = 0; i < READERS; i++) {
                readers.add(new Thread(() -> read(node, end, pictures)));
            }
        }
        readers.forEach(Thread::start);
        for (Thread reader : readers) {
            reader.join();
        }
        return pictures.sum() / (double) seconds;
    }

    private static void read(Node node, long end, LongAdder pictures) {
        String link = link();
        try (RawHttp connection = new RawHttp(InetAddress.getByName(node.address()), node.port())) {
            while (System.nanoTime() < end) {
                NAMES.increment();
                connection.send("GET " + link + "&name=Reader%20" + System.nanoTime() % 10_000_000
                        + "&company=Company%20" + NAMES.sum() % 1000 + "&date=Tue%2012&avatar=" + NAMES.sum() % 8
                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                RawHttp.Answer answer = connection.read(/* withBody= */ true);
                if (answer.status() != 200) {
                    throw new IllegalStateException("answered with " + answer.status());
                }
                pictures.increment();
            }
        } catch (IOException e) {
            throw new IllegalStateException(node.name() + " does not answer", e);
        }
    }

    private static String link() {
        KeyRing ring = KeyRing.parse(Node.KEY).fold(keys -> keys, problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
        LinkDraft draft = LinkDraft.of("peer-card.jpg").open(List.of("name", "company", "date", "avatar"));
        return LinkSigner.of(ring).sign(draft).fold(signed -> signed.target(), problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
    }
}
