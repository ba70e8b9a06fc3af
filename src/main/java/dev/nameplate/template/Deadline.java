package dev.nameplate.template;

import dev.nameplate.merge.Moments;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The moment that a template counts down to. All countdowns of a template count to the same one. */
public sealed interface Deadline {

    /** The name that stands for the time among the fields that something depends on; no field can be called so. */
    String TIME = "_time";

    /** What is farther away is not counted: three digits of days are as many as are looked at. */
    long FARTHEST = 1000L * 86_400 - 1;

    /** What samples and proofs show: no two of its figures are equal, and none is about to turn. */
    long SHOWN = 2 * 86_400 + 14 * 3600 + 38 * 60 + 25;

    /** The same for everyone. */
    record Fixed(Instant at) implements Deadline {}

    /**
     * Each reader's own.
     *
     * @param field of dates
     * @param zone of dates that bring none; the reader's when absent
     */
    record OfField(String field, Optional<String> zone) implements Deadline {}

    /** What a template counts down to; empty when it has no countdown. */
    static Optional<Deadline> of(Template template) {
        return layers(template.layers()).findFirst().map(CountdownLayer::deadline);
    }

    /** All countdowns among layers and within them. */
    static Stream<CountdownLayer> layers(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> Stream.concat(
                        layer instanceof CountdownLayer countdown ? Stream.of(countdown) : Stream.empty(),
                        layers(layer.children())));
    }

    /** Values that know how long it is until the deadline. */
    default Values at(Values values, Instant now) {
        return values.left(moment(values)
                .map(moment -> left(moment, now))
                .filter(left -> left <= FARTHEST)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
    }

    /** Values as a sample shows them: with the same time left whenever it is looked at. */
    default Values shown(Values values) {
        return values.left(moment(values).isPresent() ? OptionalLong.of(SHOWN) : OptionalLong.empty());
    }

    /** When it is; empty when the field is missing. */
    default Optional<Instant> moment(Values values) {
        if (this instanceof Fixed fixed) {
            return Optional.of(fixed.at());
        }
        OfField of = (OfField) this;
        Optional<Value> value = values.get(of.field());
        return value.flatMap(date -> Moments.of(date, of.zone().orElse(values.zone())));
    }

    /** Whole seconds; one that has begun counts. */
    private static long left(Instant moment, Instant now) {
        long seconds = moment.getEpochSecond() - now.getEpochSecond();
        boolean begun = moment.getNano() > 0;
        return Math.max(0, seconds + (begun ? 1 : 0));
    }
}
