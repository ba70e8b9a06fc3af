package dev.nameplate.render.golden;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import java.util.Map;
import java.util.TreeMap;

/** The pictures that cases may use, each made of a formula. None is symmetric, so that one that is turned shows. */
final class GoldenAssets {

    /** The colour of a pixel with straight alpha, its place in 0..1 of the picture's height. */
    private interface Colour {
        int at(double x, double y);
    }

    private record Picture(int width, int height, Colour colour) {

        /** Each pixel is the mean of 4x4 places in it, so that edges are smooth. */
        Raster drawn() {
            Raster large = Raster.transparent(4 * width, 4 * height);
            for (int i = 0; i < large.pixels().length; i++) {
                double x = (i % large.width() + 0.5) / large.height();
                double y = (i / large.width() + 0.5) / large.height();
                large.pixels()[i] = Argb.premultiplied(colour.at(x, y));
            }
            Raster drawn = large.scaled(width, height);
            for (int i = 0; i < drawn.pixels().length; i++) {
                drawn.pixels()[i] = Argb.straight(drawn.pixels()[i]);
            }
            return drawn;
        }
    }

    private static final Map<String, Picture> PICTURES = new TreeMap<>(Map.of(
            "photo.png", new Picture(240, 160, GoldenAssets::landscape),
            "portrait.png", new Picture(150, 200, GoldenAssets::portrait),
            "logo.png", new Picture(180, 60, GoldenAssets::logo),
            "other-logo.png", new Picture(180, 60, GoldenAssets::otherLogo),
            "checks.png", new Picture(64, 64, GoldenAssets::checks),
            "dark-photo.png", new Picture(240, 160, GoldenAssets::night)));

    private GoldenAssets() {}

    static byte[] png(String name) {
        Picture picture = PICTURES.get(name);
        if (picture == null) {
            throw new AssertionError("there is no picture \"" + name + "\"; there are " + PICTURES.keySet());
        }
        return GoldenPng.bytes(picture.drawn());
    }

    /** Evening sky with a sun at the right, hills rising to the left. */
    private static int landscape(double x, double y) {
        double hill = 0.62 - 0.22 * (1.5 - x) * (1.5 - x) / 2.25 + 0.1 * (x - 0.5) * (x - 0.9);
        if (y > hill + 0.16) {
            return 0xFF2B4A3C;
        }
        if (y > hill) {
            return 0xFF4F7F5E;
        }
        double dx = x - 1.12;
        double dy = y - 0.27;
        return dx * dx + dy * dy < 0.017 ? 0xFFFFF3C4 : mixed(0xFF6FA8DC, 0xFFFFD7A8, y / 0.6);
    }

    /** The same place by night, with a moon at the left. */
    private static int night(double x, double y) {
        if (y > 0.78 - 0.12 * x) {
            return 0xFF0A0F1E;
        }
        double dx = x - 0.35;
        double dy = y - 0.3;
        return dx * dx + dy * dy < 0.012 ? 0xFFF2EFD9 : mixed(0xFF101A3A, 0xFF2E3F73, y);
    }

    /** Head and shoulders, hair parted at the right. */
    private static int portrait(double x, double y) {
        double dx = (x - 0.375) / 0.17;
        double dy = (y - 0.4) / 0.23;
        boolean head = dx * dx + dy * dy < 1;
        if (head && y < 0.28 + 0.12 * x) {
            return 0xFF3A2A20;
        }
        if (head) {
            return 0xFFE2B08A;
        }
        double sx = (x - 0.375) / 0.34;
        double sy = (y - 1.05) / 0.4;
        return sx * sx + sy * sy < 1 ? 0xFF34508C : mixed(0xFFD9E2EC, 0xFFB8C7D6, y);
    }

    /** A disc and two bars on nothing. */
    private static int logo(double x, double y) {
        if ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5) < 0.42 * 0.42) {
            return 0xFF5B3CC4;
        }
        boolean upper = x > 1.15 && x < 2.9 && y > 0.2 && y < 0.42;
        boolean lower = x > 1.15 && x < 2.3 && y > 0.58 && y < 0.8;
        return upper ? 0xFF1B1F5E : lower ? 0xFF7CF0D2 : 0;
    }

    /** A corner and a bar on nothing. */
    private static int otherLogo(double x, double y) {
        if (x > 0.1 && x < 0.9 && y > 0.1 && y < 0.9 && x + y > 1) {
            return 0xFFFCA311;
        }
        return x > 1.15 && x < 2.7 && y > 0.38 && y < 0.72 ? 0xFF14213D : 0;
    }

    /** Checks of 8 pixels, the first of them red. */
    private static int checks(double x, double y) {
        int column = (int) (x * 8);
        int row = (int) (y * 8);
        if (column == 0 && row == 0) {
            return 0xFFE04030;
        }
        return (column + row) % 2 == 0 ? 0xFF202838 : 0xFFF0F2F6;
    }

    private static int mixed(int from, int to, double t) {
        double k = Math.max(0, Math.min(1, t));
        return Argb.of(
                255,
                (int) Math.round(Argb.red(from) + k * (Argb.red(to) - Argb.red(from))),
                (int) Math.round(Argb.green(from) + k * (Argb.green(to) - Argb.green(from))),
                (int) Math.round(Argb.blue(from) + k * (Argb.blue(to) - Argb.blue(from))));
    }
}
