package dev.nameplate.encode;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import dev.nameplate.encode.LibraryPictures.Picture;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Prints what each method of libwebp costs for the pictures of the library: processor time of a picture, and bytes against
 * our JPEG of qualities 60, 70, 80 and 90 where both are equally good.
 */
final class WebpStudy {

    private static final int[] REFERENCE = {60, 70, 80, 90};
    private static final int[] QUALITIES = {40, 60, 75, 84, 92, 97};
    private static final int USUAL = 84;
    private static final int ROUNDS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WebpStudy() {}

    /** Arguments: the pictures ({@code 1} for all at density 1, {@code 2:3} for every third at density 2), and the methods. */
    public static void main(String[] args) {
        List<Picture> pictures = LibraryPictures.of(args[0]);
        List<Curve> references = new ArrayList<>();
        double[] jpeg = new double[Likeness.NAMES.length];
        Encoder encoder = new JpegEncoder();
        for (Picture picture : pictures) {
            EncodedBase base = encoder.base(picture.base(), new EncodeSettings(USUAL, false), picture.samples());
            Curve curve = new Curve();
            for (int quality : REFERENCE) {
                byte[] file = jpeg(encoder, base, picture, quality);
                curve.add(Likeness.of(picture.image().pixels(), decoded(file)), file.length);
            }
            references.add(curve);
            add(jpeg, Likeness.of(picture.image().pixels(), decoded(jpeg(encoder, base, picture, USUAL))));
        }
        System.out.printf("our JPEG at %d: %s%n", USUAL, mean(jpeg, pictures.size()));
        for (int i = 1; i < args.length; i++) {
            method(Integer.parseInt(args[i]), pictures, references);
        }
    }

    private static void method(int method, List<Picture> pictures, List<Curve> references) {
        WebPWriteParam param = new WebPWriteParam(Locale.ROOT);
        param.setCompressionType(CompressionType.Lossy);
        param.setMethod(method);
        double ms = 0;
        long bytes = 0;
        double[] at = new double[Likeness.NAMES.length];
        double[] times = new double[Likeness.NAMES.length];
        for (int i = 0; i < pictures.size(); i++) {
            Raster pixels = pictures.get(i).image().pixels();
            double least = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long start = THREADS.getCurrentThreadCpuTime();
                byte[] file = written(pixels, param, USUAL);
                least = Math.min(least, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
                if (round == 0) {
                    bytes += file.length;
                    add(at, Likeness.of(pixels, decoded(file)));
                }
            }
            ms += least;
            Curve curve = new Curve();
            for (int quality : QUALITIES) {
                byte[] file = written(pixels, param, quality);
                curve.add(Likeness.of(pixels, decoded(file)), file.length);
            }
            for (int measure = 0; measure < times.length; measure++) {
                times[measure] += curve.against(references.get(i), measure);
            }
        }
        int n = pictures.size();
        System.out.printf(
                "method %d: %5.1f ms, %6d bytes at %d (%s)", method, ms / n, bytes / n, USUAL, mean(at, n));
        for (int measure = 0; measure < times.length; measure++) {
            System.out.printf(", %+.1f%% at equal %s", 100 * Math.expm1(times[measure] / n), Likeness.NAMES[measure]);
        }
        System.out.println();
    }

    private static byte[] jpeg(Encoder encoder, EncodedBase base, Picture picture, int quality) {
        Target target = new Target(quality, Integer.MAX_VALUE);
        return encoder.encode(base, picture.image().pixels(), picture.image().damage(), target)
                .bytes();
    }

    private static byte[] written(Raster pixels, WebPWriteParam param, int quality) {
        BufferedImage picture = Pictures.straight(pixels);
        param.setCompressionQuality(quality / 100f);
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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

    private static void add(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static String mean(double[] sum, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sum.length; i++) {
            text.append(String.format(Locale.ROOT, "%s%s %.2f dB", i == 0 ? "" : ", ", Likeness.NAMES[i], sum[i] / n));
        }
        return text.toString();
    }
}
