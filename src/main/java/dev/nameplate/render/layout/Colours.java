package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Colours and paints with values filled in. */
final class Colours {

    private Colours() {}

    /** Straight ARGB. */
    static int of(ColourRef colour, Values values) {
        if (colour instanceof ColourRef.OfField field) {
            return values.get(field.field())
                    .flatMap(Value::colour)
                    .map(argb -> Argb.faded(argb, field.alpha()))
                    .orElse(field.otherwise());
        }
        return ((ColourRef.Fixed) colour).argb();
    }

    /**
     * A paint over a box.
     *
     * @param width of the box, canvas units
     * @param height of the box, canvas units
     * @param opacity 0..1, scales every alpha
     */
    static Shade shade(Paint paint, double width, double height, Place place, Values values, double opacity) {
        if (paint instanceof Paint.Linear linear) {
            Paint.Linear it = linear.over(width, height);
            double x1 = it.x1() * width;
            double y1 = it.y1() * height;
            double x2 = it.x2() * width;
            double y2 = it.y2() * height;
            return new Shade.Linear(
                    place.x(x1, y1),
                    place.y(x1, y1),
                    place.x(x2, y2),
                    place.y(x2, y2),
                    stops(it.stops(), values, opacity));
        }
        if (paint instanceof Paint.Radial it) {
            double cx = it.cx() * width;
            double cy = it.cy() * height;
            double rx = it.rx() * width * place.scale();
            double ry = it.ry(width, height) * height * place.scale();
            double turn = rx == ry ? 0 : place.turn();
            return new Shade.Radial(place.x(cx, cy), place.y(cx, cy), rx, ry, turn, stops(it.stops(), values, opacity));
        }
        if (paint instanceof Paint.Conic it) {
            double cx = it.cx() * width;
            double cy = it.cy() * height;
            return new Shade.Conic(
                    place.x(cx, cy), place.y(cx, cy), it.angle() + place.turn(), stops(it.stops(), values, opacity));
        }
        if (paint instanceof Paint.Pattern it) {
            return Marks.faded(place.textures().of(it, width, height, place, values), opacity);
        }
        return new Shade.Solid(Argb.faded(of(((Paint.Solid) paint).colour(), values), opacity));
    }

    /** Whether nothing shines through anywhere. */
    static boolean isOpaque(Shade shade) {
        if (shade instanceof Shade.Texture texture) {
            return texture.opaque();
        }
        return alphas(shade).stream().allMatch(alpha -> alpha == 255);
    }

    /** Whether nothing would be seen at all. */
    static boolean isClear(Shade shade) {
        return alphas(shade).stream().allMatch(alpha -> alpha == 0);
    }

    /** The highest alpha of any of its colours. */
    static int mostAlpha(Shade shade) {
        return alphas(shade).stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The mean of its colours, straight. */
    static int mean(Shade shade) {
        if (shade instanceof Shade.Texture texture) {
            return texture.mean();
        }
        return shade instanceof Shade.Solid solid
                ? solid.argb()
                : mean(stops(shade).stream().map(Shade.Stop::argb).toList());
    }

    static int mean(List<Integer> colours) {
        int[] sums = new int[4];
        for (int colour : colours) {
            sums[0] += Argb.alpha(colour);
            sums[1] += Argb.red(colour);
            sums[2] += Argb.green(colour);
            sums[3] += Argb.blue(colour);
        }
        int n = colours.size();
        return Argb.of(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n);
    }

    private static List<Integer> alphas(Shade shade) {
        if (shade instanceof Shade.Texture texture) {
            return List.of((int) Math.round(255 * texture.opacity()));
        }
        if (shade instanceof Shade.Solid solid) {
            return List.of(Argb.alpha(solid.argb()));
        }
        return stops(shade).stream().map(stop -> Argb.alpha(stop.argb())).toList();
    }

    private static List<Shade.Stop> stops(Shade gradient) {
        return gradient instanceof Shade.Linear linear
                ? linear.stops()
                : gradient instanceof Shade.Radial radial ? radial.stops() : ((Shade.Conic) gradient).stops();
    }

    private static List<Shade.Stop> stops(List<Paint.Stop> stops, Values values, double opacity) {
        List<Shade.Stop> shades = new ArrayList<>(stops.size());
        for (Paint.Stop stop : stops) {
            shades.add(new Shade.Stop(stop.offset(), Argb.faded(of(stop.colour(), values), opacity)));
        }
        return shades;
    }

    /** Adds the fields that a paint takes colours from. */
    static void fields(Paint paint, Set<String> into) {
        each(paint, colour -> fields(colour, into));
        seeds(paint, into);
    }

    private static void seeds(Paint paint, Set<String> into) {
        if (paint instanceof Paint.Pattern it) {
            it.seedField().ifPresent(into::add);
            it.over().ifPresent(below -> seeds(below, into));
        }
    }

    /** Hands on every colour of a paint. */
    static void each(Paint paint, Consumer<ColourRef> colours) {
        if (paint instanceof Paint.Solid it) {
            colours.accept(it.colour());
        } else if (paint instanceof Paint.Linear it) {
            it.stops().forEach(stop -> colours.accept(stop.colour()));
        } else if (paint instanceof Paint.Radial it) {
            it.stops().forEach(stop -> colours.accept(stop.colour()));
        } else if (paint instanceof Paint.Conic it) {
            it.stops().forEach(stop -> colours.accept(stop.colour()));
        } else if (paint instanceof Paint.Pattern it) {
            it.colours().forEach(colours);
            it.over().ifPresent(below -> each(below, colours));
        }
    }

    static void fields(Optional<Stroke> stroke, Set<String> into) {
        stroke.ifPresent(line -> fields(line.paint(), into));
    }

    static void fields(ColourRef colour, Set<String> into) {
        if (colour instanceof ColourRef.OfField field) {
            into.add(field.field());
        }
    }
}
