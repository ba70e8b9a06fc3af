package dev.nameplate.template;

/** Words in a box. */
public record TextLayer(Common common, Wording wording, TextStyle style) implements Layer {

    @Override
    public TextLayer in(Layer.Box box) {
        return new TextLayer(common.in(box), wording, style);
    }
}
