package dev.nameplate.encode.png;

import dev.nameplate.raster.Raster;

/**
 * Turns the changed spans of one picture into tokens. Their matches reach into changed spans alone, whose bytes are known;
 * so the work follows the damage. Reused; not thread-safe.
 */
final class Spans {

    private static final int MEMORY = 1 << 17;

    private final SpanMatcher matcher = new SpanMatcher(MEMORY);
    private final Rows rows = new Rows();
    private final Tokens tokens = new Tokens();
    private Form form = new Truecolour(/* alpha= */ true);
    private int start;
    private int length;

    /**
     * Begins a picture: nothing is known of those before.
     *
     * @param form the plan's, which may know something of the picture
     */
    void begin(Form form) {
        this.form = form;
        matcher.reset();
    }

    /** The tokens of the cells {@code from} to before {@code to} of a row; valid until the next. */
    Tokens tokens(Plan plan, Raster pixels, int row, int from, int to) {
        filter(plan, pixels, row, from, to);
        tokens.clear();
        parse(tokens);
        return tokens;
    }

    /** Filters the cells {@code from} to before {@code to} of a row, which are the latest span from now on. */
    void filter(Plan plan, Raster pixels, int row, int from, int to) {
        Cells cells = plan.cells();
        int place = cells.start(row, from);
        length = cells.end(row, to - 1) - place;
        start = matcher.span(place, length);
        int right = cells.right(row, to - 1);
        rows.filter(form, pixels, plan.filters()[row], row, cells.left(from), right, matcher.data(), start);
    }

    /** Parses the latest span, once. */
    void parse(TokenSink sink) {
        if (form.pixelBytes() == 1) {
            matcher.parse(start, sink);
        } else {
            Runs.parse(matcher.data(), start, start + length, sink);
        }
    }

    /** The part of the latest span. */
    int part(Adler adler) {
        return adler.part(matcher.data(), start, length);
    }

    /** Bytes kept from picture to picture, but for a row or two. */
    long weight() {
        return matcher.weight();
    }
}
