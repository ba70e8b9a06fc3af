package dev.nameplate.cache;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.memberselector.MemberSelectors;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.cluster.impl.ClusterServiceImpl;
import dev.nameplate.observe.Meters;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's members and their heartbeats. Nothing of this is in what it promises to its users, so it has to be looked at with each new
 * version; the tests of clusters fail where it is gone.
 */
final class LibraryMembers implements Silence.Others<Member> {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final ClusterServiceImpl cluster;
    private final Meters meters;

    LibraryMembers(HazelcastInstance instance, Meters meters) {
        HazelcastInstanceImpl original = instance instanceof HazelcastInstanceProxy proxy
                ? proxy.getOriginal()
                : (HazelcastInstanceImpl) instance;
        this.cluster = original.node.getClusterService();
        this.meters = meters;
    }

    @Override
    public List<Member> all() {
        return cluster.isJoined()
                ? List.copyOf(cluster.getMembers(MemberSelectors.NON_LOCAL_MEMBER_SELECTOR))
                : List.of();
    }

    @Override
    public long sign(Member member) {
        return cluster.getClusterHeartbeatManager().getLastHeartbeatTime(member);
    }

    @Override
    public void giveUp(Member member, Duration silent) {
        LOG.warn(
                "Node {} has said nothing for {} s and is given up",
                member.getAddress(),
                silent.toMillis() / 100 / 10.0);
        meters.cluster("silent");
        cluster.suspectMember(member, "it has said nothing for " + silent, /* destroyConnection= */ true);
    }
}
