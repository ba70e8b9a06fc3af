package dev.nameplate.testing;

import dev.nameplate.peers.Board;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Parcels;
import dev.nameplate.peers.Peers;
import dev.nameplate.peers.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Nodes of one process that tell one another everything at once, as long as they are connected. */
public final class Neighbours {

    private final List<One> all = new ArrayList<>();

    /** One of them. */
    public final class One implements Board, Parcels {

        private final LocalBoard local;
        private final Map<String, Keeper> keepers = new ConcurrentHashMap<>();
        private final Map<String, byte[]> laid = new ConcurrentHashMap<>();
        private volatile boolean away;

        private One(LongSupplier clock) {
            local = new LocalBoard(clock);
        }

        public Peers peers() {
            return new Peers(this, this);
        }

        /** Neither hears nor is heard. */
        public void leave() {
            away = true;
        }

        /** Comes back and catches up, both ways. */
        public void comeBack() {
            away = false;
            for (One other : others()) {
                for (String topic : other.local.topics()) {
                    other.local.all(topic).forEach(local::learn);
                }
                for (String topic : local.topics()) {
                    local.all(topic).forEach(other.local::learn);
                }
            }
        }

        private List<One> others() {
            synchronized (all) {
                return all.stream()
                        .filter(other -> other != this && !other.away && !away)
                        .toList();
            }
        }

        @Override
        public long stamp() {
            return local.stamp();
        }

        @Override
        public void post(Post post) {
            local.learn(post);
            others().forEach(other -> other.local.learn(post));
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

        @Override
        public CompletableFuture<Void> lay(String name, byte[] content) {
            laid.put(name, content);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Optional<byte[]>> fetch(String name) {
            String kind = name.substring(0, name.indexOf('/'));
            for (One other : others()) {
                try {
                    Keeper keeper = other.keepers.get(kind);
                    Optional<byte[]> kept = other.laid.containsKey(name)
                            ? Optional.ofNullable(other.laid.get(name))
                            : keeper == null ? Optional.empty() : keeper.find(name);
                    if (kept.isPresent()) {
                        return CompletableFuture.completedFuture(kept);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void keep(String kind, Keeper keeper) {
            keepers.put(kind, keeper);
        }

        /** Forgets what lies ready, as a cluster does after some minutes. */
        public void forgetParcels() {
            laid.clear();
        }
    }

    public One move() {
        return move(System::currentTimeMillis);
    }

    /** @param clock of the new one, in milliseconds since 1970 */
    public One move(LongSupplier clock) {
        One one = new One(clock);
        synchronized (all) {
            all.add(one);
        }
        return one;
    }
}
