package dev.nameplate.proof;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Closeup;
import java.util.Arrays;
import java.util.Optional;

/**
 * How letters stand out from the pixels behind them: the contrast, after WCAG 2.2, that nine tenths of their pixels reach.
 *
 * <p>Taken from pixels that letters cover best; what they cover is unmixed, so that thin letters count by their colour and not
 * by their edges. Letters with an outline stand out from it as well.
 */
final class Contrast {

    /** Pixels are left out evenly beyond this many: more tell nothing new. */
    private static final int MOST = 4000;

    /** Coverage below which nothing can be unmixed. */
    private static final int LEAST = 32;

    private static final double[] LINEAR = linear();

    private final int[] letters;
    private final int[] behind;
    private final double outline;

    private Contrast(int[] letters, int[] behind, double outline) {
        this.letters = letters;
        this.behind = behind;
        this.outline = outline;
    }

    /**
     * Measures one text; nothing where none of its letters can be seen.
     *
     * @param picture with letters
     * @param behind without
     */
    static Optional<Contrast> of(Closeup.Element element, Raster picture, Raster behind) {
        Mask mask = element.letters();
        Rect area = mask.bounds().intersection(picture.bounds());
        int best = best(mask, area);
        if (best < LEAST) {
            return Optional.empty();
        }
        int cut = best * 9 / 10;
        int count = count(mask, area, cut);
        int step = Math.max(1, count / MOST);
        int[] seen = new int[(count + step - 1) / step];
        int[] under = new int[seen.length];
        int nth = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                int covered = mask.at(x, y);
                if (covered >= cut && nth++ % step == 0) {
                    int at = (nth - 1) / step;
                    under[at] = onWhite(behind.pixel(x, y));
                    seen[at] = unmixed(onWhite(picture.pixel(x, y)), under[at], covered);
                }
            }
        }
        return Optional.of(new Contrast(seen, under, outline(element, picture)));
    }

    private static int best(Mask mask, Rect area) {
        int best = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                best = Math.max(best, mask.at(x, y));
            }
        }
        return best;
    }

    private static int count(Mask mask, Rect area, int cut) {
        int count = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                count += mask.at(x, y) >= cut ? 1 : 0;
            }
        }
        return count;
    }

    /** The mean luminance of the outline around letters; negative when there is none to speak of. */
    private static double outline(Closeup.Element element, Raster picture) {
        Rect area = element.outline().bounds().intersection(picture.bounds());
        double sum = 0;
        int count = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                if (element.outline().at(x, y) >= 200 && element.letters().at(x, y) < LEAST) {
                    sum += luminance(onWhite(picture.pixel(x, y)));
                    count++;
                }
            }
        }
        return count == 0 ? -1 : sum / count;
    }

    /** The contrast that nine tenths of the letters' pixels reach. */
    double reached() {
        double[] ratios = new double[letters.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = stands(luminance(letters[i]), luminance(behind[i]));
        }
        return worstTenth(ratios);
    }

    /** The contrast that letters of one colour would reach. */
    double reached(int colour) {
        double own = luminance(colour);
        double[] ratios = new double[behind.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ratio(own, luminance(behind[i]));
        }
        return worstTenth(ratios);
    }

    /** The letters' mean colour, opaque. */
    int colour() {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : letters) {
            red += Argb.red(pixel);
            green += Argb.green(pixel);
            blue += Argb.blue(pixel);
        }
        int n = letters.length;
        return Argb.of(255, (int) (red / n), (int) (green / n), (int) (blue / n));
    }

    /** The colour nearest to the letters' own, on the way to white or black, that reaches a contrast; none may. */
    Optional<Integer> better(double wanted) {
        int own = colour();
        for (int tenth = 1; tenth <= 20; tenth++) {
            int lighter = towards(own, 255, tenth / 20.0);
            int darker = towards(own, 0, tenth / 20.0);
            int first = reached(lighter) >= reached(darker) ? lighter : darker;
            if (reached(first) >= wanted) {
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    private static int towards(int colour, int end, double share) {
        return Argb.of(
                255,
                (int) Math.rint(Argb.red(colour) + (end - Argb.red(colour)) * share),
                (int) Math.rint(Argb.green(colour) + (end - Argb.green(colour)) * share),
                (int) Math.rint(Argb.blue(colour) + (end - Argb.blue(colour)) * share));
    }

    private double stands(double own, double under) {
        double ratio = ratio(own, under);
        return outline < 0 ? ratio : Math.max(ratio, ratio(own, outline));
    }

    private static double worstTenth(double[] ratios) {
        Arrays.sort(ratios);
        return ratios[ratios.length / 10];
    }

    private static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** What is seen where letters cover the pixel in part, as if they covered it whole. */
    private static int unmixed(int mixed, int under, int covered) {
        return Argb.of(
                255,
                channel(Argb.red(mixed), Argb.red(under), covered),
                channel(Argb.green(mixed), Argb.green(under), covered),
                channel(Argb.blue(mixed), Argb.blue(under), covered));
    }

    private static int channel(int mixed, int under, int covered) {
        return Math.max(0, Math.min(255, under + (mixed - under) * 255 / covered));
    }

    /** Mails are white where a picture is clear, more often than not. */
    private static int onWhite(int premultiplied) {
        int clear = 255 - Argb.alpha(premultiplied);
        return 0xFF000000 | (premultiplied & 0xFFFFFF) + clear * 0x010101;
    }

    private static double luminance(int argb) {
        return 0.2126 * LINEAR[Argb.red(argb)] + 0.7152 * LINEAR[Argb.green(argb)] + 0.0722 * LINEAR[Argb.blue(argb)];
    }

    private static double[] linear() {
        double[] linear = new double[256];
        for (int i = 0; i < 256; i++) {
            linear[i] = Argb.luminance(Argb.of(255, i, i, i));
        }
        return linear;
    }
}
