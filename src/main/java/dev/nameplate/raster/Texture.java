package dev.nameplate.raster;

/** The pixels of a picture; nothing beyond it. */
final class Texture extends Tint {

    private final Raster picture;
    private final int mean;

    Texture(Raster picture, int mean, int shiftX, int shiftY, boolean contrasted) {
        super(shiftX, shiftY, /* dithered= */ false, contrasted);
        this.picture = picture;
        this.mean = mean;
    }

    @Override
    Tint with(int dx, int dy, boolean contrast) {
        return new Texture(picture, mean, dx, dy, contrast);
    }

    @Override
    int mean() {
        return mean;
    }

    @Override
    void row(int x, int y, int count, float[][] planes) {
        boolean inside = y >= 0 && y < picture.height();
        for (int i = 0; i < count; i++) {
            int column = x + i;
            int pixel = inside && column >= 0 && column < picture.width() ? picture.pixel(column, y) : 0;
            planes[0][i] = pixel >>> 24;
            planes[1][i] = pixel >> 16 & 255;
            planes[2][i] = pixel >> 8 & 255;
            planes[3][i] = pixel & 255;
        }
    }
}
