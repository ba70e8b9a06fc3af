package dev.nameplate.render.layout;

import dev.nameplate.raster.Tint;
import java.util.List;

/** Turns a scene's shades into what masks are filled with. */
public final class Tints {

    private Tints() {}

    public static Tint of(Shade shade) {
        if (shade instanceof Shade.Solid solid) {
            return Tint.of(solid.argb());
        }
        if (shade instanceof Shade.Linear linear) {
            return Tint.linear(
                    linear.x1(),
                    linear.y1(),
                    linear.x2(),
                    linear.y2(),
                    offsets(linear.stops()),
                    colours(linear.stops()));
        }
        if (shade instanceof Shade.Radial radial) {
            return Tint.radial(
                    radial.cx(),
                    radial.cy(),
                    radial.rx(),
                    radial.ry(),
                    radial.angle(),
                    offsets(radial.stops()),
                    colours(radial.stops()));
        }
        if (shade instanceof Shade.Texture) {
            throw new IllegalArgumentException("a texture is drawn before it can be filled with");
        }
        Shade.Conic conic = (Shade.Conic) shade;
        return Tint.conic(conic.cx(), conic.cy(), conic.angle(), offsets(conic.stops()), colours(conic.stops()));
    }

    private static double[] offsets(List<Shade.Stop> stops) {
        return stops.stream().mapToDouble(Shade.Stop::offset).toArray();
    }

    private static int[] colours(List<Shade.Stop> stops) {
        return stops.stream().mapToInt(Shade.Stop::argb).toArray();
    }
}
