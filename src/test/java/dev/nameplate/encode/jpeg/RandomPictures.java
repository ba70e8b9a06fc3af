package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.random.RandomGenerator;

/** Pictures of several kinds, and images made of a base by painting into some rectangles of it. */
final class RandomPictures {

    static final int UNLIMITED = Integer.MAX_VALUE;

    private RandomPictures() {}

    /** An image and what was declared about it. */
    record Image(Raster pixels, Damage damage) {}

    static Limits at(int quality) {
        return new Limits(quality, Math.min(30, quality), UNLIMITED);
    }

    /** Noise, a smooth gradient, large shapes with sharp edges, or one colour. */
    static Raster picture(RandomGenerator random, int width, int height) {
        Raster raster = Raster.filled(width, height, 0xFF000000 | random.nextInt(1 << 24));
        paint(random, raster, raster.bounds());
        return raster;
    }

    /** An image over a base: up to four rectangles that may overlap, some of them painted with what was there before. */
    static Image image(RandomGenerator random, Raster base) {
        Raster pixels = base.copy();
        Damage damage = Damage.none(base.width(), base.height());
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int x = random.nextInt(base.width());
            int y = random.nextInt(base.height());
            Rect rect = Rect.between(
                    x,
                    y,
                    Math.min(base.width(), x + 1 + random.nextInt(base.width())),
                    Math.min(base.height(), y + 1 + random.nextInt(base.height())));
            damage.add(rect);
            if (random.nextInt(4) > 0) {
                paint(random, pixels, inner(random, rect));
            }
        }
        return new Image(pixels, damage);
    }

    private static Rect inner(RandomGenerator random, Rect rect) {
        int x = rect.x() + random.nextInt(rect.width());
        int y = rect.y() + random.nextInt(rect.height());
        return Rect.between(x, y, rect.right(), rect.bottom());
    }

    private static void paint(RandomGenerator random, Raster raster, Rect rect) {
        int kind = random.nextInt(5);
        int colour = 0xFF000000 | random.nextInt(1 << 24);
        int fx = random.nextInt(7) - 3;
        int fy = random.nextInt(7) - 3;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int at = y * raster.width() + x;
                raster.pixels()[at] = switch (kind) {
                    case 0 -> 0xFF000000 | random.nextInt(1 << 24);
                    case 1 -> Argb.of(255, 128 + fx * x & 255, 128 + fy * y & 255, x + y & 255);
                    case 2 -> (x / 5 + y / 7) % 2 == 0 ? colour : ~colour | 0xFF000000;
                    case 3 -> colour;
                    default -> Argb.premultiplied(random.nextInt());
                };
            }
        }
    }

    static double psnr(Raster one, Raster other) {
        double sum = 0;
        for (int i = 0; i < one.pixels().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (one.pixels()[i] >> shift & 255) - (other.pixels()[i] >> shift & 255);
                sum += difference * difference;
            }
        }
        double mean = sum / (3.0 * one.pixels().length);
        return mean == 0 ? 100 : 10 * Math.log10(255 * 255 / mean);
    }
}
