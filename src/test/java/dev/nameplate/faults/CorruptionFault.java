package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member that nobody invited overwrites what the nodes share, again and again: no reader sees any of it. */
class CorruptionFault {

    @TempDir
    private Path folder;

    /** On a crowded machine it takes its time until readers ask for a picture twice. */
    private static final Duration LONG = Duration.ofSeconds(90);

    private final Report report = new Report("F12, corrupted entries");

    @Test
    void damaged_and_exchanged_entries_are_found_and_drawn_anew() throws Exception {
        Pictures pictures = new Pictures(100).drawn(folder, 1);
        try (Nodes nodes = Nodes.cluster(folder, 3, NodeLossFault::edition)) {
            List<Load> loads = nodes.all().stream()
                    .map(node -> new Load(node, pictures, 3, 40))
                    .toList();
            Eventually.holds(() -> assertThat(fromCluster(loads)).isPositive(), LONG.toNanos());
            long seed = Seeds.one();
            int damaged = damage(nodes, new Random(seed));
            Eventually.holds(() -> assertThat(found(nodes)).isPositive(), LONG.toNanos());
            loads.forEach(Load::close);
            List<Load.Reply> all = Load.all(loads.toArray(Load[]::new));
            report.say("%d entries damaged or exchanged (seed %d), %.0f found by readers", damaged, seed, found(nodes));
            report.say("%s", Load.figures(all));
            assertThat(damaged).isPositive();
            assertThat(Load.wrong(all)).isEmpty();
        }
    }

    private static long fromCluster(List<Load> loads) {
        return Load.count(
                Load.all(loads.toArray(Load[]::new)), reply -> reply.outcome().contains("cluster"));
    }

    private static double found(Nodes nodes) {
        return nodes.all().stream()
                .mapToDouble(node -> node.metric("nameplate_cache_lookups_total{result=\"corrupt\",tier=\"cluster\"}"))
                .sum();
    }

    private static int damage(Nodes nodes, Random random) throws IOException, InterruptedException {
        HazelcastInstance intruder = intruder(nodes.get(0));
        int damaged = 0;
        try {
            Eventually.holds(
                    () -> assertThat(intruder.getCluster().getMembers()).hasSize(4));
            IMap<byte[], byte[]> images = intruder.getMap("images");
            byte[] other = new byte[40];
            for (int round = 0; round < 10; round++) {
                TimeUnit.SECONDS.sleep(1);
                for (byte[] name : images.keySet()) {
                    byte[] entry = images.get(name);
                    if (entry == null || random.nextBoolean()) {
                        continue;
                    }
                    byte[] now = random.nextBoolean() ? other.clone() : entry.clone();
                    if (now.length > 0 && random.nextBoolean()) {
                        now[random.nextInt(now.length)] ^= (byte) (1 + random.nextInt(255));
                    }
                    images.put(name, now);
                    damaged++;
                    other = entry;
                }
            }
        } finally {
            intruder.getLifecycleService().terminate();
        }
        return damaged;
    }

    /** Knows the cluster's name and where it is, not its secret. */
    private static HazelcastInstance intruder(Node node) {
        Config config = new Config();
        config.setClusterName(node.setting("cluster.name") + "-5-7");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getAdvancedNetworkConfig().setEnabled(true);
        config.getAdvancedNetworkConfig()
                .setMemberEndpointConfig(new com.hazelcast.config.ServerSocketEndpointConfig().setPort(17_000));
        var join = config.getAdvancedNetworkConfig().getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + node.setting("cluster.port"));
        return Hazelcast.newHazelcastInstance(config);
    }
}
