package dev.nameplate.render.layout;

import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Align;
import dev.nameplate.template.TextStyle.Valign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes text styles for tests: Inter 400 at a fixed size in one line, upper left, black, unless told otherwise. */
final class Styles {

    private String family = "Inter";
    private int weight = 400;
    private boolean italic;
    private final double size;
    private double minSize;
    private double lineHeight = 1.2;
    private double tracking;
    private int maxLines = 1;
    private boolean balance;
    private Align align = Align.START;
    private Valign valign = Valign.TOP;
    private Paint fill = new Paint.Solid(new ColourRef.Fixed(0xFF000000));
    private Optional<Stroke> outline = Optional.empty();
    private final List<Layer.Shadow> shadows = new ArrayList<>();
    private boolean upper;
    private boolean tabular;
    private boolean underline;
    private boolean strike;
    private final Map<String, TextStyle.Run> runs = new TreeMap<>();

    private Optional<TextStyle.Plate> plate = Optional.empty();
    private Optional<TextStyle.Rule> rule = Optional.empty();

    private Styles(double size) {
        this.size = size;
        this.minSize = size;
    }

    static Styles size(double size) {
        return new Styles(size);
    }

    Styles down(double smallest) {
        minSize = smallest;
        return this;
    }

    Styles family(String name, int itsWeight, boolean slanted) {
        family = name;
        weight = itsWeight;
        italic = slanted;
        return this;
    }

    Styles lines(int most) {
        maxLines = most;
        return this;
    }

    Styles balanced() {
        balance = true;
        return this;
    }

    Styles lineHeight(double height) {
        lineHeight = height;
        return this;
    }

    Styles tracking(double ems) {
        tracking = ems;
        return this;
    }

    Styles align(Align along, Valign within) {
        align = along;
        valign = within;
        return this;
    }

    Styles fill(int argb) {
        fill = new Paint.Solid(new ColourRef.Fixed(argb));
        return this;
    }

    Styles fill(Paint paint) {
        fill = paint;
        return this;
    }

    Styles outline(double width, Stroke.Position position, int argb) {
        Paint paint = new Paint.Solid(new ColourRef.Fixed(argb));
        outline = Optional.of(new Stroke(paint, width, position, List.of(), /* roundCaps= */ true));
        return this;
    }

    Styles shadow(double dx, double dy, double blur, int argb, boolean inner) {
        shadows.add(new Layer.Shadow(dx, dy, blur, 0, new ColourRef.Fixed(argb), inner));
        return this;
    }

    Styles upper() {
        upper = true;
        return this;
    }

    Styles tabular() {
        tabular = true;
        return this;
    }

    Styles underline() {
        underline = true;
        return this;
    }

    Styles strike() {
        strike = true;
        return this;
    }

    Styles run(String name, Runs run) {
        runs.put(name, run.done());
        return this;
    }

    Styles plate(double vertical, double horizontal, double radius, TextStyle.Plate.Per per, Stroke... strokes) {
        Paint paint = new Paint.Solid(new ColourRef.Fixed(0xFF00C000));
        Optional<Stroke> stroke = strokes.length == 0 ? Optional.empty() : Optional.of(strokes[0]);
        plate = Optional.of(new TextStyle.Plate(paint, vertical, horizontal, radius, per, stroke, List.of()));
        return this;
    }

    Styles rule(double width, double gap, double overhang) {
        Paint paint = new Paint.Solid(new ColourRef.Fixed(0xFF0000C0));
        rule = Optional.of(new TextStyle.Rule(paint, width, gap, overhang));
        return this;
    }

    TextStyle done() {
        return new TextStyle(
                family,
                weight,
                italic,
                size,
                minSize,
                lineHeight,
                tracking,
                maxLines,
                balance,
                align,
                valign,
                fill,
                outline,
                shadows,
                upper,
                tabular,
                underline,
                strike,
                runs,
                plate,
                rule);
    }
}
