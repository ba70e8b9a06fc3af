package dev.nameplate.encode;

import dev.nameplate.encode.LibraryPictures.Picture;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;

/**
 * Prints what our WebP costs for the pictures of the library beside that of a method of libwebp: bytes and likeness at the usual quality,
 * processor time in turns, and bytes where both are equally good.
 */
final class WebpStudy {

    private static final int[] REFERENCE = {50, 65, 75, 84, 92};
    private static final int[] QUALITIES = {36, 50, 65, 75, 84, 92, 97};
    private static final int USUAL = 84;
    private static final int ROUNDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private final double[] likeness = new double[Likeness.NAMES.length];
    private final Curve curve = new Curve();
    private int bytes;
    private double ms = Double.MAX_VALUE;

    private WebpStudy(String name) {
        this.name = name;
    }

    /** Arguments: the pictures ({@code 1} for all at density 1, {@code 2:3} for every third at density 2), and libwebp's method. */
    public static void main(String[] args) {
        List<Picture> pictures = LibraryPictures.of(args[0]);
        Libwebp libwebp = new Libwebp(Integer.parseInt(args[1]));
        Encoder encoder = new WebpEncoder();
        double[] times = new double[Likeness.NAMES.length];
        double[] means = new double[2];
        int[] sizes = new int[2];
        for (Picture picture : pictures) {
            Raster pixels = picture.image().pixels();
            Map<Integer, EncodedBase> bases = new HashMap<>();
            IntFunction<byte[]> theirs = quality -> libwebp.file(pixels, quality);
            IntFunction<byte[]> ours = quality -> {
                EncodedBase base = bases.computeIfAbsent(
                        quality,
                        it -> encoder.base(picture.base(), new EncodeSettings(it, false), picture.samples()));
                Target target = new Target(quality, Integer.MAX_VALUE);
                return encoder.encode(base, pixels, picture.image().damage(), target).bytes();
            };
            WebpStudy reference = new WebpStudy("libwebp").of(pixels, theirs, REFERENCE);
            WebpStudy study = new WebpStudy("ours").of(pixels, ours, QUALITIES);
            for (int round = 0; round < ROUNDS; round++) {
                reference.time(theirs);
                study.time(ours);
            }
            System.out.printf("%-24s %s | %s", picture.name(), reference, study);
            for (int measure = 0; measure < times.length; measure++) {
                double against = study.curve.against(reference.curve, measure);
                times[measure] += against / pictures.size();
                System.out.printf(" | %+.1f%% at equal %s", 100 * Math.expm1(against), Likeness.NAMES[measure]);
            }
            System.out.println();
            means[0] += reference.ms / pictures.size();
            means[1] += study.ms / pictures.size();
            sizes[0] += reference.bytes / pictures.size();
            sizes[1] += study.bytes / pictures.size();
        }
        System.out.printf(
                "mean: libwebp %d bytes %.2f ms, ours %d bytes %.2f ms", sizes[0], means[0], sizes[1], means[1]);
        for (int measure = 0; measure < times.length; measure++) {
            System.out.printf(", %+.1f%% at equal %s", 100 * Math.expm1(times[measure]), Likeness.NAMES[measure]);
        }
        System.out.println();
    }

    private WebpStudy of(Raster pixels, IntFunction<byte[]> files, int[] qualities) {
        for (int quality : qualities) {
            byte[] file = files.apply(quality);
            double[] measured = Likeness.of(pixels, decoded(file));
            curve.add(measured, file.length);
            if (quality == USUAL) {
                bytes = file.length;
                System.arraycopy(measured, 0, likeness, 0, measured.length);
            }
        }
        return this;
    }

    private void time(IntFunction<byte[]> files) {
        long start = THREADS.getCurrentThreadCpuTime();
        files.apply(USUAL);
        ms = Math.min(ms, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
    }

    @Override
    public String toString() {
        return String.format("%s %6d bytes, %.2f / %.2f dB, %4.1f ms", name, bytes, likeness[0], likeness[1], ms);
    }

    private static Raster decoded(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int w = image.getWidth();
            int h = image.getHeight();
            return Raster.of(w, h, image.getRGB(0, 0, w, h, null, 0, w));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
