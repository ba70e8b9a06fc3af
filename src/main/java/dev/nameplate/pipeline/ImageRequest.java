package dev.nameplate.pipeline;

import dev.nameplate.observe.Passage;
import dev.nameplate.visitor.Fetch;
import java.util.List;

/**
 * A request for an image.
 *
 * @param target path and query as they came, one char per byte
 * @param ifNoneMatch the entity tags the reader has, without quotes and weakness marks; {@link #ANY} for any
 * @param fetch what the request tells of who makes it
 * @param passage where it is written down how the request fares
 */
public record ImageRequest(String target, List<String> ifNoneMatch, Fetch fetch, Passage passage) {

    /** Stands for any entity tag; no tag can be it, since it is the sign that tags stand between. */
    public static final String ANY = "\"";

    public ImageRequest {
        ifNoneMatch = List.copyOf(ifNoneMatch);
    }

    /** A request that nobody traces. */
    public ImageRequest(String target, List<String> ifNoneMatch) {
        this(target, ifNoneMatch, Fetch.of(""), Passage.of(null));
    }

    /** Whether it asks if an image that was kept still holds. */
    boolean mayHave() {
        return !ifNoneMatch.isEmpty();
    }

    boolean has(String etag) {
        return ifNoneMatch.contains(etag) || ifNoneMatch.contains(ANY);
    }
}
