package dev.nameplate.cache;

import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Board;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Post;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board that tells the other nodes, and by which nodes that missed something catch up.
 *
 * <p>A post is sent to all at once. Messages may be lost, so every node now and then sends a beacon: digests of what it knows,
 * for each topic one for each part of its keys. Whoever knows something else in a part sends all it has of that part, unless
 * another just did; the other way round it is told by its own beacon. So after a join, a split or a loss all nodes come to know the same,
 * whatever the library behind does with data of its own. Thread-safe; never blocks.
 */
final class ClusterBoard implements Board {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterBoard.class);

    /** Parts that the keys of a topic fall into: what differs is told part by part. */
    static final int PARTS = 16;

    static final long BEACON_MILLIS = 2_000;

    /** So long an answer waits at most: others may give the same. */
    private static final int LONGEST_DELAY_MILLIS = 100;

    /** A part that was told within so long is not told again. */
    private static final long JUST_NANOS = 1_000_000_000L;

    /** Of posts in one message. */
    private static final int MESSAGE_BYTES = 256 << 10;

    private static final byte[] ABOUT = "board".getBytes(StandardCharsets.US_ASCII);

    /** A part of a topic's keys. */
    private record Part(String topic, int number) {}

    private final LocalBoard local;
    private final Seal seal;
    private final ScheduledExecutorService timer;
    private final Meters meters;
    private final Consumer<String> wanted;
    /** When each part was last told in full, by whomever. Used by the timer's thread alone. */
    private final Map<Part, Long> told = new HashMap<>();

    private volatile @Nullable Airwaves airwaves;

    /**
     * @param timer with one thread
     * @param wanted takes the names of parcels that other nodes ask for
     */
    ClusterBoard(LocalBoard local, Seal seal, ScheduledExecutorService timer, Meters meters, Consumer<String> wanted) {
        this.local = local;
        this.seal = seal;
        this.timer = timer;
        this.meters = meters;
        this.wanted = wanted;
    }

    /** Begins to tell others and to hear them; null when they are gone. */
    void connect(@Nullable Airwaves now) {
        airwaves = now;
        if (now != null) {
            beacon();
        }
    }

    /** Sends beacons from now on. */
    void start() {
        timer.scheduleWithFixedDelay(
                () -> {
                    beaconNow();
                    told.values().removeIf(when -> System.nanoTime() - when > JUST_NANOS);
                },
                BEACON_MILLIS,
                BEACON_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Tells others what is known here, soon; they tell what they know else. */
    void beacon() {
        if (!timer.isShutdown()) {
            timer.execute(this::beaconNow);
        }
    }

    private void beaconNow() {
        TreeMap<String, long[]> digests = new TreeMap<>();
        for (String topic : local.topics()) {
            digests.put(topic, digest(local.all(topic)));
        }
        send(new Message.Beacon(digests));
    }

    /** Asks other nodes for a parcel. */
    void want(String parcel) {
        send(new Message.Want(parcel));
    }

    private void send(Message message) {
        Airwaves there = airwaves;
        if (there != null) {
            try {
                there.send(seal.close(ABOUT, message.bytes()));
            } catch (RuntimeException fault) {
                LOG.debug("A message to the other nodes was lost", fault);
            }
        }
    }

    /** Takes a message of another node. */
    void receive(byte[] sealed) {
        Optional<Message> message = seal.open(ABOUT, sealed).flatMap(Message::read);
        if (message.isEmpty()) {
            meters.board("foreign");
            return;
        }
        if (timer.isShutdown()) {
            return;
        }
        if (message.get() instanceof Message.Posts it) {
            timer.execute(() -> learn(it.posts()));
        } else if (message.get() instanceof Message.Beacon it) {
            timer.execute(() -> compare(it));
        } else if (message.get() instanceof Message.Want it) {
            wanted.accept(it.parcel());
        }
    }

    private void learn(List<Post> posts) {
        for (Post post : posts) {
            boolean news = local.learn(post);
            meters.board(news ? "learned" : "known");
            if (posts.size() > 1) {
                // More than one post: another node tells a part in full.
                told.put(new Part(post.topic(), part(post.key())), System.nanoTime());
            }
        }
    }

    private void compare(Message.Beacon theirs) {
        Set<String> topics = new HashSet<>(local.topics());
        topics.addAll(theirs.digests().keySet());
        boolean behind = false;
        for (String topic : topics) {
            long[] mine = digest(local.all(topic));
            long[] other = theirs.digests().getOrDefault(topic, new long[PARTS]);
            for (int part = 0; part < PARTS; part++) {
                if (mine[part] != other[part]) {
                    tellSoon(new Part(topic, part));
                    behind = true;
                }
            }
        }
        if (behind && isDue(new Part("", 0))) {
            // So that they tell what is not known here.
            beaconNow();
        }
    }

    private void tellSoon(Part part) {
        int delay = ThreadLocalRandom.current().nextInt(LONGEST_DELAY_MILLIS);
        timer.schedule(
                () -> {
                    if (isDue(part)) {
                        tell(part);
                    }
                },
                delay,
                TimeUnit.MILLISECONDS);
    }

    /** Whether something was not done just now; if so it is from now on. */
    private boolean isDue(Part part) {
        long now = System.nanoTime();
        Long last = told.get(part);
        if (last != null && now - last < JUST_NANOS) {
            return false;
        }
        told.put(part, now);
        return true;
    }

    private void tell(Part part) {
        List<Post> batch = new ArrayList<>();
        int bytes = 0;
        for (Post post : local.all(part.topic())) {
            if (part(post.key()) == part.number()) {
                batch.add(post);
                bytes += post.body().length + 100;
                if (bytes >= MESSAGE_BYTES) {
                    send(new Message.Posts(batch));
                    batch = new ArrayList<>();
                    bytes = 0;
                }
            }
        }
        if (!batch.isEmpty()) {
            send(new Message.Posts(batch));
        }
    }

    private static long[] digest(List<Post> posts) {
        long[] digest = new long[PARTS];
        for (Post post : posts) {
            digest[part(post.key())] ^= digest(post);
        }
        return digest;
    }

    private static int part(String key) {
        return Math.floorMod(key.hashCode() ^ key.hashCode() >>> 16, PARTS);
    }

    /** FNV-1a, and a last mixing, since digests are joined by exclusive or. */
    private static long digest(Post post) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < post.key().length(); i++) {
            hash = (hash ^ post.key().charAt(i)) * 0x100000001b3L;
        }
        for (byte b : post.body()) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ post.stamp()) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 32;
    }

    @Override
    public long stamp() {
        return local.stamp();
    }

    @Override
    public void post(Post post) {
        if (local.learn(post)) {
            // What it came to with what was known: others may know less.
            send(new Message.Posts(
                    List.of(local.latest(post.topic(), post.key()).orElse(post))));
        }
    }

    @Override
    public Optional<Post> latest(String topic, String key) {
        return local.latest(topic, key);
    }

    @Override
    public List<Post> all(String topic) {
        return local.all(topic);
    }

    @Override
    public void follow(String topic, Merge merge, Consumer<Post> reader) {
        local.follow(topic, merge, reader);
    }
}
