package dev.nameplate.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The board of one node: all that a node alone needs, and what a cluster's node knows. Thread-safe. */
public final class LocalBoard implements Board {

    private static final Logger LOG = LoggerFactory.getLogger(LocalBoard.class);

    /** Keys of one topic: more is a leak and not knowledge. */
    static final int MOST_KEYS = 100_000;

    /** Counts up within a millisecond. */
    private static final int COUNTER_BITS = 16;

    private final LongSupplier millis;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    public LocalBoard() {
        this(System::currentTimeMillis);
    }

    /** @param millis the clock: milliseconds since 1970 */
    public LocalBoard(LongSupplier millis) {
        this.millis = millis;
    }

    /** What is known of a topic; guarded by itself but for the readers. */
    private static final class Topic {
        private final Map<String, Post> posts = new HashMap<>();
        private final List<Consumer<Post>> readers = new CopyOnWriteArrayList<>();
        private Merge merge = Merge.LATEST;
        private boolean told;
    }

    @Override
    public long stamp() {
        long now = millis.getAsLong() << COUNTER_BITS;
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }

    /** The first stamp of a moment. @param millis since 1970 */
    public static long stamp(long millis) {
        return millis << COUNTER_BITS;
    }

    /** When a stamp was made, in milliseconds since 1970 as far as clocks go. */
    public static long millis(long stamp) {
        return stamp >>> COUNTER_BITS;
    }

    @Override
    public void post(Post post) {
        learn(post);
    }

    /** Takes a post in. @return whether it added to what was known */
    public boolean learn(Post post) {
        last.accumulateAndGet(post.stamp(), Math::max);
        Topic topic = topic(post.topic());
        Post merged;
        synchronized (topic) {
            Post known = topic.posts.get(post.key());
            if (known == null && topic.posts.size() >= MOST_KEYS) {
                if (!topic.told) {
                    LOG.warn("The board holds {} keys about {}; further ones are not kept", MOST_KEYS, post.topic());
                    topic.told = true;
                }
                return false;
            }
            merged = known == null ? post : topic.merge.merge(known, post);
            if (merged.equals(known)) {
                return false;
            }
            topic.posts.put(post.key(), merged);
        }
        topic.readers.forEach(reader -> reader.accept(merged));
        return true;
    }

    private Topic topic(String name) {
        return topics.computeIfAbsent(name, absent -> new Topic());
    }

    @Override
    public Optional<Post> latest(String topic, String key) {
        Topic known = topic(topic);
        synchronized (known) {
            return Optional.ofNullable(known.posts.get(key));
        }
    }

    @Override
    public List<Post> all(String topic) {
        Topic known = topic(topic);
        synchronized (known) {
            return new ArrayList<>(known.posts.values());
        }
    }

    /** The topics of which anything is known, sorted. */
    public TreeSet<String> topics() {
        return new TreeSet<>(topics.keySet());
    }

    @Override
    public void follow(String topic, Merge merge, Consumer<Post> reader) {
        Topic known = topic(topic);
        List<Post> there;
        synchronized (known) {
            known.merge = merge;
            known.readers.add(reader);
            there = new ArrayList<>(known.posts.values());
        }
        there.forEach(reader);
    }
}
