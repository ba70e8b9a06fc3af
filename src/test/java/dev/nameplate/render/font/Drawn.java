package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** What faces draw, so that it can be compared. */
final class Drawn {

    private Drawn() {}

    /** Every glyph of the one is the other's. */
    static void requireSameOutlines(Face a, Face b) {
        for (int glyph = 0; glyph < a.awt().glyphs(); glyph++) {
            assertThat(steps(b.awt().outline(glyph)))
                    .as("glyph %d of %s", glyph, a)
                    .isEqualTo(steps(a.awt().outline(glyph)));
        }
    }

    private static List<Double> steps(Outline outline) {
        Path2D path = new Path2D.Double();
        outline.appendTo(path, 0, 0, 1);
        List<Double> steps = new ArrayList<>();
        double[] c = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(c);
            steps.add((double) kind);
            for (int p = 0; p < (kind == 4 ? 0 : kind == 3 ? 6 : kind == 2 ? 4 : 2); p++) {
                steps.add(c[p]);
            }
        }
        return steps;
    }

    /** The glyphs of a run, where each stands and how wide it is. */
    static List<Integer> places(GlyphRun run) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < run.count(); i++) {
            places.addAll(List.of(run.glyph(i), run.x(i), run.y(i), run.advance(i)));
        }
        return places;
    }
}
