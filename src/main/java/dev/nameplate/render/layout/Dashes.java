package dev.nameplate.render.layout;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines into dashes. */
final class Dashes {

    /** A line is left whole rather than cut into more pieces than this. */
    private static final int MOST = 10_000;

    private Dashes() {}

    /**
     * The dashes of a line, the first beginning where it begins.
     *
     * @param lengths of dashes and gaps, alternating; an odd count is used twice over, as in SVG
     */
    static List<Polyline> cut(Polyline line, List<Double> lengths) {
        double period = lengths.stream().mapToDouble(Double::doubleValue).sum();
        int edges = line.isClosed() ? line.size() : line.size() - 1;
        double total = 0;
        for (int i = 0; i < edges; i++) {
            total += line.length(i, (i + 1) % line.size());
        }
        if (!(period > 0) || total / period * lengths.size() > MOST) {
            return List.of(line);
        }
        List<Polyline> dashes = new ArrayList<>();
        Polyline dash = new Polyline();
        dash.add(line.x(0), line.y(0));
        int index = 0;
        double left = lengths.get(0);
        for (int i = 0; i < edges; i++) {
            int to = (i + 1) % line.size();
            double length = line.length(i, to);
            double done = 0;
            while (done + left < length) {
                done += left;
                double x = line.x(i) + (line.x(to) - line.x(i)) * done / length;
                double y = line.y(i) + (line.y(to) - line.y(i)) * done / length;
                if (index % 2 == 0) {
                    dash.add(x, y);
                    dashes.add(dash);
                } else {
                    dash = new Polyline();
                    dash.add(x, y);
                }
                index++;
                left = lengths.get(index % lengths.size());
            }
            left -= length - done;
            if (index % 2 == 0) {
                dash.add(line.x(to), line.y(to));
            }
        }
        if (index % 2 == 0 && dash.size() > 1) {
            dashes.add(dash);
        }
        return dashes;
    }
}
