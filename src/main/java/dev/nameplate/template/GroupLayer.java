package dev.nameplate.template;

import java.util.List;

/** Layers that move, fade, blend and vanish together; their boxes are relative to the group's. */
public record GroupLayer(Common common, List<Layer> children, ImageLayer.Clip clip, boolean clipped) implements Layer {

    public GroupLayer {
        children = List.copyOf(children);
    }

    @Override
    public GroupLayer in(Layer.Box box) {
        return new GroupLayer(common.in(box), children, clip, clipped);
    }
}
