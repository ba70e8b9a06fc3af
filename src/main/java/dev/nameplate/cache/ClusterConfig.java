package dev.nameplate.cache;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.instance.BuildInfoProvider;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import dev.nameplate.cache.ClusterSettings.Network;
import java.time.Duration;
import java.util.Map;

/** The cluster library's configuration: nothing on that is not needed, and nothing found by guessing. */
final class ClusterConfig {

    static final String IMAGES = "images";
    static final String PARCELS = "parcels";
    static final String BOARD = "board";

    private static final String HEARTBEAT_TIMEOUT = "hazelcast.max.no.heartbeat.seconds";

    /** What parcels take of the heap at most: they lie ready for minutes. */
    private static final int PARCELS_PERCENT = 5;

    /** Every setting of the library that is not its default, and why. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            // Its logs go where ours go.
            Map.entry("hazelcast.logging.type", "slf4j"),
            // Nothing is told to its maker, and nothing is measured for consoles that nobody runs.
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            // A node that says nothing for five seconds is gone. The default of a minute stalls all who ask it. Silence
            // comes first.
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry(HEARTBEAT_TIMEOUT, "5"),
            Map.entry("hazelcast.operation.call.timeout.millis", "2000"),
            // Halves find one another within half a minute after a split.
            Map.entry("hazelcast.merge.first.run.delay.seconds", "15"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
            // The server leaves the cluster itself, when its requests are answered.
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.shutdownhook.policy", "GRACEFUL"),
            Map.entry("hazelcast.graceful.shutdown.max.wait", "10"),
            // By default it listens on every address, whatever interfaces are given.
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.tcp.join.port.try.count", "1"));

    private ClusterConfig() {}

    /** Seconds after which the library gives a silent node up by itself. */
    static String heartbeatTimeout() {
        return PROPERTIES.getOrDefault(HEARTBEAT_TIMEOUT, "");
    }

    /** The name that nodes know one another by: those of another minor version of the library cannot join. */
    static String name(ClusterSettings settings) {
        String[] version = BuildInfoProvider.getBuildInfo().getVersion().split("\\.");
        return settings.name() + "-" + version[0] + "-" + version[1];
    }

    static Config of(ClusterSettings settings, Discovery discovery) {
        Config config = new Config();
        config.setClusterName(name(settings));
        PROPERTIES.forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        config.getManagementCenterConfig()
                .setScriptingEnabled(false)
                .setConsoleEnabled(false)
                .setDataAccessEnabled(false);
        // With its own lists of what may be read, should anybody send objects: we send bytes alone.
        config.getSerializationConfig().setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
        network(config, settings.network(), discovery);
        ClusterSettings.Sharing sharing = settings.sharing();
        config.addMapConfig(map(IMAGES, sharing.heapPercent(), sharing.keep()));
        config.addMapConfig(map(PARCELS, PARCELS_PERCENT, ClusterParcels.KEEP));
        config.addTopicConfig(new TopicConfig(BOARD).setGlobalOrderingEnabled(false));
        return config;
    }

    /** One endpoint, for members: without the advanced network the port would take clients too, which nobody asks who they are. */
    private static void network(Config config, Network network, Discovery discovery) {
        ServerSocketEndpointConfig endpoint = new ServerSocketEndpointConfig()
                .setPort(network.port())
                .setPortAutoIncrement(false)
                .setReuseAddress(true);
        if (!network.interfaces().isEmpty()) {
            endpoint.getInterfaces().setEnabled(true).setInterfaces(network.interfaces());
        }
        AdvancedNetworkConfig advanced = config.getAdvancedNetworkConfig();
        advanced.setEnabled(true);
        advanced.setMemberEndpointConfig(endpoint);
        JoinConfig join = advanced.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        discovery.configure(join);
    }

    /** A derived cache: losing it costs renders, so copies are made behind the writer's back, and a split loses the smaller half's. */
    private static MapConfig map(String name, int heapPercent, Duration keep) {
        return new MapConfig(name)
                .setInMemoryFormat(InMemoryFormat.BINARY)
                .setBackupCount(0)
                .setAsyncBackupCount(1)
                .setReadBackupData(true)
                .setStatisticsEnabled(true)
                .setTimeToLiveSeconds((int) Math.min(Integer.MAX_VALUE, keep.toSeconds()))
                .setMergePolicyConfig(new MergePolicyConfig(DiscardMergePolicy.class.getName(), 100))
                .setEvictionConfig(new EvictionConfig()
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setMaxSizePolicy(MaxSizePolicy.USED_HEAP_PERCENTAGE)
                        .setSize(heapPercent));
    }
}
