package dev.nameplate.render.font;

/**
 * Text of one face and direction, shaped: glyphs from left to right with their positions in font units. Immutable.
 *
 * <p>Positions are relative to the run's own pen at its left end; x grows to the right, y downwards.
 */
public final class GlyphRun {

    /**
     * A run within a text.
     *
     * @param run its glyphs
     * @param start the char of the text where it begins
     * @param lead font units of space before it, as kerning with the run before
     * @param cursive whether its letters join, so that no space may come between them
     */
    public record Placed(GlyphRun run, int start, int lead, boolean cursive) {}

    /** The glyph of a character that draws nothing, such as a joiner. */
    static final int NO_INK = -1;

    private final Face face;
    private final int length;
    private final boolean rightToLeft;
    private final int[] glyphs;
    private final int[] x;
    private final int[] y;
    private final int[] characters;

    /** @param x one more than there are glyphs; the last is the run's advance */
    GlyphRun(Face face, int length, boolean rightToLeft, int[] glyphs, int[] x, int[] y, int[] characters) {
        this.face = face;
        this.length = length;
        this.rightToLeft = rightToLeft;
        this.glyphs = glyphs;
        this.x = x;
        this.y = y;
        this.characters = characters;
    }

    public Face face() {
        return face;
    }

    /** Chars of the text that was shaped. */
    public int length() {
        return length;
    }

    public boolean rightToLeft() {
        return rightToLeft;
    }

    /** How many glyphs there are. */
    public int count() {
        return glyphs.length;
    }

    /** The glyph's number in its face; negative when it draws nothing. */
    public int glyph(int index) {
        return glyphs[index];
    }

    public int x(int index) {
        return x[index];
    }

    public int y(int index) {
        return y[index];
    }

    /** Which char of the shaped text the glyph came from: the first of its cluster. */
    public int character(int index) {
        return characters[index];
    }

    /** Where the pen stands after a glyph less where it stood before: its advance with kerning. */
    public int advance(int index) {
        return x[index + 1] - x[index];
    }

    /** The width of the whole run. */
    public int advance() {
        return x[glyphs.length];
    }

    /** The same run with one glyph at another place; the pen's way is the same. */
    GlyphRun moved(int index, int toX) {
        int[] moved = x.clone();
        moved[index] = toX;
        return new GlyphRun(face, length, rightToLeft, glyphs, moved, y, characters);
    }

    long weight() {
        return 16L * glyphs.length + 2L * length + 200;
    }
}
