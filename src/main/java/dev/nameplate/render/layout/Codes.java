package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.Layer;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The marks of a code: a plate, its modules, and for an EAN its digits.
 *
 * <p>A module is a whole number of canvas units, and an upright code begins at a whole pixel: its edges are sharp, and the code is
 * equally large at every density.
 */
final class Codes {

    /** Above and below bars a plate shows this much of itself, in modules; they need none. */
    private static final int RIM = 4;

    private static final int FINDER = 7;
    /** Of the room that a round module has. */
    private static final double DOT = 0.92;

    private final CodeLayer layer;
    private final Place place;
    private final Values values;
    private final Modules modules;
    private final int module;
    private final double plateWidth;
    private final double plateHeight;

    private Codes(CodeLayer layer, Place place, Values values, Modules modules) {
        this.layer = layer;
        this.place = place;
        this.values = values;
        this.modules = modules;
        Layer.Box box = layer.common().box();
        double columns = modules.width() + 2.0 * layer.quiet();
        double rows = modules.height() * modules.tall() + 2.0 * layer.quiet();
        boolean linear = layer.symbology().isLinear();
        double unit = linear ? box.width() / columns : Math.min(box.width() / columns, box.height() / rows);
        this.module = (int) Math.floor(unit + 1e-9);
        this.plateWidth = linear ? box.width() : columns * unit;
        this.plateHeight = linear ? box.height() : rows * unit;
    }

    /** Opacity and blend not yet applied; none when there is no room for the modules. */
    static List<Mark> marks(
            CodeLayer layer, Modules modules, Place place, Values values, String language, FigureWords words) {
        return new Codes(layer, place, values, modules)
                .marks(text(layer, values, language).orElse(""), words);
    }

    /** The code itself; empty when it has nothing to say, or cannot say it. */
    static Optional<Modules> modules(CodeLayer layer, Values values, String language) {
        return text(layer, values, language).flatMap(text -> Modules.of(layer.symbology(), layer.level(), text));
    }

    private static Optional<String> text(CodeLayer layer, Values values, String language) {
        return Phrasing.say(layer.text(), keys(values), language).map(said -> Initials.plain(said.text()));
    }

    /** What machines read: plain digits, ISO dates, a choice's key. */
    private static Values keys(Values values) {
        Map<String, Value> keys = new TreeMap<>();
        values.byName().forEach((name, value) -> keys.put(name, Value.text(value.key())));
        return new Values(keys, values.language(), values.zone(), values.seed(), List.of());
    }

    private List<Mark> marks(String text, FigureWords words) {
        if (module < 1 || bars() < 1) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>();
        Layer.Box box = layer.common().box();
        Place upper = place.of(
                new Layer.Box(
                        (box.width() - plateWidth) / 2, (box.height() - plateHeight) / 2, plateWidth, plateHeight),
                0);
        Place own = upper.isUpright() ? upper.onPixels() : upper;
        int background = Colours.of(layer.background(), values);
        if (Argb.alpha(background) > 0) {
            Path2D plate = Outlines.rectangle(0, 0, Math.rint(plateWidth), Math.rint(plateHeight), layer.radius());
            marks.add(Marks.fill(own.of(plate), 0, new Shade.Solid(background)));
        }
        Shade shade = new Shade.Solid(Colours.of(layer.colour(), values));
        marks.add(Marks.fill(own.of(code()), 0, shade));
        if (layer.digits()) {
            marks.addAll(digits(text, own, words));
        }
        return marks;
    }

    private double left() {
        return Math.floor((plateWidth - (double) modules.width() * module) / 2);
    }

    private double top() {
        return layer.symbology().isLinear()
                ? Math.min(RIM, layer.quiet()) * module
                : Math.floor((plateHeight - (double) modules.height() * modules.tall() * module) / 2);
    }

    /** How high bars are, without what an EAN's digits need. */
    private double bars() {
        double all = Math.floor(layer.common().box().height()) - 2 * top();
        return layer.symbology().isLinear() ? all - (layer.digits() ? Ean.DIGITS * module : 0) : module;
    }

    private Path2D code() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        if (layer.dots()) {
            dots(path);
        } else if (layer.symbology().isLinear()) {
            for (Run run : Run.of(modules, 0)) {
                boolean guard = layer.digits() && Ean.isGuard(run.from());
                double height = bars() + (guard ? Ean.GUARD * module : 0);
                path.append(Outlines.rectangle(run.from(), 0, run.length(), height / module), /* connect= */ false);
            }
        } else {
            for (int y = 0; y < modules.height(); y++) {
                for (Run run : Run.of(modules, y)) {
                    path.append(
                            Outlines.rectangle(run.from(), y * modules.tall(), run.length(), modules.tall()),
                            /* connect= */ false);
                }
            }
        }
        return new Path2D.Double(path, new AffineTransform(module, 0, 0, module, left(), top()));
    }

    /** Dark modules side by side. */
    private record Run(int from, int length) {

        static List<Run> of(Modules modules, int y) {
            List<Run> runs = new ArrayList<>();
            int from = -1;
            for (int x = 0; x <= modules.width(); x++) {
                boolean dark = x < modules.width() && modules.at(x, y);
                if (dark && from < 0) {
                    from = x;
                } else if (!dark && from >= 0) {
                    runs.add(new Run(from, x - from));
                    from = -1;
                }
            }
            return runs;
        }
    }

    /** Round modules; the three finders, which scanners look for first, stay whole. */
    private void dots(Path2D path) {
        int last = modules.width() - FINDER;
        for (int y = 0; y < modules.height(); y++) {
            for (int x = 0; x < modules.width(); x++) {
                boolean finder = y < FINDER && (x < FINDER || x >= last) || y >= last && x < FINDER;
                if (!finder && modules.at(x, y)) {
                    double rim = (1 - DOT) / 2;
                    path.append(Outlines.ellipse(x + rim, y + rim, DOT, DOT), /* connect= */ false);
                }
            }
        }
        finder(path, 0, 0);
        finder(path, last, 0);
        finder(path, 0, last);
    }

    private static void finder(Path2D path, int x, int y) {
        Path2D outer = Outlines.rectangle(x, y, FINDER, FINDER, 2);
        Path2D inner = Outlines.rectangle(x + 1, y + 1, FINDER - 2, FINDER - 2, 1.2);
        path.append(Outlines.ring(outer, inner), /* connect= */ false);
        path.append(Outlines.rectangle(x + 2, y + 2, FINDER - 4, FINDER - 4, 0.9), /* connect= */ false);
    }

    /** An EAN's digits: the first before its bars, six under either half. */
    private List<Mark> digits(String text, Place own, FigureWords words) {
        String digits = Ean.complete(text);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            Layer.Box cell = new Layer.Box(
                    left() + Ean.column(i) * module,
                    top() + bars() + module,
                    (double) Ean.CELL * module,
                    (double) (Ean.DIGITS - 1) * module);
            words.marks(digits.substring(i, i + 1), Ean.style(module, layer.colour()), cell, own, "")
                    .ifPresent(marks::addAll);
        }
        return marks;
    }

    /** Width divided by height, where a code has its own. */
    static Optional<Double> proportion(CodeLayer layer) {
        return layer.symbology().isSquare() ? Optional.of(1.0) : Optional.empty();
    }
}
