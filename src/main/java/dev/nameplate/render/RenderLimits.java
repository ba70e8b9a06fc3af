package dev.nameplate.render;

/**
 * How much memory rendering may take.
 *
 * @param pixels most device pixels of one picture
 * @param canvases most canvases kept for the next picture of their template, over all threads
 * @param canvasBytes most bytes of those canvases
 * @param pictureBytes most bytes of scaled pictures kept with each base
 */
public record RenderLimits(long pixels, int canvases, long canvasBytes, long pictureBytes) {

    /** Pictures up to 4096x4096; 64 canvases of 192 MB together; 16 MB of scaled pictures with each base. */
    public static final RenderLimits DEFAULT = new RenderLimits(4096L * 4096, 64, 192L << 20, 16L << 20);

    public RenderLimits {
        if (pixels < 1 || canvases < 0 || canvasBytes < 0 || pictureBytes < 0) {
            throw new IllegalArgumentException(
                    "render limits of " + pixels + " pixels, " + canvases + " canvases, " + canvasBytes + " and "
                            + pictureBytes + " bytes; none is negative, and there is at least one pixel");
        }
    }
}
