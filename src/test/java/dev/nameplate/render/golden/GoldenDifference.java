package dev.nameplate.render.golden;

import dev.nameplate.raster.Raster;
import java.nio.file.Path;

/** Says how a picture differs from its golden, and leaves pictures that show it. */
final class GoldenDifference {

    private GoldenDifference() {}

    /** Empty when they are the same; else a sentence, and three pictures in a folder: expected, actual and diff. */
    static String report(GoldenCase one, Raster expected, Raster actual, Path folder) {
        boolean sameSize = expected.bounds().equals(actual.bounds());
        int first = -1;
        int count = 0;
        Raster diff = expected.copy();
        for (int i = 0; sameSize && i < expected.pixels().length; i++) {
            boolean differs = expected.pixels()[i] != actual.pixels()[i];
            diff.pixels()[i] = differs ? 0xFFFF0000 : faint(expected.pixels()[i]);
            count += differs ? 1 : 0;
            first = differs && first < 0 ? i : first;
        }
        if (sameSize && count == 0) {
            return "";
        }
        GoldenPng.write(expected, folder.resolve(one.name() + "-expected.png"));
        GoldenPng.write(actual, folder.resolve(one.name() + "-actual.png"));
        if (!sameSize) {
            return String.format(
                    "%s is %dx%d instead of %dx%d; see %s",
                    one,
                    actual.width(),
                    actual.height(),
                    expected.width(),
                    expected.height(),
                    folder.resolve(one.name() + "-actual.png"));
        }
        GoldenPng.write(diff, folder.resolve(one.name() + "-diff.png"));
        return String.format(
                "%s (%s) differs in %d of %d pixels, first at (%d, %d): %08X instead of %08X; see %s",
                one,
                one.question(),
                count,
                expected.pixels().length,
                first % expected.width(),
                first / expected.width(),
                actual.pixels()[first],
                expected.pixels()[first],
                folder.resolve(one.name() + "-diff.png"));
    }

    /** A pixel as a light grey that leaves red to the differences. */
    private static int faint(int argb) {
        int grey = ((argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255)) / 3;
        int light = 192 + grey / 4;
        return 0xFF000000 | light * 0x010101;
    }
}
