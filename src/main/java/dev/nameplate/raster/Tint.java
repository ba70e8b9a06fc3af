package dev.nameplate.raster;

/**
 * What a mask is filled with: a colour or a gradient, evaluated pixel by pixel. Immutable, shared between threads.
 *
 * <p>Colours are straight ARGB; gradients mix them premultiplied and are dithered, by a threshold that depends on the
 * pixel's place alone, so that dark ones do not band. Offsets are in 0..1, in order, as many as colours and at least two;
 * two equal ones make a hard edge. Pixel centres lie at half coordinates.
 */
public abstract sealed class Tint permits Flat, Gradient, Texture {

    private final int shiftX;
    private final int shiftY;
    private final boolean dithered;
    private final boolean contrasted;

    Tint(int shiftX, int shiftY, boolean dithered, boolean contrasted) {
        this.shiftX = shiftX;
        this.shiftY = shiftY;
        this.dithered = dithered;
        this.contrasted = contrasted;
    }

    /** One colour. */
    public static Tint of(int argb) {
        return new Flat(argb, 0, 0, /* dithered= */ false, /* contrasted= */ false);
    }

    /** One colour for masks that fade slowly, such as blurred ones: what they let through is dithered. */
    public static Tint dithered(int argb) {
        return new Flat(argb, 0, 0, /* dithered= */ true, /* contrasted= */ false);
    }

    /** Along the line from (x1, y1) to (x2, y2); the end colours continue outside. */
    public static Tint linear(double x1, double y1, double x2, double y2, double[] offsets, int[] argb) {
        return new Gradient(Axis.line(x1, y1, x2, y2), offsets, argb);
    }

    /** Outwards from (cx, cy) with radii rx and ry, turned clockwise by {@code angle} degrees. */
    public static Tint radial(double cx, double cy, double rx, double ry, double angle, double[] offsets, int[] argb) {
        return new Gradient(Axis.ellipse(cx, cy, rx, ry, angle), offsets, argb);
    }

    /** Clockwise around (cx, cy) from {@code angle} degrees, 0 being up. */
    public static Tint conic(double cx, double cy, double angle, double[] offsets, int[] argb) {
        return new Gradient(Axis.around(cx, cy, angle), offsets, argb);
    }

    /**
     * The pixels of a picture whose upper left corner lies at (x, y).
     *
     * @param mean its mean colour, straight, for the choice of contrast
     */
    public static Tint texture(Raster picture, int x, int y, int mean) {
        return new Texture(picture, mean, x, y, /* contrasted= */ false);
    }

    /** The same moved by whole pixels, dither included: exactly the same pixels elsewhere. */
    public final Tint translated(int dx, int dy) {
        return dx == 0 && dy == 0 ? this : with(shiftX + dx, shiftY + dy, contrasted);
    }

    /** The same for text: the masks' edges are adjusted to how light the tint is; see {@link Contrast}. */
    public final Tint contrasted() {
        return with(shiftX, shiftY, /* contrast= */ true);
    }

    abstract Tint with(int dx, int dy, boolean contrast);

    /** The mean of the colours, straight, for the choice of contrast. */
    abstract int mean();

    /**
     * Writes the colours of a row of pixels, premultiplied, 0..255: the planes are alpha, red, green, blue.
     *
     * @param x of the first pixel, in the tint's own place
     */
    abstract void row(int x, int y, int count, float[][] planes);

    final int shiftX() {
        return shiftX;
    }

    final int shiftY() {
        return shiftY;
    }

    final boolean isDithered() {
        return dithered;
    }

    final boolean isContrasted() {
        return contrasted;
    }

    /** What a mask's coverage becomes. */
    final byte[] curve() {
        return contrasted ? Contrast.curve(mean()) : Contrast.NONE;
    }
}
