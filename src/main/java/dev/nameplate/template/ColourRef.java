package dev.nameplate.template;

/** A colour of a template: fixed when it was compiled (named colours included), or taken from a field. */
public sealed interface ColourRef {

    /** Straight ARGB. */
    record Fixed(int argb) implements ColourRef {}

    /**
     * The colour of a colour or choice field.
     *
     * @param field the field's name
     * @param otherwise straight ARGB while the field is missing
     * @param alpha 0..1, scales the field's alpha
     */
    record OfField(String field, int otherwise, double alpha) implements ColourRef {}
}
