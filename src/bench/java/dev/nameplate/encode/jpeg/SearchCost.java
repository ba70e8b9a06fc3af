package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.jpeg.JpegWriter.Jpeg;
import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the search for a quality costs by how many coefficients a thread keeps meanwhile: processor time, least of some rounds,
 * for pictures of 1200x630 and twice that, half and wholly damaged, with a budget that needs no search and two that do.
 */
public final class SearchCost {

    private static final int[] KEPT = {Worker.KEPT, 96, 1024};

    private SearchCost() {}

    public static void main(String[] args) {
        for (int density = 1; density <= 2; density++) {
            for (int percent : new int[] {10, 50, 100}) {
                for (boolean fullChroma : new boolean[] {false, true}) {
                    show(1200 * density, 630 * density, percent, fullChroma);
                }
            }
        }
    }

    private static void show(int width, int height, int percent, boolean fullChroma) {
        Raster pixels = ground(width, height);
        Raster image = pixels.copy();
        int rows = Math.max(1, height * percent / 100);
        for (int i = 0; i < rows * width; i++) {
            boolean letter = (i % width / 3 * 7 + i / width / 4 * 5) % 11 < 3;
            image.pixels()[i] = letter ? 0xFFF0F0F0 : image.pixels()[i] ^ 0x00040404;
        }
        Damage damage = Damage.none(width, height);
        damage.add(new Rect(0, 0, width, rows));
        JpegBase base = new JpegBase(pixels, fullChroma, 84, List.of());
        int most = new JpegWriter()
                .write(base, image, damage, new Limits(84, 30, Integer.MAX_VALUE))
                .bytes()
                .length;
        for (int share : new int[] {100, 75, 50}) {
            Limits limits = new Limits(84, 30, most / 100 * share + 100);
            System.out.printf(
                    "%dx%d %s, %d %% damage, %d %% of the bytes:", width, height, fullChroma ? "4:4:4" : "4:2:0", percent, share);
            double[] least = least(base, image, damage, limits);
            for (int i = 0; i < KEPT.length; i++) {
                System.out.printf(" %.2f ms (%d batches)", least[i], KEPT[i]);
            }
            System.out.println();
        }
    }

    private static double[] least(JpegBase base, Raster image, Damage damage, Limits limits) {
        double[] least = new double[KEPT.length];
        Arrays.fill(least, Double.MAX_VALUE);
        JpegWriter[] writers = Arrays.stream(KEPT).mapToObj(JpegWriter::new).toArray(JpegWriter[]::new);
        for (int round = 0; round < Integer.getInteger("rounds", 20); round++) {
            for (int i = 0; i < KEPT.length; i++) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Jpeg jpeg = writers[i].write(base, image, damage, limits);
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                least[i] = jpeg.quality() > 0 ? Math.min(least[i], took / 1e6) : least[i];
            }
        }
        return least;
    }

    /** A gradient with grain. */
    private static Raster ground(int width, int height) {
        SplittableRandom random = new SplittableRandom(5);
        Raster ground = Raster.filled(width, height, -1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (120 + 90 * Math.sin((x + y / 2.0) * 9 / width)) + random.nextInt(5);
                int green = (int) (120 + 90 * Math.cos((y - x / 3.0) * 7 / height)) + random.nextInt(5);
                ground.pixels()[y * width + x] = Argb.of(255, red, green, 100 + random.nextInt(5));
            }
        }
        return ground;
    }
}
