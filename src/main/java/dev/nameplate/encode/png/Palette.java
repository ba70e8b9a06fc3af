package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A number for each colour; other colours take the nearest. Only chosen where base and samples look the same so: where few
 * have to take another colour, and none one far off.
 */
final class Palette implements Form {

    /** Mean square of the differences, at most: 44 dB. */
    private static final double MEAN = 2.6;

    /** Difference of one colour, at most, as a mean of its channels. */
    private static final int FARTHEST = Nearest.WEIGHTS * 20 * 20;

    private final int[] colours;
    private final Nearest nearest;

    private Palette(int[] colours) {
        this.colours = colours;
        nearest = new Nearest(colours);
    }

    /** The palette of a template, if there is one that does. Without samples nobody knows which colours will come. */
    static Optional<Palette> of(Raster base, List<PngBase.Sample> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Quantiser quantiser = new Quantiser();
        quantiser.add(base.pixels(), 0, base.pixels().length);
        for (PngBase.Sample sample : samples) {
            for (Rect rect : sample.damage().rects()) {
                for (int y = rect.y(); y < rect.bottom(); y++) {
                    quantiser.add(sample.pixels().pixels(), y * base.width() + rect.x(), rect.width());
                }
            }
        }
        Palette palette = new Palette(quantiser.palette());
        boolean good = palette.good(base);
        for (PngBase.Sample sample : samples) {
            good &= palette.good(sample.pixels());
        }
        return good ? Optional.of(palette) : Optional.empty();
    }

    private boolean good(Raster picture) {
        double sum = 0;
        int[] pixels = picture.pixels();
        for (int pixel : pixels) {
            int distance = Nearest.distance(colours[nearest.of(pixel)], pixel);
            if (distance > FARTHEST) {
                return false;
            }
            sum += distance;
        }
        return sum / Nearest.WEIGHTS / pixels.length <= MEAN;
    }

    @Override
    public int pixelBytes() {
        return 1;
    }

    @Override
    public int colourType() {
        return 3;
    }

    @Override
    public byte[] chunks() {
        byte[] entries = new byte[3 * colours.length];
        int clear = 0;
        while (clear < colours.length && Argb.alpha(colours[clear]) < 255) {
            clear++;
        }
        byte[] alphas = new byte[clear];
        for (int i = 0; i < colours.length; i++) {
            int straight = Argb.straight(colours[i]);
            entries[3 * i] = (byte) Argb.red(straight);
            entries[3 * i + 1] = (byte) Argb.green(straight);
            entries[3 * i + 2] = (byte) Argb.blue(straight);
            if (i < clear) {
                alphas[i] = (byte) Argb.alpha(straight);
            }
        }
        Bits chunks = new Bits();
        chunks.raw(FileWriter.chunk("PLTE", entries));
        if (clear > 0) {
            chunks.raw(FileWriter.chunk("tRNS", alphas));
        }
        return Arrays.copyOf(chunks.bytes(), chunks.length());
    }

    @Override
    public boolean filtered() {
        return false;
    }

    @Override
    public void unpack(Raster raster, int from, int n, byte[] out, int at) {
        int[] pixels = raster.pixels();
        int known = 0;
        int number = nearest.of(known);
        for (int i = 0; i < n; i++) {
            int pixel = pixels[from + i];
            if (pixel != known) {
                known = pixel;
                number = nearest.of(pixel);
            }
            out[at + i] = (byte) number;
        }
    }

    @Override
    public boolean suits(Raster base, Raster pixels, Damage damage) {
        for (Rect rect : damage.rects()) {
            for (int y = rect.y(); y < rect.bottom(); y++) {
                int known = 0;
                for (int x = rect.x(); x < rect.right(); x++) {
                    int pixel = pixels.pixel(x, y);
                    if (pixel != known && pixel != base.pixel(x, y)) {
                        known = pixel;
                        if (Nearest.distance(colours[nearest.of(pixel)], pixel) > FARTHEST) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    @Override
    public int shown(int premultiplied) {
        return Argb.straight(colours[nearest.of(premultiplied)]);
    }

    @Override
    public long weight() {
        return 4L * colours.length + nearest.weight() + 64;
    }
}
