package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.GifEncoder;
import dev.nameplate.encode.Target;
import dev.nameplate.encode.gif.GifWriter.Step;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Base;
import dev.nameplate.render.Clockwork;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.Rendering;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes films of pictures that count down: the first frame as it is, then a record of what each second changes. Where a
 * countdown's units have their pixels to themselves, which second it is decides its record, whatever else the picture shows:
 * such records are kept, so that a film costs little more than its first frame. Render threads only; thread-safe.
 */
final class Films {

    /** Frames, a second apart: those who still look then have seen that it counts. */
    private static final int FRAMES = 60;

    private final Renderer renderer;
    private final GifEncoder encoder;
    private final Records records;

    Films(Renderer renderer, GifEncoder encoder) {
        this(renderer, encoder, new Records(Records.usualBytes()));
    }

    Films(Renderer renderer, GifEncoder encoder, Records records) {
        this.renderer = renderer;
        this.encoder = encoder;
        this.records = records;
    }

    /** Leaves what is kept for later a part of its room. */
    void room(double part) {
        records.room(part);
    }

    /** What a film is made of. */
    record Roll(Template template, Base base, EncodedBase encoded, Values values) {

        Values at(long left) {
            return values.left(OptionalLong.of(left));
        }
    }

    /** What a record that is kept depends on, beside the pixels that are the same in all pictures of a template. */
    private record Key(String version, int density, Object change) {}

    /** The film that begins with a picture that ticks. */
    EncodedImage film(Roll roll, Rendering first, Target target) {
        long left = roll.values().left().orElseThrow();
        Clockwork clockwork = first.clockwork().orElseThrow();
        List<Step> steps = new ArrayList<>();
        Shooting shooting = new Shooting(roll);
        int since = 0;
        for (int second = 0; second < Math.min(FRAMES - 1, left); second++) {
            since++;
            byte[] record = record(shooting, clockwork, left - second);
            if (record.length > 0) {
                steps.add(new Step(record, since));
                since = 0;
            }
        }
        return encoder.film(roll.encoded(), first.pixels(), first.damage(), steps, target);
    }

    /** What changes when so many seconds are left and one more passes. */
    private byte[] record(Shooting shooting, Clockwork clockwork, long left) {
        if (left == 1) {
            // All may change when it is over.
            return shooting.whole(left);
        }
        Optional<Object> change = clockwork.change(left);
        if (change.isEmpty()) {
            return new byte[0];
        }
        if (!clockwork.apart()) {
            return shooting.whole(left);
        }
        Roll roll = shooting.roll;
        Key key = new Key(roll.template().version(), roll.base().density(), change.get());
        return records.get(key, () -> shooting.apart(clockwork.reach(), left)).orElseGet(() -> shooting.whole(left));
    }

    /** Draws frames for records, each once where they follow one another. Confined to one thread. */
    private final class Shooting {

        private final Roll roll;
        private Frame latest = new Frame(-1, Rect.EMPTY, new byte[0], /* apart= */ false);

        Shooting(Roll roll) {
            this.roll = roll;
        }

        byte[] whole(long left) {
            Rect area = new Rect(0, 0, roll.base().width(), roll.base().height());
            return encoder.record(
                    roll.encoded(),
                    area,
                    frame(left, area).numbers(),
                    frame(left - 1, area).numbers());
        }

        /** Empty when a unit leaves its pixels. */
        Optional<byte[]> apart(Rect reach, long left) {
            Rect area = reach.intersection(
                    new Rect(0, 0, roll.base().width(), roll.base().height()));
            Frame before = frame(left, area);
            Frame after = frame(left - 1, area);
            return before.apart() && after.apart()
                    ? Optional.of(encoder.record(roll.encoded(), area, before.numbers(), after.numbers()))
                    : Optional.empty();
        }

        private Frame frame(long left, Rect area) {
            if (latest.left() != left || !latest.area().equals(area)) {
                latest = renderer.render(
                        roll.base(),
                        roll.at(left),
                        rendering -> new Frame(
                                left,
                                area,
                                encoder.numbers(roll.encoded(), rendering.pixels(), area),
                                rendering.clockwork().map(Clockwork::apart).orElse(false)));
            }
            return latest;
        }
    }

    /** The colours of a frame. @param apart whether its units have their pixels to themselves */
    @SuppressWarnings("ArrayRecordComponent") // looked at once
    private record Frame(long left, Rect area, byte[] numbers, boolean apart) {}
}
