package dev.nameplate.arrivals;

import java.util.List;

/**
 * What was counted of a template, or of a part of its links.
 *
 * @param part which part
 * @param link the link's id where the part is one link
 * @param start since the program started
 * @param lately in the last hours that were asked for
 */
record Row(String template, Part part, String link, Block start, Block lately) {

    /** Which links of a template. */
    enum Part {
        ALL,
        /** One link, by its id. */
        LINK,
        WITHOUT_ID,
        /** Links with ids that are not told apart. */
        REST
    }

    /** What is left of all without its parts. */
    Row without(List<Row> parts) {
        Block left = start;
        Block late = lately;
        for (Row row : parts) {
            left = left.minus(row.start());
            late = late.minus(row.lately());
        }
        return new Row(template, Part.REST, "", left, late);
    }
}
