package dev.nameplate.render.font;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One face of the font book: what it is called, how it measures, what it covers, and its glyphs' outlines.
 *
 * <p>Knowing a face costs nothing; Java2D opens it when its first glyph is asked for.
 */
public final class Face {

    /**
     * How a face measures, in font units; depths and offsets are positive downwards.
     *
     * @param unitsPerEm font units in one em
     * @param ascent from the baseline to the top that its designer reserves for a line
     * @param descent from the baseline to the bottom of that
     * @param capHeight height of a flat capital
     * @param xHeight height of a flat small letter
     * @param underlineOffset from the baseline down to the upper edge of an underline
     * @param underlineThickness of an underline
     */
    public record Metrics(
            int unitsPerEm,
            int ascent,
            int descent,
            int capHeight,
            int xHeight,
            int underlineOffset,
            int underlineThickness) {}

    private final int number;
    private final FaceTables tables;
    private final String digest;
    private final Supplier<AwtFont> opener;
    private final Optional<Sprites> sprites;
    private final Caches caches;
    private volatile @org.jspecify.annotations.Nullable AwtFont opened;

    Face(
            int number,
            FaceTables tables,
            String digest,
            Supplier<AwtFont> opener,
            Optional<Sprites> sprites,
            Caches caches) {
        this.number = number;
        this.tables = tables;
        this.digest = digest;
        this.opener = opener;
        this.sprites = sprites;
        this.caches = caches;
    }

    public String family() {
        return tables.family();
    }

    /** 100 (hairline) to 900 (black). */
    public int weight() {
        return tables.weight();
    }

    public boolean italic() {
        return tables.italic();
    }

    public Metrics metrics() {
        return tables.metrics();
    }

    /** Whether the face has a glyph for a code point. */
    public boolean covers(int codePoint) {
        return tables.codePoints().contains(codePoint);
    }

    /** The outline of a glyph; empty for one without ink, and for a negative number. */
    public Outline outline(int glyph) {
        return glyph < 0 ? Outline.EMPTY : caches.outline(this, glyph);
    }

    /** The picture of a glyph; empty for one that has an outline, or nothing. */
    public Optional<Sprite> sprite(int glyph) {
        return glyph < 0 || sprites.isEmpty() ? Optional.empty() : caches.sprite(this, glyph);
    }

    Optional<Sprites> sprites() {
        return sprites;
    }

    /** SHA-256 of the file and the face's place in it, in hexadecimal digits. */
    String digest() {
        return digest;
    }

    /** By which the caches know it from all other faces. */
    int number() {
        return number;
    }

    boolean colour() {
        return sprites.isPresent();
    }

    AwtFont awt() {
        AwtFont font = opened;
        if (font == null) {
            synchronized (this) {
                font = opened;
                if (font == null) {
                    font = opener.get();
                    opened = font;
                }
            }
        }
        return font;
    }

    @Override
    public String toString() {
        return family() + " " + weight() + (italic() ? " italic" : "");
    }
}
