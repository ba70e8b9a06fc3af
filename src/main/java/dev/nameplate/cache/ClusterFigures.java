package dev.nameplate.cache;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.LocalMapStats;
import dev.nameplate.observe.Meters;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What metrics show of the cluster; all of it is 0 while the library is not up, and while it goes down. */
final class ClusterFigures {

    private final Cluster cluster;
    private final ClusterTier tier;

    ClusterFigures(Cluster cluster, ClusterTier tier) {
        this.cluster = cluster;
        this.tier = tier;
    }

    void show(Meters meters) {
        meters.gauge(
                "nameplate.cluster.members",
                "Nodes of the cluster, this one included; 0 while it is not up.",
                cluster::members);
        meters.gauge(
                "nameplate.cluster.breaker.open",
                "1 while the cluster is left alone because it answered too late.",
                () -> tier.breaker().isOpen() ? 1 : 0);
        meters.gauge(
                "nameplate.cluster.breaker.openings",
                "How often the cluster answered too late and was left alone.",
                () -> tier.breaker().openings());
        meters.gauge(
                "nameplate.cluster.read.seconds",
                "How long a read from the cluster takes at present; at least what it counts for.",
                () -> tier.readNanos() / 1e9);
        meters.gauge(
                "nameplate.cluster.images",
                "Shared images that lie on this node.",
                () -> images(LocalMapStats::getOwnedEntryCount));
        meters.gauge(
                "nameplate.cluster.bytes",
                "Bytes of shared images that lie on this node.",
                () -> images(LocalMapStats::getHeapCost));
    }

    static int members(@Nullable HazelcastInstance now) {
        try {
            return now == null ? 0 : now.getCluster().getMembers().size();
        } catch (RuntimeException goingDown) {
            return 0;
        }
    }

    private long images(ToLongFunction<LocalMapStats> figure) {
        HazelcastInstance now = cluster.instance();
        try {
            return now == null
                    ? 0
                    : figure.applyAsLong(now.getMap(ClusterConfig.IMAGES).getLocalMapStats());
        } catch (RuntimeException goingDown) {
            return 0;
        }
    }
}
