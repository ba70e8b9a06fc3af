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

    /** This thread's, with nothing on it: a picture that failed half-way may have left something. */
    private Desk desk() {
        Desk desk = desks.get();
        desk.codes.clear();
        desk.out.clear();
        return desk;
    }

    /**
     * A frame after the first.
     *
     * @param record made by {@link GifWriter#record}, not empty
     * @param seconds after the frame before it
     */
    @SuppressWarnings("ArrayRecordComponent") // kept for many films, and never written
    public record Step(byte[] record, int seconds) {}

    /**
     * A finished file.
     *
     * @param bytes shared, never to be written
     * @param grade the best that fits, or the least
     */
    public record Gif(byte[] bytes, Grade grade) {}

    /** The frames of a film after the first. */
    public interface Reel {

        /** What changes in them, in the colours of a grade; as many frames as it allows. */
        List<Step> steps(Grade grade);
    }

    /**
     * What of an area changes from one frame to the next.
     *
     * @param box the smallest rectangle around all that does, on the canvas
     * @param before numbers of its colours among all of the template's
     * @param after likewise
     */
    @SuppressWarnings("ArrayRecordComponent") // looked at by one thread, and never written
    public record Change(Rect box, byte[] before, byte[] after) {

        /** Bytes on the heap. */
        public long weight() {
            return 100L + before.length + after.length;
        }
    }

    /** A single picture: what is hardly there is left out. */
    public Gif picture(GifBase base, Raster pixels, Damage damage, int budget) {
        require(base, pixels, damage);
        Gif gif = picture(base, pixels, damage, Grade.BEST);
        for (Grade grade : Grade.ALL) {
            if (gif.bytes.length <= budget) {
                break;
            }
            if (base.at(grade) != base.at(gif.grade)) {
                gif = picture(base, pixels, damage, grade);
            }
        }
        return gif;
    }

    /** A single picture in the colours of a grade. */
    Gif picture(GifBase base, Raster pixels, Damage damage, Grade grade) {
        Desk desk = desk();
        CodedBase coded = base.at(grade);
        boolean holes = !base.isOpaque();
        desk.out.add(coded.head());
        if (holes) {
            control(desk.out, HOLES, coded.palette().none());
        }
        whole(base, coded, pixels, damage, holes, desk);
        desk.out.add(TRAILER);
        return new Gif(desk.out.taken(), grade);
    }

    /** A film that is seen once and stops at its last frame. What is hardly there is laid over white. */
    public Gif film(GifBase base, Raster first, Damage damage, Reel reel, int budget) {
        require(base, first, damage);
        byte[] opening = {};
        CodedBase opened = null;
        for (Grade grade : Grade.ALL) {
            CodedBase coded = base.at(grade);
            if (coded != opened) {
                opening = opening(base, coded, first, damage);
                opened = coded;
            }
            boolean last = grade.equals(Grade.ALL.get(Grade.ALL.size() - 1));
            if (opening.length < budget || last) {
                byte[] bytes = film(opening, coded, reel.steps(grade));
                if (bytes.length <= budget || last) {
                    return new Gif(bytes, grade);
                }
            }
        }
        throw new IllegalStateException("no grades");
    }

    private static void require(GifBase base, Raster pixels, Damage damage) {
        if (!pixels.bounds().equals(base.pixels().bounds())) {
            throw new IllegalArgumentException("a picture of " + pixels.bounds() + " against a base of "
                    + base.pixels().bounds() + "; both must be of one size");
        }
        assert damage.requireCovered(base.pixels(), pixels);
    }

    /** A film up to its first frame's end. */
    private byte[] opening(GifBase base, CodedBase coded, Raster first, Damage damage) {
        Desk desk = desk();
        desk.out.add(coded.head());
        control(desk.out, KEEP, 0);
        whole(base, coded, first, damage, /* holes= */ false, desk);
        return desk.out.taken();
    }

    private byte[] film(byte[] opening, CodedBase coded, List<Step> steps) {
        Output out = desk().out;
        out.add(opening);
        int pause = coded.head().length + PAUSE;
        for (Step step : steps) {
            out.word(pause, SECOND * Math.min(LONGEST_PAUSE, step.seconds()));
            pause = out.length() + PAUSE;
            out.add(step.record());
        }
        out.add(TRAILER);
        return out.taken();
    }

    /** The numbers of the colours of an area among all of the template's, for {@link #change}. */
    public byte[] numbers(GifBase base, Raster pixels, Rect area) {
        byte[] numbers = new byte[area.width() * area.height()];
        base.colours().number(pixels, area, /* holes= */ false, numbers, 0);
        return numbers;
    }

    /** How an area changes, from the numbers of its colours before and after. */
    public Change change(Rect area, byte[] before, byte[] after) {
        Rect box = changed(area.width(), before, after);
        return new Change(
                box.translated(area.x(), area.y()), cut(before, area.width(), box), cut(after, area.width(), box));
    }

    private static byte[] cut(byte[] from, int width, Rect box) {
        byte[] part = new byte[box.width() * box.height()];
        for (int row = 0; row < box.height(); row++) {
            System.arraycopy(from, (box.y() + row) * width + box.x(), part, row * box.width(), box.width());
        }
        return part;
    }

    /**
     * A frame after another: the smallest rectangle around all that changes in the colours of a grade, in which what does not
     * is left out.
     *
     * @return empty when nothing changes
     */
    public byte[] record(GifBase base, Grade grade, Change change) {
        Palette palette = base.at(grade).palette();
        byte[] before = change.before().clone();
        byte[] after = change.after().clone();
        palette.translate(before, before.length);
        palette.translate(after, after.length);
        int width = change.box().width();
        Rect box = width == 0 ? Rect.EMPTY : changed(width, before, after);
        if (box.isEmpty()) {
            return new byte[0];
        }
        Desk desk = desk();
        byte none = (byte) palette.none();
        byte[] numbers = desk.numbers(box.width() * box.height());
        int to = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                int at = y * width + x;
                numbers[to++] = before[at] == after[at] ? none : after[at];
            }
        }
        control(desk.out, KEEP | HOLES, palette.none());
        descriptor(desk.out, box.translated(change.box().x(), change.box().y()));
        int bits = palette.bits();
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
    private static void whole(GifBase base, CodedBase coded, Raster pixels, Damage damage, boolean holes, Desk desk) {
        descriptor(desk.out, base.pixels().bounds());
        int bits = coded.palette().bits();
        desk.out.add(bits);
        desk.lzw.begin(bits);
        desk.lzw.open(desk.codes);
        int last = base.bandCount() - 1;
        for (int i = 0; i <= last; i++) {
            Rect band = base.band(i);
            if (damage.rects().stream().noneMatch(band::intersects)) {
                desk.codes.add(coded.bits(i, holes));
                continue;
            }
            int count = band.width() * band.height();
            byte[] numbers = desk.numbers(count);
            base.colours().number(pixels, band, holes, numbers, 0);
            coded.palette().translate(numbers, count);
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
