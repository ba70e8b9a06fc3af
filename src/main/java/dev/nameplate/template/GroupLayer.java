package dev.nameplate.template;

import java.util.List;
import java.util.Optional;

/**
 * Layers that move, fade, blend and vanish together; their boxes are relative to the group's.
 *
 * @param clipped whether they are cut to the box
 * @param mask what of them is shown
 * @param blur canvas units; softens all of them as one picture, the Gaussian's standard deviation is half of it
 * @param shadows of all of them as one picture, after mask and clip; never within, without a spread
 */
public record GroupLayer(
        Common common,
        List<Layer> children,
        ImageLayer.Clip clip,
        boolean clipped,
        Optional<GroupMask> mask,
        double blur,
        List<Layer.Shadow> shadows)
        implements Layer {

    public GroupLayer {
        children = List.copyOf(children);
        shadows = List.copyOf(shadows);
    }

    /** A group that is only cut. */
    public GroupLayer(Common common, List<Layer> children, ImageLayer.Clip clip, boolean clipped) {
        this(common, children, clip, clipped, Optional.empty(), 0, List.of());
    }

    @Override
    public GroupLayer in(Layer.Box box) {
        return new GroupLayer(common.in(box), children, clip, clipped, mask, blur, shadows);
    }
}
