package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.GifEncoder;
import dev.nameplate.encode.Target;
import dev.nameplate.encode.gif.GifWriter;
import dev.nameplate.encode.gif.GifWriter.Step;
import dev.nameplate.encode.gif.Grade;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Base;
import dev.nameplate.render.Clockwork;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.Rendering;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes films of pictures that count down: the first frame as it is, then a record of what each second changes. Where a
 * countdown's units have their pixels to themselves, which second it is decides its record, whatever else the picture shows:
 * such records are kept, so that a film costs little more than its first frame. Render threads only; thread-safe.
 */
final class Films {

    /** Bytes of changes that are held while one film is made, in case that it has to be made again in fewer colours. */
    private static final long HELD = 4L << 20;

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

    /**
     * What a record that is kept depends on, beside the pixels that are the same in all pictures of a template.
     *
     * @param colours most of the grade that it is made for
     */
    private record Key(String version, int density, int colours, Object change) {}

    /** The film that begins with a picture that ticks. */
    EncodedImage film(Roll roll, Rendering first, Target target) {
        Shooting shooting = new Shooting(roll, first.clockwork().orElseThrow());
        return encoder.film(roll.encoded(), first.pixels(), first.damage(), shooting::steps, target);
    }

    /** Makes the frames of one film after the first. Confined to one thread. */
    private final class Shooting {

        private final Roll roll;
        private final Clockwork clockwork;
        private final Rect canvas;
        private final Map<Look, Seen> held = new HashMap<>();
        private long heldBytes;
        private Frame latest = new Frame(-1, Rect.EMPTY, new byte[0], /* apart= */ false);

        Shooting(Roll roll, Clockwork clockwork) {
            this.roll = roll;
            this.clockwork = clockwork;
            this.canvas = new Rect(0, 0, roll.base().width(), roll.base().height());
        }

        List<Step> steps(Grade grade) {
            long left = roll.values().left().orElseThrow();
            List<Step> steps = new ArrayList<>();
            int since = 0;
            // Frames are a second apart: those who still look after the last have seen that it counts.
            for (int second = 0; second < Math.min(grade.frames() - 1, left); second++) {
                since++;
                byte[] record = record(grade, left - second);
                if (record.length > 0) {
                    steps.add(new Step(record, since));
                    since = 0;
                }
            }
            return steps;
        }

        /** What changes when so many seconds are left and one more passes. */
        private byte[] record(Grade grade, long left) {
            if (left == 1) {
                // All may change when it is over.
                return whole(grade, left);
            }
            Optional<Object> change = clockwork.change(left);
            if (change.isEmpty()) {
                return new byte[0];
            }
            if (!clockwork.apart()) {
                return whole(grade, left);
            }
            Key key = new Key(roll.template().version(), roll.base().density(), grade.colours(), change.get());
            return records.get(key, () -> apart(grade, left)).orElseGet(() -> whole(grade, left));
        }

        private byte[] whole(Grade grade, long left) {
            return encoder.record(
                    roll.encoded(), grade, seen(new Look(left, canvas)).change());
        }

        /** Empty when a unit leaves its pixels. */
        private Optional<byte[]> apart(Grade grade, long left) {
            Seen seen = seen(new Look(left, clockwork.reach().intersection(canvas)));
            return seen.apart() ? Optional.of(encoder.record(roll.encoded(), grade, seen.change())) : Optional.empty();
        }

        private Seen seen(Look look) {
            Seen known = held.get(look);
            if (known != null) {
                return known;
            }
            Frame before = frame(look.left(), look.area());
            Frame after = frame(look.left() - 1, look.area());
            Seen seen = new Seen(
                    encoder.change(look.area(), before.numbers(), after.numbers()), before.apart() && after.apart());
            heldBytes += seen.change().weight();
            if (heldBytes <= HELD) {
                held.put(look, seen);
            }
            return seen;
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

    /** Where the change is looked at that comes when so many seconds are left. */
    private record Look(long left, Rect area) {}

    /** What changes. @param apart whether the units have their pixels to themselves, before and after */
    private record Seen(GifWriter.Change change, boolean apart) {}

    /** The colours of a frame. @param apart whether its units have their pixels to themselves */
    @SuppressWarnings("ArrayRecordComponent") // looked at once
    private record Frame(long left, Rect area, byte[] numbers, boolean apart) {}
}
