package dev.nameplate.encode;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Prints what a WebP of 1200x630 costs by how much of it differs from the base, ours and libwebp's in turns: the least processor time
 * of the thread, which other work on the machine disturbs little.
 */
final class WebpDamage {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int QUALITY = 85;
    private static final int FACES = 4;
    private static final double[] DAMAGES = {0.1, 1, 5, 10, 25, 50, 100};
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WebpDamage() {}

    /** Arguments: libwebp's method, and for how many seconds each damage is measured. */
    public static void main(String[] args) {
        Libwebp libwebp = new Libwebp(Integer.parseInt(args[0]));
        long nanos = Long.parseLong(args[1]) * 1_000_000_000;
        Encoder encoder = new WebpEncoder();
        Target target = new Target(QUALITY, Integer.MAX_VALUE);
        Raster ground = ground();
        for (double damage : DAMAGES) {
            List<Encoder.Frame> frames = frames(ground, damage);
            EncodedBase base = encoder.base(ground, new EncodeSettings(QUALITY, false), frames);
            double theirs = Double.MAX_VALUE;
            double ours = Double.MAX_VALUE;
            int next = 0;
            for (long end = System.nanoTime() + nanos; System.nanoTime() < end; next++) {
                Encoder.Frame frame = frames.get(next % FACES);
                theirs = Math.min(theirs, ms(() -> libwebp.file(frame.pixels(), QUALITY)));
                for (Encoder.Frame one : frames) {
                    ours = Math.min(ours, ms(() -> encoder.encode(base, one.pixels(), one.damage(), target)));
                }
            }
            System.out.printf(
                    "%5.1f %%: libwebp %6.2f ms, ours %6.2f ms, %.1f times as fast%n", damage, theirs, ours, theirs / ours);
        }
    }

    private static double ms(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    /** Portraits on the ground, in one place where no macroblock begins. */
    private static List<Encoder.Frame> frames(Raster ground, double damage) {
        double side = Math.sqrt(damage / 100);
        int width = (int) Math.round(WIDTH * side);
        int height = (int) Math.round(HEIGHT * side);
        Rect place = new Rect(Math.min(67, WIDTH - width), Math.min(43, HEIGHT - height), width, height);
        List<Encoder.Frame> frames = new ArrayList<>();
        for (int face = 0; face < FACES; face++) {
            Raster pixels = ground.copy();
            portrait(pixels, place, new Random(face));
            Damage where = Damage.none(WIDTH, HEIGHT);
            where.add(place);
            frames.add(new Encoder.Frame(pixels, where));
        }
        return frames;
    }

    private static void portrait(Raster pixels, Rect place, Random random) {
        double turn = random.nextDouble() * 6;
        for (int y = 0; y < place.height(); y++) {
            for (int x = 0; x < place.width(); x++) {
                int noise = random.nextInt(9) - 4;
                int red = (int) (128 + 90 * Math.sin(x / 37.0 + turn) * Math.cos(y / 29.0)) + noise;
                int green = (int) (120 + 80 * Math.sin((x + y) / 53.0 + turn)) + noise;
                int blue = (int) (110 + 70 * Math.cos(x / 71.0 - y / 43.0 + turn)) + noise;
                pixels.pixels()[(y + place.y()) * WIDTH + x + place.x()] =
                        0xFF000000 | red << 16 | green << 8 | blue;
            }
        }
    }

    /** A gradient with grain. */
    private static Raster ground() {
        Random random = new Random(1);
        Raster ground = Raster.filled(WIDTH, HEIGHT, 0xFF000000);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int light = (i % WIDTH + i / WIDTH) / 30 + 10 + random.nextInt(5) - 2;
            ground.pixels()[i] = 0xFF000000 | light + 10 << 16 | light << 8 | light + 60;
        }
        return ground;
    }
}
