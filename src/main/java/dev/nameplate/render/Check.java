package dev.nameplate.render;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.layout.Scene;
import dev.nameplate.render.paint.Painter;

/** Proves pictures against the slow way of drawing them. */
final class Check {

    private Check() {}

    /** Fails unless a restored canvas equals its base. */
    static void untouched(Base base, Raster pixels) {
        int at = difference(base.raster(), pixels, Damage.none(base.width(), base.height()));
        if (at >= 0) {
            throw new AssertionError(
                    "a restored canvas differs from " + base + place(at, base.raster(), pixels) + ": who wrote there?");
        }
    }

    /** Fails unless a picture equals its base outside the damage, and the scene drawn afresh everywhere. */
    static void drawn(Base base, Scene scene, Damage damage, Raster pixels) {
        int outside = difference(base.raster(), pixels, damage);
        if (outside >= 0) {
            throw new AssertionError("a picture differs outside its damage " + damage.rects() + " from " + base
                    + place(outside, base.raster(), pixels));
        }
        Raster fresh = base.underlay().copy();
        Painter.paint(scene.items(), base.underlay(), fresh, fresh.bounds(), base.lasting());
        int stale = difference(fresh, pixels, Damage.none(base.width(), base.height()));
        if (stale >= 0) {
            throw new AssertionError("a picture of " + base + " drawn by its damage " + damage.rects()
                    + " differs from the whole drawn afresh" + place(stale, fresh, pixels));
        }
    }

    /** The index of the first pixel outside the damage that differs; -1 when none does. */
    private static int difference(Raster expected, Raster actual, Damage damage) {
        int width = expected.width();
        for (int i = 0; i < expected.pixels().length; i++) {
            if (expected.pixels()[i] != actual.pixels()[i] && !damage.covers(i % width, i / width)) {
                return i;
            }
        }
        return -1;
    }

    private static String place(int at, Raster expected, Raster actual) {
        return String.format(
                " at (%d, %d): %08X instead of %08X",
                at % expected.width(), at / expected.width(), actual.pixels()[at], expected.pixels()[at]);
    }
}
