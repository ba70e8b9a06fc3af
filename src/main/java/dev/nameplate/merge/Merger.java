package dev.nameplate.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a link delivers into values that are fit to print.
 *
 * <p>Whatever arrives, there is an answer: a value that cannot be used counts as missing and walks its field's ladder.
 * Immutable and safe for any number of threads.
 */
public final class Merger {

    /** The values of a template's fields, with the notes of everything that was changed on the way. */
    public Values merge(Delivery delivery, List<Field> fields, MergeContext context) {
        return new MergeRun(delivery, fields, context).values();
    }

    /** The same merge with its working shown. It holds values: for whoever made the link, never for a log. */
    public Explanation explain(Delivery delivery, List<Field> fields, MergeContext context) {
        return new MergeRun(delivery, fields, context).explanation();
    }

    /**
     * The texts of a delivery's open values that are or hold tags which nobody resolved, in the order of the names. They are
     * what stood in the link: to be looked at, never to be kept.
     */
    public List<String> tags(Delivery delivery) {
        OpenPart open = OpenPart.read(delivery.openPart(), delivery.open());
        List<String> tags = new ArrayList<>();
        for (String name : delivery.open()) {
            OpenPart.RawValue raw = open.get(name);
            String tag = raw == null ? null : Healing.tag(raw, name);
            if (tag != null) {
                tags.add(tag);
            }
        }
        return tags;
    }
}
