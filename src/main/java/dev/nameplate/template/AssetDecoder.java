package dev.nameplate.template;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an asset, whatever somebody put into it, within bounds of bytes, pixels, work and time.
 *
 * <p>ImageIO never sees the file itself, only what {@link AssetTrim} kept of it: no metadata, colour profiles or further
 * frames, which are where files hide their bombs. Samples are taken as sRGB as they stand, since a conversion by profile
 * differs between JDKs.
 */
final class AssetDecoder {

    private static final int MOST_BYTES = 10_000_000;
    private static final long MOST_PIXELS = 25_000_000;
    private static final int LONGEST_SIDE = 10_000;
    private static final int MOST_SCANS = 100;
    /** Pixels times scans, since each scan makes all pixels anew. Files as they are made have about ten scans: 12 megapixels. */
    private static final long MOST_WORK = 125_000_000;

    /** Less than a file has in all, since a decoder that is told to stop does so at once only if it still says how far it is. */
    static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    /** A pixel's bytes while it is decoded: as its format has it, and as we do. */
    private static final int BYTES_PER_PIXEL = 8;

    /** Beside two for each pixel, which is more than the longest codes take: palettes, and a first code or two. */
    private static final int MOST_BYTES_OF_GIF = 4096;

    /** Pictures larger than this are decoded one after the other, however many templates are proved at once. */
    private static final long LARGE = 4_000_000;

    private AssetDecoder() {}

    /** What came of a file: a picture, or words that say what is wrong with it, to follow its name. */
    sealed interface Decoded {

        record Picture(Raster raster) implements Decoded {}

        record Fault(String words) implements Decoded {}

        default <T> T fold(Function<Raster, T> picture, Function<String, T> fault) {
            return this instanceof Picture it ? picture.apply(it.raster()) : fault.apply(((Fault) this).words());
        }
    }

    static Decoded decode(String name, byte[] bytes) {
        return decode(name, bytes, MOST_NANOS);
    }

    /** As above, with so many nanoseconds of {@link #clock()}. */
    static Decoded decode(String name, byte[] bytes, long nanos) {
        if (bytes.length > MOST_BYTES) {
            return new Decoded.Fault("has " + bytes.length + " bytes; at most " + MOST_BYTES + " are allowed");
        }
        AssetTrim.Kind kind = AssetTrim.Kind.of(bytes);
        String fault = nameFault(name, kind);
        if (!fault.isEmpty()) {
            return new Decoded.Fault(fault);
        }
        return AssetTrim.trim(kind, bytes)
                .map(trimmed -> decode(trimmed, nanos))
                .orElseGet(() -> new Decoded.Fault("is damaged or cut short: no " + kind + " that can be read"));
    }

