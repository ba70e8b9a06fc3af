package dev.nameplate.peers;

import java.util.Arrays;

/**
 * What two posts of one key come to. Nodes hear posts in any order and more than once, so it must not matter which of the two
 * comes first, nor how often: for counters and sketches that is their union.
 */
@FunctionalInterface
public interface Merge {

    /** The later one; of two with one stamp the one whose body is greater, so that all nodes agree. */
    Merge LATEST = (one, other) -> {
        int order = Long.compare(one.stamp(), other.stamp());
        return (order == 0 ? Arrays.compareUnsigned(one.body(), other.body()) : order) >= 0 ? one : other;
    };

    /** A post equal to one of them when it adds nothing to that one. */
    Post merge(Post one, Post other);
}
