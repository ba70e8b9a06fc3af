package dev.nameplate.encode.gif;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * A template's base as GIF: its colours, and its rows coded in bands that know nothing of each other. Immutable, shared
 * between threads.
 */
public final class GifBase {

    /** Pixels of a band: about as many as fill the dictionary once, so that beginning anew costs little. */
    private static final int BAND = 24_000;

    private static final int LEAST_ROWS = 4;

    private final int width;
    private final int height;
    private final int rows;
    private final boolean opaque;
    private final Colours colours;
    private final byte[] head;
    private final List<Codes.Bits> bands;
    private final List<Codes.Bits> filled;

    /** A picture as it will come, and where it differs from the base. */
    public record Sample(Raster pixels, Damage damage) {}

    /** @param pixels the base picture */
    public GifBase(Raster pixels, List<Sample> samples) {
        this.width = pixels.width();
        this.height = pixels.height();
        this.rows = Math.min(height, Math.max(LEAST_ROWS, BAND / width));
        this.colours = Colours.of(
                pixels,
                samples.stream().map(Sample::pixels).toList(),
                samples.stream().map(Sample::damage).toList());
        this.head = head();
        this.bands = coded(pixels, /* holes= */ true);
        this.opaque = pixels.isOpaque();
        this.filled = opaque ? bands : coded(pixels, /* holes= */ false);
    }

    private List<Codes.Bits> coded(Raster pixels, boolean holes) {
        Lzw lzw = new Lzw();
        lzw.begin(colours.bits());
        Codes codes = new Codes();
        List<Codes.Bits> coded = new ArrayList<>();
        byte[] numbers = new byte[width * rows];
        for (int i = 0; i < bandCount(); i++) {
            Rect band = band(i);
            colours.number(pixels, band, holes, numbers, 0);
            lzw.run(numbers, 0, width * band.height(), i == bandCount() - 1, codes);
            coded.add(codes.taken());
        }
        return List.copyOf(coded);
    }

    private byte[] head() {
        Output out = new Output();
        for (char c : "GIF89a".toCharArray()) {
            out.add(c);
        }
        out.word(width);
        out.word(height);
        int bits = colours.bits() - 1;
        out.add(0x80 | bits << 4 | bits);
        out.word(0);
        out.add(colours.table());
        return out.taken();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Colours colours() {
        return colours;
    }

    /** Everything before the first picture. */
    byte[] fileHead() {
        return head;
    }

    /** Whether nothing shines through, in which case nothing does through any picture of the template. */
    boolean isOpaque() {
        return opaque;
    }

    int bandCount() {
        return (height + rows - 1) / rows;
    }

    Rect band(int index) {
        int top = index * rows;
        return new Rect(0, top, width, Math.min(rows, height - top));
    }

    /** The bits of a band. @param holes whether what is hardly there is left out */
    Codes.Bits bits(int index, boolean holes) {
        return (holes ? bands : filled).get(index);
    }

    /** Bytes on the heap. */
    public long weight() {
        long weight = head.length + colours.weight() + 128;
        for (List<Codes.Bits> coded : filled == bands ? List.of(bands) : List.of(bands, filled)) {
            for (Codes.Bits bits : coded) {
                weight += bits.bytes().length + 48;
            }
        }
        return weight;
    }
}
