package dev.nameplate.loadtests;

import java.util.Iterator;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** What the requests of a run ask for, one after the other: the session's values that {@code Answers} needs. */
final class Visits {

    private Visits() {}

    /**
     * A visit.
     *
     * @param kind what the report calls it
     */
    record Visit(String kind, Format format, String target) {}

    /**
     * Endless visits; {@code visit} is given 0, 1, 2 and so on.
     *
     * @param sample one answer in so many is decoded: enough to see that pictures are whole, too few to load this side
     */
    static Iterator<Map<String, Object>> feed(int sample, LongFunction<Visit> visit) {
        return LongStream.iterate(0, n -> n + 1)
                .mapToObj(n -> values(visit.apply(n), n % sample == 0))
                .iterator();
    }

    private static Map<String, Object> values(Visit visit, boolean looked) {
        return Map.of(
                "kind", visit.kind(),
                "target", visit.target(),
                "type", visit.format().mediaType(),
                "looked", looked);
    }
}
