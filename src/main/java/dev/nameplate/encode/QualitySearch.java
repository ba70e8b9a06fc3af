package dev.nameplate.encode;

import dev.nameplate.raster.Raster;
import java.util.function.IntFunction;

/** Finds the best quality whose bytes fit a budget, by bisection: bytes are taken to grow with quality. */
final class QualitySearch {

    private QualitySearch() {}

    /**
     * The image at the best quality from {@link Target#LEAST_QUALITY} to the target's that fits; what fits at none is made
     * at the least.
     *
     * @param attempt the whole file at a quality
     */
    static EncodedImage best(Format format, Raster pixels, Target target, IntFunction<byte[]> attempt) {
        int high = Math.max(Target.LEAST_QUALITY, target.quality());
        byte[] bytes = attempt.apply(high);
        if (bytes.length <= target.maxBytes()) {
            return image(format, pixels, target, bytes, high);
        }
        int low = Target.LEAST_QUALITY;
        byte[] best = high == low ? bytes : attempt.apply(low);
        while (best.length <= target.maxBytes() && high - low > 1) {
            int middle = (low + high) >>> 1;
            bytes = attempt.apply(middle);
            if (bytes.length <= target.maxBytes()) {
                low = middle;
                best = bytes;
            } else {
                high = middle;
            }
        }
        return image(format, pixels, target, best, low);
    }

    private static EncodedImage image(Format format, Raster pixels, Target target, byte[] bytes, int quality) {
        boolean over = bytes.length > target.maxBytes();
        return new EncodedImage(bytes, format, pixels.width(), pixels.height(), quality, over);
    }
}
