package dev.nameplate.template;

/** Words in a box. */
public record TextLayer(Common common, Wording wording, TextStyle style) implements Layer {}
