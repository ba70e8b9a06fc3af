package dev.nameplate.peers;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Posts by topic and key, the same on all nodes a moment later; a node that missed some catches up. Thread-safe. */
public interface Board {

    /**
     * A stamp later than every one that this node has made or seen, whatever the nodes' clocks say: milliseconds since 1970
     * in the upper 48 bits as far as clocks go, and a counter below.
     */
    long stamp();

    /** Tells all nodes, this one included. Where more is known already, nothing changes. */
    void post(Post post);

    /** What is known of a key. */
    Optional<Post> latest(String topic, String key);

    /** All that is known of a topic, in no order. */
    List<Post> all(String topic);

    /**
     * Has a reader told of all that is known of a topic, and from then on whenever this node learns of something.
     *
     * @param merge what two posts of a key come to; one for each topic
     */
    void follow(String topic, Merge merge, Consumer<Post> reader);
}
