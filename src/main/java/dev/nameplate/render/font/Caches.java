package dev.nameplate.render.font;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Raster;
import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a font book remembers: shaped runs, outlines, masks of glyphs and of their strokes, and pictures, each bounded in bytes. */
final class Caches {

    /**
     * A run's key: everything that shaping depends on.
     *
     * @param face by its number in the book
     */
    private record RunKey(int face, String text, boolean rightToLeft, boolean ligatures) {}

    private record PictureKey(int face, int glyph, int width, int height) {}

    private record StrokeKey(int face, int glyph, int size, int quarter, Pen pen, boolean grown) {}

    private static final long RUN_BYTES = 8L << 20;
    private static final long OUTLINE_BYTES = 16L << 20;
    private static final long MASK_BYTES = 32L << 20;
    private static final long STROKE_BYTES = 16L << 20;
    private static final long SPRITE_BYTES = 8L << 20;
    private static final long PICTURE_BYTES = 8L << 20;

    private final AtomicInteger numbers = new AtomicInteger();
    private final BoundedCache<RunKey, GlyphRun> runs = new BoundedCache<>(RUN_BYTES, GlyphRun::weight);
    private final BoundedCache<Long, Outline> outlines = new BoundedCache<>(OUTLINE_BYTES, Outline::weight);
    private final BoundedCache<Long, Mask> masks = new BoundedCache<>(MASK_BYTES, Mask::weight);
    private final BoundedCache<StrokeKey, Mask> strokes = new BoundedCache<>(STROKE_BYTES, Mask::weight);
    private final BoundedCache<Long, Optional<Sprite>> sprites = new BoundedCache<>(
            SPRITE_BYTES, sprite -> sprite.map(Sprite::weight).orElse(64L));
    private final BoundedCache<PictureKey, Raster> pictures = new BoundedCache<>(PICTURE_BYTES, Raster::weight);

    /** A number for one more face, by which everything of it is kept here. */
    int number() {
        return numbers.getAndIncrement();
    }

    GlyphRun run(Face face, String text, boolean rightToLeft, boolean ligatures) {
        return runs.get(new RunKey(face.number(), text, rightToLeft, ligatures), key -> {
            GlyphRun run = face.awt().shape(face, text, rightToLeft, ligatures);
            return face.sprites().map(its -> its.spaced(run, face)).orElseGet(() -> LooseMarks.placed(run, text));
        });
    }

    Outline outline(Face face, int glyph) {
        return outlines.get(
                (long) face.number() << 16 | glyph, key -> face.awt().outline(glyph));
    }

    Optional<Sprite> sprite(Face face, int glyph) {
        return sprites.get(
                (long) face.number() << 16 | glyph, key -> face.sprites().flatMap(pictures -> pictures.sprite(glyph)));
    }

    /** A glyph's picture at a size in device pixels. */
    Raster picture(Face face, int glyph, int width, int height) {
        return pictures.get(
                new PictureKey(face.number(), glyph, width, height),
                key -> sprite(face, glyph).orElseThrow().raster().scaled(width, height));
    }

    /**
     * A glyph's coverage, relative to its pen.
     *
     * @param size in quarters of a pixel
     * @param quarter how many quarters of a pixel the pen stands to the right of a whole one, 0..3
     */
    Mask mask(Face face, int glyph, int size, int quarter) {
        long key = ((long) face.number() << 16 | glyph) << 20 | (long) size << 2 | quarter;
        return masks.get(key, k -> {
            Outline outline = outline(face, glyph);
            return outline.mask(size / 4.0 / face.metrics().unitsPerEm(), quarter / 4.0);
        });
    }

    /** The coverage of a pen that follows a glyph's outline, with the glyph itself if it is grown; else as {@link #mask}. */
    Mask stroke(Face face, int glyph, int size, int quarter, Pen pen, boolean grown) {
        return strokes.get(new StrokeKey(face.number(), glyph, size, quarter, pen, grown), key -> {
            Path2D path = outline(face, glyph).path(size / 4.0 / face.metrics().unitsPerEm(), quarter / 4.0);
            Path2D stroke = grown ? pen.grown(path) : pen.outline(path);
            return Mask.of(stroke, Mask.extent(stroke, 0));
        });
    }

    /** Bytes held. */
    long weight() {
        return runs.weight()
                + outlines.weight()
                + masks.weight()
                + strokes.weight()
                + sprites.weight()
                + pictures.weight();
    }
}
