package dev.nameplate.merge;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A bounded store of what is costly to make, such as a locale's formatters. When it is full it starts afresh: its keys come
 * partly from links, so it must not grow, and what is in use is soon made again.
 */
final class Memo<K, V> {

    private final ConcurrentHashMap<K, V> made = new ConcurrentHashMap<>();
    private final int most;
    private final Function<K, V> maker;

    Memo(int most, Function<K, V> maker) {
        this.most = most;
        this.maker = maker;
    }

    V get(K key) {
        V known = made.get(key);
        if (known != null) {
            return known;
        }
        V fresh = maker.apply(key);
        if (made.size() >= most) {
            made.clear();
        }
        made.put(key, fresh);
        return fresh;
    }

    int size() {
        return made.size();
    }
}
