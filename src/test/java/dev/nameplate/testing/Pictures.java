package dev.nameplate.testing;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Pictures for encoders: random ones of several kinds, images made of a base by painting into some rectangles of it, and how alike two look. */
public final class Pictures {

    private static final int OPAQUE_KINDS = 7;
    private static final int KINDS = 10;

    private Pictures() {}

    /** One or two of noise, gradients, shapes, letters, photographs and flat colours; with alpha of veils and nothing at all, too. */
    public static Raster picture(RandomGenerator random, int width, int height, boolean alpha) {
        Raster raster = Raster.filled(width, height, 0xFF000000 | random.nextInt(1 << 24));
        paint(random, raster, raster.bounds(), alpha);
        if (random.nextBoolean()) {
            paint(random, raster, Rect.between(random.nextInt(width), random.nextInt(height), width, height), alpha);
        }
        return raster;
    }

    /**
     * An image over a base: up to four rectangles that may overlap, some of them painted with what was there before.
     *
     * @param form makes what an encoder takes of the pixels and what was declared about them
     */
    public static <T> T image(RandomGenerator random, Raster base, boolean alpha, BiFunction<Raster, Damage, T> form) {
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
        return form.apply(pixels, damage);
    }

    /** Up to three images over a base. */
    public static <T> List<T> images(
            RandomGenerator random, Raster base, boolean alpha, BiFunction<Raster, Damage, T> form) {
        List<T> images = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            images.add(image(random, base, alpha, form));
        }
        return images;
    }

    private static void paint(RandomGenerator random, Raster raster, Rect rect, boolean alpha) {
        int kind = random.nextInt(alpha ? KINDS : OPAQUE_KINDS);
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
                    case 4 -> letter(x, y) ? 0xFF000000 : colour;
                    case 5 ->
                        Argb.of(
                                255,
                                (int) (120 + 90 * StrictMath.sin((x + fx * y) / 31.0)) + random.nextInt(5),
                                (int) (120 + 90 * StrictMath.cos((y + fy * x) / 23.0)) + random.nextInt(5),
                                100 + random.nextInt(5));
                    case 6 -> colour;
                    case 7 -> Argb.premultiplied(random.nextInt());
                    case 8 -> Argb.premultiplied(x * 5 + y * 3 << 24 | colour & 0xFFFFFF);
                    default -> 0;
                };
            }
        }
    }

    private static boolean letter(int x, int y) {
        int glyph = (x / 8 * 7 + y / 12 * 3) % 5;
        return y % 12 < 9 && (0b1011011101101 >> (x % 8 + glyph) & 1) != 0 && (y % 12 & glyph) != 1;
    }

    /** Waves without an edge, which every encoder shows well. */
    public static Raster smooth(int width, int height) {
        Raster pixels = Raster.filled(width, height, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (128 + 100 * StrictMath.sin(x / 37.0));
                int green = (int) (128 + 100 * StrictMath.cos(y / 29.0));
                pixels.pixels()[y * width + x] = Argb.of(255, red, green, 128);
            }
        }
        return pixels;
    }

    /** How alike the colours of two pictures are, in decibels; 100 where they are the same. */
    public static double psnr(Raster one, Raster other) {
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
