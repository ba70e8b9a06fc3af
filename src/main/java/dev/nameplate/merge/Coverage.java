package dev.nameplate.merge;

/** What the faces at hand can draw. A value that none of them draws counts as missing: no empty boxes in a picture. */
@FunctionalInterface
public interface Coverage {

    /** Whether every grapheme cluster of a text has a glyph; white space of any kind counts as drawn. */
    boolean draws(String text);
}
