package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer.Blend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Draws marks that no value changes beforehand, so that pictures only lay them on: shadows are not blurred and gradients not
 * worked out again and again. Marks that follow each other become one picture where they lie close together.
 *
 * <p>Not thread-safe.
 */
final class Flattening {

    /** How much larger than its parts a common picture may be. */
    private static final double LOOSE = 1.25;

    private final Rect canvas;
    private final BiFunction<List<Scene.Item>, Rect, Raster> drawing;
    private long pixelsLeft;

    /**
     * @param drawing draws items on nothing: an area of the canvas
     * @param pixels most pixels of all pictures together
     */
    Flattening(Rect canvas, BiFunction<List<Scene.Item>, Rect, Raster> drawing, long pixels) {
        this.canvas = canvas;
        this.drawing = drawing;
        this.pixelsLeft = pixels;
    }

    List<Slot> slots(List<Slot> slots) {
        List<Slot> flat = new ArrayList<>();
        List<Slot.Ready> run = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot instanceof Slot.Ready ready && (run.isEmpty() || run.get(0).bound() == ready.bound())) {
                run.add(ready);
                continue;
            }
            end(run, flat);
            if (slot instanceof Slot.Ready ready) {
                run.add(ready);
            } else if (slot instanceof Slot.Conditional it) {
                flat.add(new Slot.Conditional(it.when(), slots(it.parts())));
            } else if (slot instanceof Slot.Apart it) {
                flat.add(apart(it));
            } else {
                flat.add(slot);
            }
        }
        end(run, flat);
        return flat;
    }

    /** A group with its parts, and what they are seen through, drawn beforehand. */
    private Slot apart(Slot.Apart group) {
        List<Slot> parts = slots(group.parts());
        if (group.live()) {
            return new Slot.Apart(parts, group.finishing(), /* live= */ true);
        }
        List<Layout.Report> said = new ArrayList<>();
        Finish finish = group.finishing().of(Marks.NO_VALUES, said).orElseThrow();
        return new Slot.Apart(
                parts, finish.veil().map(veil -> finish.through(ready(veil))).orElse(finish), said);
    }

    private Mark.Veil ready(Mark.Veil veil) {
        Rect area = veil.ink().intersection(canvas.outset(Mask.growth(veil.sigma())));
        if (area.isEmpty() || area.area() > pixelsLeft) {
            return veil;
        }
        List<Scene.Item> items = veil.marks().stream()
                .map(mark -> new Scene.Item(mark, /* bound= */ false))
                .toList();
        Mask mask = drawing.apply(items, area).alpha(area.x(), area.y()).blurred(veil.sigma());
        pixelsLeft -= area.area() / 4;
        return new Mark.Veil(veil.marks(), veil.sigma(), veil.ink(), Optional.of(mask.cropped(canvas)));
    }

    /** Adds a run of slots as one. */
    private void end(List<Slot.Ready> run, List<Slot> into) {
        if (run.isEmpty()) {
            return;
        }
        List<Mark> marks = new ArrayList<>();
        List<Layout.Report> reports = new ArrayList<>();
        for (Slot.Ready ready : run) {
            marks.addAll(ready.marks());
            reports.addAll(ready.reports());
        }
        into.add(new Slot.Ready(marks(marks), reports, run.get(0).bound()));
        run.clear();
    }

    private List<Mark> marks(List<Mark> marks) {
        List<Mark> flat = new ArrayList<>();
        List<Mark> close = new ArrayList<>();
        Rect area = Rect.EMPTY;
        for (Mark mark : marks) {
            Rect ink = mark.ink().intersection(canvas);
            Rect both = area.union(ink);
            if (isAlone(mark) || both.area() > LOOSE * (area.area() + ink.area())) {
                draw(close, area, flat);
                both = ink;
            }
            if (isAlone(mark)) {
                flat.add(mark);
                area = Rect.EMPTY;
            } else {
                close.add(mark);
                area = both;
            }
        }
        draw(close, area, flat);
        return List.copyOf(flat);
    }

    private void draw(List<Mark> close, Rect area, List<Mark> into) {
        if (area.isEmpty() || (close.size() == 1 && isPlain(close.get(0))) || area.area() > pixelsLeft) {
            into.addAll(close);
        } else {
            List<Scene.Item> items = close.stream()
                    .map(mark -> new Scene.Item(mark, /* bound= */ false))
                    .toList();
            Raster raster = drawing.apply(items, area);
            into.add(new Mark.Picture(raster, area.x(), area.y(), 1, Optional.empty(), Blend.NORMAL, area));
            pixelsLeft -= area.area();
        }
        close.clear();
    }

    /** Whether a mark is laid on as it is. */
    private static boolean isPlain(Mark mark) {
        return mark instanceof Mark.Picture picture && picture.clip().isEmpty();
    }

    /** Whether a mark needs what lies below it. */
    private static boolean isAlone(Mark mark) {
        return mark instanceof Mark.Backdrop || blend(mark) != Blend.NORMAL;
    }

    static Blend blend(Mark mark) {
        if (mark instanceof Mark.Fill it) {
            return it.blend();
        }
        if (mark instanceof Mark.Glyphs it) {
            return it.blend();
        }
        if (mark instanceof Mark.Stencil it) {
            return it.blend();
        }
        if (mark instanceof Mark.Picture it) {
            return it.blend();
        }
        return mark instanceof Mark.Group it ? it.blend() : Blend.NORMAL;
    }
}
