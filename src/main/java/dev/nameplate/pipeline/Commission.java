package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Values;
import dev.nameplate.pipeline.ImageKeys.Variation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A picture for which somebody gives the values outright: decided, not drawn yet. */
record Commission(Published published, Values values, Variation variation) {

    private static final int MOST_QUALITY = 95;

    /**
     * Merges values as a link would deliver them.
     *
     * @param given controls among what is fixed
     * @param now what countdowns go by
     */
    static Commission of(Workshop workshop, Published published, Delivery given, Format wanted, Instant now) {
        Map<String, String> fixed = given.fixed();
        Values values = published.at(
                workshop.merger().merge(given, published.template().fields(), workshop.context(published.template())),
                now);
        Variation variation = new Variation(
                workshop.encoders().offers(wanted) ? wanted : Format.PNG,
                published.density(number(fixed, "_dpr", 1)),
                quality(fixed),
                Variants.chosen(published.template(), values.seed()));
        return new Commission(published, values, variation);
    }

    /** What happened to the values on the way. */
    List<MergeNote> notes() {
        return values.notes();
    }

    /** Draws and encodes it. */
    EncodedImage drawn(Press press) {
        return press.print(published, values, variation);
    }

    /** As the server would take it: what is out of range counts as absent. */
    private static int quality(Map<String, String> given) {
        int wanted = number(given, "_q", 0);
        return wanted < Target.LEAST_QUALITY || wanted > MOST_QUALITY ? 0 : wanted;
    }

    private static int number(Map<String, String> given, String control, int otherwise) {
        try {
            return given.containsKey(control) ? Integer.parseInt(given.get(control)) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
