package dev.nameplate.peers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Something that all nodes are to know.
 *
 * @param topic what it is about, as {@code templates}
 * @param key of what, as a template's path; never a field's value
 * @param stamp when it was posted, see {@link Board#stamp}
 * @param body what is said; at most {@value #MOST_BYTES} bytes, never written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its own equals
public record Post(String topic, String key, long stamp, byte[] body) {

    /** Larger things travel as parcels. */
    public static final int MOST_BYTES = 64 << 10;

    public Post {
        if (body.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a post of " + body.length + " bytes about " + topic + "; at most " + MOST_BYTES);
        }
    }

    /** A post whose body is text. */
    public static Post of(String topic, String key, long stamp, String text) {
        return new Post(topic, key, stamp, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Post post
                && topic.equals(post.topic)
                && key.equals(post.key)
                && stamp == post.stamp
                && Arrays.equals(body, post.body);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + Long.hashCode(stamp);
    }

    @Override
    public String toString() {
        return topic + '/' + key + '@' + stamp;
    }
}
