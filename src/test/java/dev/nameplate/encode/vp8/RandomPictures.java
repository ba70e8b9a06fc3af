package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures of several kinds, and images made of a base by painting into some rectangles of it. */
final class RandomPictures {

    private RandomPictures() {}

    /** One or two of noise, gradients, edges, letters, flat, half clear or clear colours. */
    static Raster picture(RandomGenerator random, int width, int height, boolean alpha) {
        Raster raster = Raster.filled(width, height, 0xFF000000 | random.nextInt(1 << 24));
        paint(random, raster, raster.bounds(), alpha);
        if (random.nextBoolean()) {
            paint(random, raster, Rect.between(random.nextInt(width), random.nextInt(height), width, height), alpha);
        }
        return raster;
    }

    /** An image over a base: up to four rectangles that may overlap, some of them painted with what was there before. */
    static Vp8Base.Sample image(RandomGenerator random, Raster base, boolean alpha) {
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
                int left = rect.x() + random.nextInt(rect.width());
                int top = rect.y() + random.nextInt(rect.height());
                paint(random, pixels, Rect.between(left, top, rect.right(), rect.bottom()), alpha);
            }
        }
        return new Vp8Base.Sample(pixels, damage);
    }

    static List<Vp8Base.Sample> samples(RandomGenerator random, Raster base, boolean alpha) {
        List<Vp8Base.Sample> samples = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            samples.add(image(random, base, alpha));
        }
        return samples;
    }

    private static void paint(RandomGenerator random, Raster raster, Rect rect, boolean alpha) {
        int kind = random.nextInt(alpha ? 8 : 6);
        int colour = 0xFF000000 | random.nextInt(1 << 24);
        int fx = random.nextInt(7) - 3;
        int fy = random.nextInt(7) - 3;
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                raster.pixels()[y * raster.width() + x] = switch (kind) {
                    case 0 -> 0xFF000000 | random.nextInt(1 << 24);
                    case 1 -> Argb.of(255, 128 + fx * x & 255, 128 + fy * y & 255, x + y & 255);
                    case 2 -> (x / 5 + y / 7) % 2 == 0 ? colour : ~colour | 0xFF000000;
                    case 3 -> (x * 7 + y * fy) % 13 < 4 ? colour : 0xFFFFFFFF;
                    case 4, 5 -> colour;
                    case 6 -> Argb.premultiplied(x * 5 + y * 3 << 24 | colour & 0xFFFFFF);
                    default -> 0;
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
