package dev.nameplate.encode.gif;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;
import java.util.List;

/**
 * Writes GIFs: single pictures, and films whose frames after the first are records of what changes.
 *
 * <p>The bytes do not depend on the declared damage, nor on whether records were made just now or kept. Thread-safe.
 */
public final class GifWriter {

    /** Between frames, in hundredths of a second. */
    private static final int SECOND = 100;

    private static final int LONGEST_PAUSE = 0xFFFF / SECOND;
    private static final int TRAILER = 0x3B;
    private static final int KEEP = 1 << 2;
    private static final int HOLES = 1;
    /** Where a record says how long its frame is seen. */
    private static final int PAUSE = 4;

    private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

    /** What one thread writes with. */
    private static final class Desk {
        final Lzw lzw = new Lzw();
        final Codes codes = new Codes();
        final Output out = new Output();
        byte[] numbers = new byte[1 << 16];

        byte[] numbers(int least) {
            if (numbers.length < least) {
                numbers = new byte[least];
            }
            return numbers;
        }
    }

    /**
     * A frame after the first.
     *
     * @param record made by {@link #record}, not empty
     * @param seconds after the frame before it
     */
    @SuppressWarnings("ArrayRecordComponent") // kept for many films, and never written
    public record Step(byte[] record, int seconds) {}

    /** A single picture: what is hardly there is left out. */
    public byte[] picture(GifBase base, Raster pixels, Damage damage) {
        Desk desk = desks.get();
        desk.out.add(base.fileHead());
        boolean holes = !base.isOpaque();
        if (holes) {
            control(desk.out, HOLES, base.colours().none());
        }
        whole(base, pixels, damage, holes, desk);
        desk.out.add(TRAILER);
        return desk.out.taken();
    }

    /** A film that is seen once and stops at its last frame. What is hardly there is laid over white. */
    public byte[] film(GifBase base, Raster first, Damage damage, List<Step> steps) {
        Desk desk = desks.get();
        Output out = desk.out;
        out.add(base.fileHead());
        int pause = out.length() + PAUSE;
        control(out, KEEP, 0);
        whole(base, first, damage, /* holes= */ false, desk);
        for (Step step : steps) {
            out.word(pause, SECOND * Math.min(LONGEST_PAUSE, step.seconds()));
            pause = out.length() + PAUSE;
            out.add(step.record());
        }
        out.add(TRAILER);
        return out.taken();
    }

    /** The numbers of the colours of an area, for {@link #record}. */
    public byte[] numbers(GifBase base, Raster pixels, Rect area) {
        byte[] numbers = new byte[area.width() * area.height()];
        base.colours().number(pixels, area, /* holes= */ false, numbers, 0);
        return numbers;
    }

    /**
     * How an area changes: the smallest rectangle around all that does, in which what does not is left out.
     *
     * @param before numbers of the area's colours
     * @param after likewise
     * @return empty when nothing changes
     */
    public byte[] record(GifBase base, Rect area, byte[] before, byte[] after) {
        Rect box = changed(area.width(), before, after);
        if (box.isEmpty()) {
            return new byte[0];
        }
        Desk desk = desks.get();
        byte none = (byte) base.colours().none();
        byte[] numbers = desk.numbers(box.width() * box.height());
        int to = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                int at = y * area.width() + x;
                numbers[to++] = before[at] == after[at] ? none : after[at];
            }
        }
        control(desk.out, KEEP | HOLES, base.colours().none());
        descriptor(desk.out, box.translated(area.x(), area.y()));
        int bits = base.colours().bits();
        desk.out.add(bits);
        desk.lzw.begin(bits);
        desk.lzw.open(desk.codes);
        desk.lzw.run(numbers, 0, to, /* last= */ true, desk.codes);
        desk.codes.blocks(desk.out);
        return desk.out.taken();
    }

    private static Rect changed(int width, byte[] before, byte[] after) {
        int left = width;
        int right = 0;
        int top = -1;
        int bottom = 0;
        for (int from = 0; from < before.length; from += width) {
            int first = Arrays.mismatch(before, from, from + width, after, from, from + width);
            if (first < 0) {
                continue;
            }
            int last = width - 1;
            while (before[from + last] == after[from + last]) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last + 1);
            top = top < 0 ? from / width : top;
            bottom = from / width + 1;
        }
        return top < 0 ? Rect.EMPTY : Rect.between(left, top, right, bottom);
    }

    /** A whole picture: bands without damage as the base has them, the others coded anew. */
    private static void whole(GifBase base, Raster pixels, Damage damage, boolean holes, Desk desk) {
        descriptor(desk.out, new Rect(0, 0, base.width(), base.height()));
        int bits = base.colours().bits();
        desk.out.add(bits);
        desk.lzw.begin(bits);
        desk.lzw.open(desk.codes);
        int last = base.bandCount() - 1;
        for (int i = 0; i <= last; i++) {
            Rect band = base.band(i);
            if (damage.rects().stream().noneMatch(band::intersects)) {
                desk.codes.add(base.bits(i, holes));
                continue;
            }
            int count = band.width() * band.height();
            byte[] numbers = desk.numbers(count);
            base.colours().number(pixels, band, holes, numbers, 0);
            desk.lzw.run(numbers, 0, count, i == last, desk.codes);
        }
        desk.codes.blocks(desk.out);
    }

    /** How a frame is shown: its flags, and which number is left out. */
    private static void control(Output out, int flags, int none) {
        out.add(0x21);
        out.add(0xF9);
        out.add(4);
        out.add(flags);
        out.word(SECOND);
        out.add(none);
        out.add(0);
    }

    private static void descriptor(Output out, Rect box) {
        out.add(0x2C);
        out.word(box.x());
        out.word(box.y());
        out.word(box.width());
        out.word(box.height());
        out.add(0);
    }
}
