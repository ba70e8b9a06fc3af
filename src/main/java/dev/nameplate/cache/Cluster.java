package dev.nameplate.cache;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.topic.ITopic;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Parcels;
import dev.nameplate.peers.Peers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in the cluster: comes up in the background, however long that takes, and whatever happens to it costs
 * requests no more than a render. Where there is no cluster it is there all the same, and does nothing.
 */
public final class Cluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private static final String LOGGING = "hazelcast.logging.type";

    /** Entries are opened by so many threads. They are sealed by one, so that an image never comes before its mark. */
    private static final int OPENERS = 2;

    private final ClusterSettings settings;
    private final Discovery discovery;
    private final Map<String, String> properties;
    private final Meters meters;
    private final ExecutorService opening;
    private final ExecutorService sealing;
    private final ScheduledExecutorService boardTimer;
    private final ScheduledExecutorService parcelTimer;
    private final ScheduledExecutorService silenceTimer;
    private final ClusterTier tier;
    private final ClusterBoard board;
    private final ClusterParcels parcels;
    private final Peers peers;
    private volatile @Nullable HazelcastInstance instance;
    private volatile @Nullable Silence<Member> silence;
    private volatile boolean closed;
    private @Nullable Thread starting;

    public Cluster(ClusterSettings settings, Meters meters) {
        this(settings, new Discovery(settings.network()), Map.of(), meters);
    }

    /** @param properties of the library, over those that are usual here */
    Cluster(ClusterSettings settings, Discovery discovery, Map<String, String> properties, Meters meters) {
        LocalBoard local = new LocalBoard();
        this.properties = properties;
        this.settings = settings;
        this.discovery = discovery;
        this.meters = meters;
        Seal seal = new Seal(settings.secrets());
        this.opening = Executors.newFixedThreadPool(OPENERS, daemon("cluster-open"));
        this.sealing = Executors.newFixedThreadPool(1, daemon("cluster-seal"));
        this.boardTimer = timer("cluster-board");
        this.parcelTimer = timer("cluster-parcels");
        this.silenceTimer = timer("cluster-silence");
        this.tier = new ClusterTier(settings.sharing(), seal, meters, opening, sealing, System::nanoTime);
        this.parcels = new ClusterParcels(seal, parcelTimer, this::want);
        this.board = new ClusterBoard(local, seal, boardTimer, meters, parcels::wanted);
        this.peers = settings.enabled() ? new Peers(board, parcels) : new Peers(local, Parcels.NONE);
        if (settings.enabled()) {
            new ClusterFigures(this, tier).show(meters);
        }
    }

    /** No other nodes. */
    public static Cluster none(Meters meters) {
        return new Cluster(ClusterSettings.off(), meters);
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ScheduledExecutorService timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemon(name));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private void want(String parcel) {
        board.want(parcel);
    }

    /** Joins the others in the background; tries again for as long as it fails. */
    public synchronized void start() {
        if (!settings.enabled() || closed || starting != null) {
            return;
        }
        board.start();
        long look = Silence.LOOK.toMillis();
        silenceTimer.scheduleWithFixedDelay(this::listen, look, look, TimeUnit.MILLISECONDS);
        starting = daemon("cluster-start").newThread(this::join);
        starting.start();
    }

    private void listen() {
        Silence<Member> there = silence;
        try {
            if (there != null) {
                there.look();
            }
        } catch (RuntimeException goingDown) {
            LOG.debug("Nobody could be listened to", goingDown);
        }
    }

    private void join() {
        if (System.getProperty(LOGGING) == null) {
            // Its configuration says so too, but it logs before it reads that.
            System.setProperty(LOGGING, "slf4j");
        }
        Duration pause = FIRST_RETRY;
        while (!closed) {
            try {
                discovery.await();
                Config config = ClusterConfig.of(settings, discovery);
                properties.forEach(config::setProperty);
                up(Hazelcast.newHazelcastInstance(config));
                return;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warn(
                        "The cluster cannot be joined: {}; this node serves alone and tries again in {} s",
                        reason(e),
                        pause.toSeconds());
                LOG.debug("Why", e);
                meters.cluster("failed");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            pause = pause.plus(pause).compareTo(LONGEST_RETRY) < 0 ? pause.plus(pause) : LONGEST_RETRY;
        }
    }

    private void up(HazelcastInstance now) {
        now.getLifecycleService().addLifecycleListener(event -> lifecycle(event.getState()));
        now.getCluster().addMembershipListener(new Membership());
        ITopic<byte[]> topic = now.getTopic(ClusterConfig.BOARD);
        topic.addMessageListener(message -> {
            if (message.getPublishingMember() == null
                    || !message.getPublishingMember().localMember()) {
                board.receive(message.getMessageObject());
            }
        });
        if (!connect(now, topic)) {
            now.shutdown();
            return;
        }
        meters.cluster("joined");
        LOG.info("Cluster {} has {} nodes", ClusterConfig.name(settings), members());
    }

    private synchronized boolean connect(HazelcastInstance now, ITopic<byte[]> topic) {
        if (closed) {
            return false;
        }
        board.connect(topic::publish);
        parcels.connect(new MapRemote(now.getMap(ClusterConfig.PARCELS)));
        tier.connect(new MapRemote(now.getMap(ClusterConfig.IMAGES)));
        silence = new Silence<>(new LibraryMembers(now, meters), System::nanoTime);
        instance = now;
        return true;
    }

    private void lifecycle(LifecycleEvent.LifecycleState state) {
        switch (state) {
            case MERGING -> LOG.info("The cluster was split; this node joins the greater part");
            case MERGED -> {
                meters.cluster("merged");
                LOG.info("The cluster is whole again, with {} nodes", members());
                board.beacon();
            }
            case MERGE_FAILED -> {
                meters.cluster("merge-failed");
                LOG.warn("The cluster's parts could not be joined; this is tried again");
            }
            case SHUTDOWN -> {
                if (!closed) {
                    gone();
                }
            }
            default -> {
                // Nothing that anybody need know.
            }
        }
    }

    /** The library gave up by itself, as it does when memory is out. */
    private synchronized void gone() {
        LOG.error("This node has fallen out of the cluster and joins anew");
        meters.cluster("fallen-out");
        disconnect();
        instance = null;
        starting = daemon("cluster-start").newThread(this::join);
        starting.start();
    }

    private void disconnect() {
        silence = null;
        tier.connect(null);
        parcels.connect(null);
        board.connect(null);
    }

    /** Tells the log and the others when nodes come and go. */
    private final class Membership implements MembershipListener {

        @Override
        public void memberAdded(MembershipEvent event) {
            meters.cluster("member-joined");
            LOG.info(
                    "Node {} has joined; there are {}",
                    event.getMember().getAddress(),
                    event.getMembers().size());
            board.beacon();
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            meters.cluster("member-left");
            LOG.info(
                    "Node {} has left; there are {}",
                    event.getMember().getAddress(),
                    event.getMembers().size());
        }
    }

    /** What other packages have to do with other nodes. */
    public Peers peers() {
        return peers;
    }

    ClusterTier tier() {
        return tier;
    }

    /** How many nodes there are, this one included; 0 while the cluster is not up. */
    public int members() {
        return ClusterFigures.members(instance());
    }

    /** Null while the cluster is not up. */
    @Nullable
    HazelcastInstance instance() {
        return instance;
    }

    private static String reason(Throwable fault) {
        return fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }

    /** Leaves the cluster, handing over what lies here; returns when that is done. For when no request is under way. */
    @Override
    public void close() {
        HazelcastInstance there;
        synchronized (this) {
            closed = true;
            there = instance;
            instance = null;
            if (starting != null && there == null) {
                starting.interrupt();
            }
        }
        disconnect();
        boardTimer.shutdownNow();
        parcelTimer.shutdownNow();
        silenceTimer.shutdownNow();
        if (there != null) {
            there.shutdown();
        }
        opening.shutdown();
        sealing.shutdown();
    }
}
