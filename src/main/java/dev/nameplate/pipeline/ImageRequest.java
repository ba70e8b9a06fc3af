package dev.nameplate.pipeline;

import dev.nameplate.observe.Passage;
import java.util.List;

/**
 * A request for an image.
 *
 * @param target path and query as they came, one char per byte
 * @param ifNoneMatch the entity tags the reader has, without quotes and weakness marks; {@link #ANY} for any
 * @param userAgent what the request says of who sends it; empty when it says nothing
 * @param passage where it is written down how the request fares
 */
public record ImageRequest(String target, List<String> ifNoneMatch, String userAgent, Passage passage) {

    /** Stands for any entity tag; no tag can be it, since it is the sign that tags stand between. */
    public static final String ANY = "\"";

    public ImageRequest {
        ifNoneMatch = List.copyOf(ifNoneMatch);
    }

    /** A request that nobody traces. */
    public ImageRequest(String target, List<String> ifNoneMatch) {
        this(target, ifNoneMatch, "", Passage.of(null));
    }

    boolean has(String etag) {
        return ifNoneMatch.contains(etag) || ifNoneMatch.contains(ANY);
    }
}
