package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures of several kinds, and images made of a base by painting into some rectangles of it. */
public final class RandomPictures {

    private RandomPictures() {}

    /** Up to two of noise, gradients, shapes, letters, photographs, flat or clear colours. */
    public static Raster picture(RandomGenerator random, int width, int height, boolean alpha) {
        Raster raster = Raster.filled(width, height, 0xFF000000 | random.nextInt(1 << 24));
        paint(random, raster, raster.bounds(), alpha);
        if (random.nextBoolean()) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            paint(random, raster, Rect.between(x, y, width, height), alpha);
        }
        return raster;
    }

    /** An image over a base: up to four rectangles that may overlap, some of them painted with what was there before. */
    public static PngBase.Sample image(RandomGenerator random, Raster base, boolean alpha) {
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
        return new PngBase.Sample(pixels, damage);
    }

    public static List<PngBase.Sample> samples(RandomGenerator random, Raster base, boolean alpha) {
        List<PngBase.Sample> samples = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
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
                int at = y * raster.width() + x;
                raster.pixels()[at] = switch (kind) {
                    case 0 -> 0xFF000000 | random.nextInt(1 << 24);
                    case 1 -> Argb.of(255, 128 + fx * x & 255, 128 + fy * y & 255, x + y & 255);
                    case 2 -> (x / 5 + y / 7) % 2 == 0 ? colour : ~colour | 0xFF000000;
                    case 3 -> colour;
                    case 4 -> letter(x, y) ? 0xFF000000 : colour;
                    case 5 ->
                        Argb.of(
                                255,
                                (int) (120 + 90 * StrictMath.sin((x + fx * y) / 31.0)) + random.nextInt(5),
                                (int) (120 + 90 * StrictMath.cos((y + fy * x) / 23.0)) + random.nextInt(5),
                                100 + random.nextInt(5));
                    case 6 -> Argb.premultiplied(random.nextInt());
                    default -> 0;
                };
            }
        }
    }

    private static boolean letter(int x, int y) {
        int glyph = (x / 8 * 7 + y / 12 * 3) % 5;
        return y % 12 < 9 && (0b1011011101101 >> (x % 8 + glyph) & 1) != 0 && (y % 12 & glyph) != 1;
    }
}
