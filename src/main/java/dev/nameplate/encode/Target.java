package dev.nameplate.encode;

/**
 * How good and how small one image must be.
 *
 * @param quality 30..95, the upper end of the search
 * @param maxBytes the budget; the best quality that fits is taken, down to {@link #LEAST_QUALITY}
 */
public record Target(int quality, int maxBytes) {

    /** What does not fit at this quality is sent all the same, marked {@link EncodedImage#overBudget()}. */
    public static final int LEAST_QUALITY = 30;
}
