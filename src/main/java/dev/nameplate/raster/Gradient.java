package dev.nameplate.raster;

/** Colours along an axis. */
final class Gradient extends Tint {

    private static final ThreadLocal<double[]> OFFSETS = ThreadLocal.withInitial(() -> new double[2048]);

    private final Axis axis;
    private final double[] offsets;
    private final int[] argb;
    /** Premultiplied alpha, red, green, blue of each stop, 0..255. */
    private final float[][] stops;

    Gradient(Axis axis, double[] offsets, int[] argb) {
        super(0, 0, /* dithered= */ true, /* contrasted= */ false);
        check(offsets, argb);
        this.axis = axis;
        this.offsets = offsets.clone();
        this.argb = argb.clone();
        this.stops = new float[4][argb.length];
        for (int i = 0; i < argb.length; i++) {
            float alpha = Argb.alpha(argb[i]);
            stops[0][i] = alpha;
            stops[1][i] = Argb.red(argb[i]) * alpha / 255;
            stops[2][i] = Argb.green(argb[i]) * alpha / 255;
            stops[3][i] = Argb.blue(argb[i]) * alpha / 255;
        }
    }

    private Gradient(Gradient from, int dx, int dy, boolean contrast) {
        super(dx, dy, /* dithered= */ true, contrast);
        this.axis = from.axis;
        this.offsets = from.offsets;
        this.argb = from.argb;
        this.stops = from.stops;
    }

    private static void check(double[] offsets, int[] argb) {
        if (offsets.length != argb.length || offsets.length < 2) {
            throw new IllegalArgumentException(
                    offsets.length + " offsets for " + argb.length + " colours; there are as many, at least two");
        }
        for (int i = 0; i < offsets.length; i++) {
            if (!(offsets[i] >= (i == 0 ? 0 : offsets[i - 1]) && offsets[i] <= 1)) {
                throw new IllegalArgumentException(
                        "offset " + offsets[i] + " of colour " + (i + 1) + "; offsets are 0 to 1, in order");
            }
        }
    }

    @Override
    Tint with(int dx, int dy, boolean contrast) {
        return new Gradient(this, dx, dy, contrast);
    }

    @Override
    int mean() {
        int[] sums = new int[4];
        for (int colour : argb) {
            sums[0] += Argb.alpha(colour);
            sums[1] += Argb.red(colour);
            sums[2] += Argb.green(colour);
            sums[3] += Argb.blue(colour);
        }
        int n = argb.length;
        return Argb.of(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n);
    }

    @Override
    void row(int x, int y, int count, float[][] planes) {
        double[] at = OFFSETS.get();
        if (at.length < count) {
            at = new double[count];
            OFFSETS.set(at);
        }
        axis.offsets(x, y, count, at);
        int last = offsets.length - 1;
        int k = 0;
        for (int i = 0; i < count; i++) {
            double offset = at[i];
            while (k < last && offset >= offsets[k + 1]) {
                k++;
            }
            while (k > 0 && offset < offsets[k]) {
                k--;
            }
            if (k == last || offset <= offsets[k]) {
                put(planes, i, k);
            } else {
                mix(planes, i, k, (float) ((offset - offsets[k]) / (offsets[k + 1] - offsets[k])));
            }
        }
    }

    private void put(float[][] planes, int i, int stop) {
        planes[0][i] = stops[0][stop];
        planes[1][i] = stops[1][stop];
        planes[2][i] = stops[2][stop];
        planes[3][i] = stops[3][stop];
    }

    private void mix(float[][] planes, int i, int stop, float share) {
        for (int channel = 0; channel < 4; channel++) {
            float from = stops[channel][stop];
            planes[channel][i] = from + (stops[channel][stop + 1] - from) * share;
        }
    }
}
