package dev.nameplate.encode.gif;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template's base as GIF: its colours, and its rows coded in bands that know nothing of each other. In fewer colours it is
 * coded when the first file needs that. Thread-safe.
 */
public final class GifBase {

    /** Pixels of a band: about as many as fill the dictionary once, so that beginning anew costs little. */
    private static final int BAND = 24_000;

    private static final int LEAST_ROWS = 4;

    private final Raster pixels;
    private final int rows;
    private final boolean opaque;
    private final Colours colours;
    /** How often each colour occurs. */
    private final long[] counts;

    private final CodedBase usual;
    /** In fewer colours, by grade; guarded by this. */
    private final @Nullable CodedBase[] fewer = new CodedBase[Grade.ALL.size()];

    /** A picture as it will come, and where it differs from the base. */
    public record Sample(Raster pixels, Damage damage) {}

    /** @param pixels the base picture; kept by reference and never to be written again */
    public GifBase(Raster pixels, List<Sample> samples) {
        this.pixels = pixels;
        this.rows = Math.min(pixels.height(), Math.max(LEAST_ROWS, BAND / pixels.width()));
        this.colours = Colours.of(
                pixels,
                samples.stream().map(Sample::pixels).toList(),
                samples.stream().map(Sample::damage).toList());
        this.opaque = pixels.isOpaque();
        this.counts = counts(samples);
        this.usual = coded(Palette.of(colours));
    }

    private long[] counts(List<Sample> samples) {
        long[] sums = new long[Colours.MOST];
        for (int i = 0; i < bandCount(); i++) {
            count(pixels, band(i), sums);
        }
        for (Sample sample : samples) {
            sample.damage().rects().forEach(rect -> count(sample.pixels(), rect, sums));
        }
        return sums;
    }

    private void count(Raster from, Rect area, long[] sums) {
        byte[] numbers = new byte[area.width() * area.height()];
        colours.number(from, area, /* holes= */ false, numbers, 0);
        for (byte number : numbers) {
            sums[number & 255]++;
        }
    }

    /** The base as files of a grade have it; coded by the first who asks, while others wait. */
    CodedBase at(Grade grade) {
        if (grade.colours() >= colours.none()) {
            return usual;
        }
        int place = Grade.ALL.indexOf(grade);
        synchronized (this) {
            CodedBase known = fewer[place];
            if (known == null) {
                Grade before = Grade.ALL.get(place - 1);
                known = before.colours() == grade.colours()
                        ? at(before)
                        : coded(Palette.of(colours, counts, grade.colours()));
                fewer[place] = known;
            }
            return known;
        }
    }

    private CodedBase coded(Palette palette) {
        List<Codes.Bits> bands = coded(palette, /* holes= */ true);
        return new CodedBase(palette, head(palette), bands, opaque ? bands : coded(palette, /* holes= */ false));
    }

    private List<Codes.Bits> coded(Palette palette, boolean holes) {
        Lzw lzw = new Lzw();
        lzw.begin(palette.bits());
        Codes codes = new Codes();
        List<Codes.Bits> coded = new ArrayList<>();
        byte[] numbers = new byte[width() * rows];
        for (int i = 0; i < bandCount(); i++) {
            Rect band = band(i);
            int count = width() * band.height();
            colours.number(pixels, band, holes, numbers, 0);
            palette.translate(numbers, count);
            lzw.run(numbers, 0, count, i == bandCount() - 1, codes);
            coded.add(codes.taken());
        }
        return List.copyOf(coded);
    }

    private byte[] head(Palette palette) {
        Output out = new Output();
        for (char c : "GIF89a".toCharArray()) {
            out.add(c);
        }
        out.word(width());
        out.word(height());
        int bits = palette.bits() - 1;
        out.add(0x80 | bits << 4 | bits);
        out.word(0);
        out.add(palette.table());
        return out.taken();
    }

    Raster pixels() {
        return pixels;
    }

    int width() {
        return pixels.width();
    }

    int height() {
        return pixels.height();
    }

    Colours colours() {
        return colours;
    }

    /** Whether nothing shines through, in which case nothing does through any picture of the template. */
    boolean isOpaque() {
        return opaque;
    }

    int bandCount() {
        return (height() + rows - 1) / rows;
    }

    Rect band(int index) {
        int top = index * rows;
        return new Rect(0, top, width(), Math.min(rows, height() - top));
    }

    /** Bytes on the heap, without the picture, which is the template's; grows with the palettes that were asked for. */
    public synchronized long weight() {
        long weight = usual.weight() + colours.weight() + 8L * counts.length + 256;
        for (int i = 0; i < fewer.length; i++) {
            CodedBase one = fewer[i];
            weight += one == null || one == (i > 0 ? fewer[i - 1] : null) ? 0 : one.weight();
        }
        return weight;
    }
}
