package dev.nameplate.template;

import java.util.List;
import java.util.Optional;

/**
 * A person: a picture when there is one, else initials on a colour that follows from the name, else a silhouette.
 *
 * @param picture an image field, or a choice that stands for pictures
 * @param person whose initials they are
 * @param fills what the name chooses from
 * @param colour of initials and silhouette; by default near-white or near-black, whichever is seen better
 * @param family of the initials
 * @param weight of the initials
 * @param clip what the box is cut to
 * @param stroke along its edge
 */
public record AvatarLayer(
        Common common,
        Optional<String> picture,
        Optional<Wording> person,
        List<Paint> fills,
        Optional<ColourRef> colour,
        String family,
        int weight,
        ImageLayer.Clip clip,
        Optional<Stroke> stroke)
        implements FigureLayer {

    public AvatarLayer {
        fills = List.copyOf(fills);
    }

    @Override
    public AvatarLayer in(Layer.Box box) {
        return new AvatarLayer(common.in(box), picture, person, fills, colour, family, weight, clip, stroke);
    }
}
