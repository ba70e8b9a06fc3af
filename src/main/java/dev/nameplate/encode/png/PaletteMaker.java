package dev.nameplate.encode.png;

import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Makes the palette of a template: of the colours of its base and its samples, which must look the same in it. */
final class PaletteMaker {

    /** A block whose mean moves by more than one level is shown in mixtures. */
    private static final double MIXED = 1;

    /** If more than a quarter of the blocks are, all are: a patchwork would show. */
    private static final int PATCHES = 4;

    /** What looks wrong is counted so many times when another palette is tried. */
    private static final int URGENT = 24;

    /** If more than one block of so many looks wrong, no palette will do. */
    private static final int WRONG = 8;

    private static final int ATTEMPTS = 4;

    private final Raster base;
    private final List<PngBase.Sample> samples;
    private final Quantiser quantiser = new Quantiser();
    private final int blocks;

    private PaletteMaker(Raster base, List<PngBase.Sample> samples) {
        this.base = base;
        this.samples = samples;
        blocks = Palette.blocks(base.width()) * Palette.blocks(base.height());
    }

    /** The palette of a template, if there is one that does. Without samples nobody knows which colours will come. */
    static Optional<Palette> of(Raster base, List<PngBase.Sample> samples) {
        return samples.isEmpty() ? Optional.empty() : new PaletteMaker(base, samples).best();
    }

    private Optional<Palette> best() {
        quantiser.add(base.pixels(), 0, base.pixels().length);
        for (PngBase.Sample sample : samples) {
            for (Rect rect : sample.damage().rects()) {
                for (int y = rect.y(); y < rect.bottom(); y++) {
                    quantiser.add(sample.pixels().pixels(), y * base.width() + rect.x(), rect.width());
                }
            }
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Mixtures mixtures = new Mixtures(quantiser.palette());
            Palette plain = new Palette(mixtures, base.width(), new BitSet());
            Palette palette = new Palette(mixtures, base.width(), mixed(plain));
            if (good(palette)) {
                return Optional.of(palette);
            }
            if (!urge(palette)) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The blocks that are better shown in mixtures. */
    private BitSet mixed(Palette plain) {
        BitSet mixed = new BitSet();
        each(plain, (picture, x, y, shift) -> {
            if (shift > MIXED) {
                mixed.set(plain.block(x, y));
            }
        });
        if (mixed.cardinality() > blocks / PATCHES) {
            mixed.set(0, blocks);
        }
        return mixed;
    }

    private boolean good(Palette palette) {
        boolean good = palette.shows(base);
        for (PngBase.Sample sample : samples) {
            good &= palette.alike(base, sample.pixels(), sample.damage());
        }
        return good;
    }

    /**
     * Counts the colours of what looks wrong more; gives whether that can be of use. It takes colours from all the rest, so a
     * picture with too much noise gets more of it.
     */
    private boolean urge(Palette palette) {
        int[] wrong = new int[1];
        boolean noiseFits = each(palette, (picture, x, y, shift) -> {
            if (shift > Likeness.URGENT && ++wrong[0] <= blocks / WRONG) {
                for (int row = y; row < Math.min(y + Blocks.SIDE, picture.height()); row++) {
                    for (int column = x; column < Math.min(x + Blocks.SIDE, picture.width()); column++) {
                        quantiser.urge(picture.pixel(column, row), URGENT);
                    }
                }
            }
        });
        return noiseFits && wrong[0] > 0 && wrong[0] <= blocks / WRONG;
    }

    /** Measures all blocks of the base, and those of the samples that differ from it; gives whether none has too much noise. */
    private boolean each(Palette palette, Visitor visitor) {
        Likeness ofBase = new Likeness(base, palette, Likeness.STRICT);
        Blocks.each(base, (x, y) -> {
            visitor.block(base, x, y, ofBase.add(x, y));
            return true;
        });
        boolean noiseFits = ofBase.noiseFits();
        for (PngBase.Sample sample : samples) {
            Likeness likeness = new Likeness(sample.pixels(), palette, Likeness.STRICT);
            Blocks.eachChanged(base, sample.pixels(), sample.damage(), (x, y) -> {
                visitor.block(sample.pixels(), x, y, likeness.add(x, y));
                return true;
            });
            noiseFits &= likeness.noiseFits();
        }
        return noiseFits;
    }

    private interface Visitor {
        void block(Raster picture, int x, int y, double shift);
    }
}
