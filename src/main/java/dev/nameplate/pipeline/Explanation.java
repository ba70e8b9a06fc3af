package dev.nameplate.pipeline;

import java.util.List;

/**
 * What the server would do with a genuine link, in words. Holds field values: for the eyes of whoever asked, never for logs.
 *
 * @param lines one fact each, ready to print
 */
public record Explanation(List<String> lines) {

    public Explanation {
        lines = List.copyOf(lines);
    }
}
