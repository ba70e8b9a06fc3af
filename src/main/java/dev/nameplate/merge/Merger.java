package dev.nameplate.merge;

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
}