    /** Nanoseconds of work of this thread, so that a busy machine refuses no honest picture; else of the wall. */
    static long clock() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long worked = threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
        return worked < 0 ? System.nanoTime() : worked;
    }

    private static String nameFault(String name, AssetTrim.Kind kind) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        AssetTrim.Kind named =
                switch (ending) {
                    case "png" -> AssetTrim.Kind.PNG;
                    case "gif" -> AssetTrim.Kind.GIF;
                    default -> AssetTrim.Kind.JPEG;
                };
        if (kind == AssetTrim.Kind.OTHER) {
            return "is neither PNG nor JPEG nor GIF inside, whatever its name says; save it as one of them";
        }
        return kind == named
                ? ""
                : "is a " + kind + " inside; call it ."
                        + (kind == AssetTrim.Kind.JPEG ? "jpg" : kind.name().toLowerCase(Locale.ROOT));
    }

    private static Decoded decode(AssetTrim.Trimmed trimmed, long nanos) {
        String fault = sizeFault(trimmed);
        if (!fault.isEmpty()) {
            return new Decoded.Fault(fault);
        }
        try {
            Duration most = FileWork.MOST_FOR_A_FILE;
            Duration longest = FileWork.LONGEST_FOR_A_FILE;
            return (long) trimmed.width() * trimmed.height() > LARGE
                    ? FileWork.alone(most, longest, () -> apart(trimmed, nanos))
                    : FileWork.within(most, longest, () -> apart(trimmed, nanos));
        } catch (FileWork.Hung hung) {
            return new Decoded.Fault(String.valueOf(hung.getMessage()));
        }
    }

    /** In a thread of its own. */
    private static Decoded apart(AssetTrim.Trimmed trimmed, long nanos) {
        try {
            return read(trimmed, clock() + nanos);
        } catch (IOException | RuntimeException damaged) {
            // ImageIO's readers throw many kinds of unchecked exceptions on damaged files.
            return new Decoded.Fault("is damaged: " + trimmed.kind() + " that cannot be decoded");
        }
    }

    private static String sizeFault(AssetTrim.Trimmed it) {
        long pixels = (long) it.width() * it.height();
        if (it.width() < 1 || it.height() < 1) {
            return "is damaged: it has no pixels";
        }
        if (it.width() > LONGEST_SIDE || it.height() > LONGEST_SIDE || pixels * it.bytesPerSample() > MOST_PIXELS) {
            return "has " + it.width() + "x" + it.height() + " pixels" + (it.bytesPerSample() > 1 ? " of 16 bits" : "")
                    + "; at most " + MOST_PIXELS / it.bytesPerSample() + " in all and " + LONGEST_SIDE
                    + " a side are allowed";
        }
        if (it.kind() == AssetTrim.Kind.GIF && it.bytes().length > MOST_BYTES_OF_GIF + pixels * 2) {
            return "is damaged: a GIF with more data than its pixels can need";
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (pixels * it.bytesPerSample() * BYTES_PER_PIXEL > heap / 3) {
            return "has " + it.width() + "x" + it.height() + " pixels, which take more than a third of the heap of "
                    + (heap >> 20) + " MB to decode; save it smaller or raise -Xmx";
        }
        if (it.coding() > 2) {
            // Arithmetic coding, for one: some JDKs read it and some do not.
            return "is a JPEG coded in a way that few programs read (frame " + it.coding()
                    + "); save it baseline or progressive";
        }
        if (it.components() == 4) {
            return "is a JPEG in CMYK colours; save it in RGB";
        }
        if (it.scans() > MOST_SCANS || it.scans() * pixels > MOST_WORK) {
            return "is a JPEG in " + it.scans() + " scans of " + pixels + " pixels each; at most " + MOST_SCANS
                    + " scans and " + MOST_WORK
                    + " pixels in all of them are allowed; save it smaller, or not progressive";
        }
        return "";
    }

    private static Decoded read(AssetTrim.Trimmed trimmed, long nanos) throws IOException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(trimmed.kind().name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("the JDK reads no " + trimmed.kind());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(trimmed.bytes()))) {
            reader.setInput(input, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
            Deadline deadline = new Deadline(nanos);
            reader.addIIOReadProgressListener(deadline);
            BufferedImage image = reader.read(0);
            return deadline.passed()
                    ? new Decoded.Fault("takes too long to decode; save it smaller or plainer")
                    : new Decoded.Picture(raster(image));
        } finally {
            reader.dispose();
        }
    }

    private static Raster raster(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = Raster.transparent(width, height);
        java.awt.image.Raster source = image.getRaster();
        int bands = source.getNumBands();
        int shift = Math.max(0, source.getSampleModel().getSampleSize(0) - 8);
        int[] samples = new int[width * bands];
        IndexColorModel palette = image.getColorModel() instanceof IndexColorModel index ? index : null;
        for (int y = 0; y < height; y++) {
            source.getPixels(0, y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                raster.pixels()[y * width + x] = Argb.premultiplied(pixel(samples, x * bands, bands, shift, palette));
            }
        }
        return raster;
    }

    private static int pixel(int[] samples, int at, int bands, int shift, @Nullable IndexColorModel palette) {
        if (palette != null) {
            return palette.getRGB(samples[at]);
        }
        int first = samples[at] >> shift;
        boolean grey = bands < 3;
        int alpha = bands % 2 == 1 ? 255 : samples[at + bands - 1] >> shift;
        return grey
                ? Argb.of(alpha, first, first, first)
                : Argb.of(alpha, first, samples[at + 1] >> shift, samples[at + 2] >> shift);
    }

    /** Aborts a read that goes on for too long. */
    private static final class Deadline implements IIOReadProgressListener {

        private final long nanos;
        private boolean passed;

        Deadline(long nanos) {
            this.nanos = nanos;
        }

        boolean passed() {
            return passed;
        }

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (clock() - nanos > 0) {
                passed = true;
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}
