package dev.nameplate.render.layout;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Paint;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern while it is drawn: what its generator is given, and the marks it has made. Everything a generator sees is in
 * canvas units from the upper left corner of the box.
 *
 * <p>Not thread-safe.
 */
final class Ornament {

    private final double width;
    private final double height;
    private final Place place;
    private final Rect canvas;
    private final List<Integer> colours;
    private final Map<String, Double> numbers;
    private final Chance chance;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * @param canvas device pixels beyond which nothing shows
     * @param colours straight ARGB, at least one
     */
    Ornament(
            double width,
            double height,
            Place place,
            Rect canvas,
            List<Integer> colours,
            Map<String, Double> numbers,
            Chance chance) {
        this.width = width;
        this.height = height;
        this.place = place;
        this.canvas = canvas;
        this.colours = colours;
        this.numbers = numbers;
        this.chance = chance;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Chance chance() {
        return chance;
    }

    List<Mark> marks() {
        return marks;
    }

    double number(String name) {
        return numbers.getOrDefault(name, 0.0);
    }

    /** A number as a count within bounds. */
    int count(String name, int least, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(number(name))));
    }

    int colours() {
        return colours.size();
    }

    /** Straight ARGB; colours repeat. */
    int colour(int index) {
        return colours.get(Math.floorMod(index, colours.size()));
    }

    /** Pixels of the device per canvas unit. */
    double scale() {
        return place.scale();
    }

    static Paint solid(int argb) {
        return new Paint.Solid(new ColourRef.Fixed(argb));
    }

    static Paint.Stop stop(double offset, int argb) {
        return new Paint.Stop(offset, new ColourRef.Fixed(argb));
    }

    /** All colours along the direction {@code toward} (degrees, 0 up), losing the share {@code fade} of alpha on the way. */
    Paint along() {
        double fade = number("fade");
        if (colours.size() == 1 && fade == 0) {
            return solid(colour(0));
        }
        double toward = StrictMath.toRadians(number("toward"));
        double dx = StrictMath.sin(toward);
        double dy = -StrictMath.cos(toward);
        double reach = Math.abs(dx * width) + Math.abs(dy * height);
        return new Paint.Linear(
                0.5 - dx * reach / 2 / width,
                0.5 - dy * reach / 2 / height,
                0.5 + dx * reach / 2 / width,
                0.5 + dy * reach / 2 / height,
                stops(fade));
    }

    /** All colours outwards from a point to a radius in canvas units, losing the share {@code fade} on the way. */
    Paint outwards(double x, double y, double radius) {
        double fade = number("fade");
        return colours.size() == 1 && fade == 0
                ? solid(colour(0))
                : new Paint.Radial(x / width, y / height, radius / width, radius / height, stops(fade));
    }

    private List<Paint.Stop> stops(double fade) {
        int last = Math.max(1, colours.size() - 1);
        List<Paint.Stop> stops = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            double offset = (double) i / last;
            stops.add(stop(offset, Argb.faded(colour(Math.min(i, colours.size() - 1)), 1 - fade * offset)));
        }
        return stops;
    }

    void fill(Path2D outline, Paint paint) {
        fill(outline, paint, 0);
    }

    /** @param blur standard deviation in canvas units */
    void fill(Path2D outline, Paint paint, double blur) {
        Shade shade = Colours.shade(paint, width, height, place, Marks.NO_VALUES, 1);
        marks.add(Marks.fill(place.of(outline), blur * scale(), shade));
    }

    /** Draws lines in one ink: where they cross they are no darker. */
    void lines(List<Polyline> lines, double lineWidth, Paint paint) {
        Rect area = area();
        Ink ink = new Ink(area);
        double half = lineWidth / 2 * scale();
        for (Polyline line : lines) {
            for (int i = 1; i < line.size(); i++) {
                double x = line.x(i);
                double y = line.y(i);
                double fromX = line.x(i - 1);
                double fromY = line.y(i - 1);
                ink.line(place.x(fromX, fromY), place.y(fromX, fromY), place.x(x, y), place.y(x, y), half);
            }
        }
        put(ink, area, paint);
    }

    /** Draws discs in one ink. */
    void dots(List<Dot> dots, Paint paint) {
        Rect area = area();
        Ink ink = new Ink(area);
        for (Dot dot : dots) {
            ink.dot(place.x(dot.x, dot.y), place.y(dot.x, dot.y), dot.radius * scale());
        }
        put(ink, area, paint);
    }

    record Dot(double x, double y, double radius) {}

    private void put(Ink ink, Rect area, Paint paint) {
        if (!area.isEmpty()) {
            Shade shade = Colours.shade(paint, width, height, place, Marks.NO_VALUES, 1);
            marks.add(new Mark.Stencil(ink.mask(), shade, Blend.NORMAL, area));
        }
    }

    /** The device pixels of the box. */
    private Rect area() {
        return Mask.extent(place.of(Outlines.rectangle(0, 0, width, height)), 0).intersection(canvas);
    }

    static Path2D stroke(Polyline line, double lineWidth, boolean round) {
        return new Pen(lineWidth, round, List.of()).outline(line.path());
    }

    /** A colour, premultiplied ARGB, for every pixel of the box, asked for by the pixel's middle. */
    void pixels(Pixels pixels) {
        Rect area = Mask.extent(place.of(Outlines.rectangle(0, 0, width, height)), 0)
                .intersection(canvas);
        if (area.isEmpty()) {
            return;
        }
        Raster raster = Raster.transparent(area.width(), area.height());
        double square = scale() * scale();
        int[] into = raster.pixels();
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                double dx = area.x() + x + 0.5 - place.dx();
                double dy = area.y() + y + 0.5 - place.dy();
                into[y * area.width() + x] = pixels.at(
                        (place.a() * dx + place.b() * dy) / square, (place.a() * dy - place.b() * dx) / square);
            }
        }
        marks.add(new Mark.Picture(raster, area.x(), area.y(), 1, Optional.empty(), Blend.NORMAL, area));
    }

    /** A picture as a function of the place. */
    interface Pixels {
        int at(double x, double y);
    }

    /** The nearest coordinate at which an edge falls between two pixels; the same where the box is turned. */
    double crisp(double at, boolean horizontal) {
        if (!place.isUpright()) {
            return at;
        }
        double shift = horizontal ? place.dx() : place.dy();
        return (Math.rint(at * place.a() + shift) - shift) / place.a();
    }
}
