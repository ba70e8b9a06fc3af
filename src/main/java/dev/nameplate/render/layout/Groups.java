package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.GroupMask;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Standing;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the parts of groups as one picture. */
final class Groups {

    private final Layers layers;
    private final Values none;

    Groups(Layers layers, Values none) {
        this.layers = layers;
        this.none = none;
    }

    /** The parts of a group, as one where that makes a difference. */
    List<Slot> slots(GroupLayer group, Place place, List<Slot> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        if (Dependence.isFinishedByValues(group)) {
            Slot.Finishing finishing = (values, reports) -> finish(group, place, values, reports);
            return List.of(new Slot.Apart(parts, finishing, /* live= */ true));
        }
        List<Layout.Report> said = new ArrayList<>();
        Optional<Finish> finish = finish(group, place, none, said);
        if (finish.isEmpty() || finish.get().isNone()) {
            return finish.isEmpty() ? List.of() : parts;
        }
        return List.of(layers.settled(new Slot.Apart(parts, finish.get(), List.copyOf(said))));
    }

    /** None when they are seen through a text that says nothing. */
    private Optional<Finish> finish(GroupLayer group, Place place, Values values, List<Layout.Report> reports) {
        Layer.Common common = group.common();
        Layer.Box box = common.box();
        Optional<Path2D> clip = group.clipped()
                ? Optional.of(place.of(Patterns.clip(box.width(), box.height(), group.clip())))
                : Optional.empty();
        Optional<Mark.Veil> veil = group.mask().map(mask -> veil(mask, box, place, values, reports));
        if (veil.isPresent() && veil.get().marks().isEmpty()) {
            return Optional.empty();
        }
        List<Mark.Cast> casts = group.shadows().stream()
                .map(shadow -> cast(shadow, place.scale(), values))
                .filter(cast -> Argb.alpha(cast.argb()) > 0)
                .toList();
        double sigma = group.blur() / 2 * place.scale();
        return Optional.of(new Finish(sigma, clip, veil, casts, common.opacity(), common.blend()));
    }

    private Mark.Veil veil(GroupMask mask, Layer.Box group, Place place, Values values, List<Layout.Report> reports) {
        Layer window = mask.window().common().standing() instanceof Standing.Whole
                ? mask.window().in(new Layer.Box(0, 0, group.width(), group.height()))
                : mask.window();
        Place own = place.of(window.common().box(), 0);
        List<Mark> marks = layers.marks(window, own, values, reports);
        double sigma = mask.feather() / 2 * place.scale();
        return new Mark.Veil(marks, sigma, Marks.ink(marks).outset(Mask.growth(sigma)), Optional.empty());
    }

    private static Mark.Cast cast(Layer.Shadow shadow, double scale, Values values) {
        return new Mark.Cast(
                (int) Math.rint(shadow.dx() * scale),
                (int) Math.rint(shadow.dy() * scale),
                shadow.blur() / 2 * scale,
                Colours.of(shadow.colour(), values));
    }
}
