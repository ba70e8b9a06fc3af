package dev.nameplate.raster;

import org.jspecify.annotations.Nullable;

/** Sends each row of what is drawn through the quickest loop that is right for it. */
final class Compositor {

    private static final int OPAQUE = 255;

    private Compositor() {}

    static void fill(Raster to, Mask mask, Tint tint, Raster.Mode mode, Rect clip) {
        Rect area = mask.bounds().intersection(clip).intersection(to.bounds());
        if (area.isEmpty()) {
            return;
        }
        if (tint instanceof Flat flat && mode == Raster.Mode.NORMAL && !tint.isDithered()) {
            int[] ladder = flat.ladder();
            for (int y = area.y(); y < area.bottom(); y++) {
                Blits.colour(to.pixels(), at(to, area, y), mask.coverage(), at(mask, area, y), area.width(), ladder);
            }
            return;
        }
        Mixer mixer = Mixer.ofThread();
        byte[] curve = tint.curve();
        float[][] planes = mixer.planes(area.width());
        int x = area.x() - tint.shiftX();
        for (int y = area.y(); y < area.bottom(); y++) {
            int row = y - tint.shiftY();
            tint.row(x, row, area.width(), planes);
            mixer.fade(mask.coverage(), at(mask, area, y), area.width(), curve, OPAQUE);
            float[] thresholds = tint.isDithered() ? Dither.row(row) : Dither.NONE;
            mixer.mix(mode, to.pixels(), at(to, area, y), area.width(), thresholds, x);
        }
    }

    static void draw(Raster to, Raster picture, int x, int y, double opacity, Raster.Mode mode, Rect clip) {
        Rect place = picture.bounds().translated(x, y);
        draw(
                to,
                picture,
                place,
                share(opacity),
                null,
                mode,
                place.intersection(clip).intersection(to.bounds()));
    }

    static void draw(Raster to, Raster picture, int x, int y, double opacity, Mask mask, Raster.Mode mode, Rect clip) {
        Rect place = picture.bounds().translated(x, y);
        Rect area = place.intersection(mask.bounds()).intersection(clip).intersection(to.bounds());
        draw(to, picture, place, share(opacity), mask, mode, area);
    }

    static void replace(Raster to, Raster picture, int x, int y, double opacity, Mask mask, Rect clip) {
        Rect place = picture.bounds().translated(x, y);
        Rect area = place.intersection(mask.bounds()).intersection(clip).intersection(to.bounds());
        for (int row = area.y(); row < area.bottom(); row++) {
            int from = (row - place.y()) * place.width() + area.x() - place.x();
            Blits.replaced(
                    to.pixels(),
                    at(to, area, row),
                    picture.pixels(),
                    from,
                    area.width(),
                    share(opacity),
                    mask.coverage(),
                    at(mask, area, row));
        }
    }

    private static void draw(
            Raster to, Raster picture, Rect place, int opacity, @Nullable Mask mask, Raster.Mode mode, Rect area) {
        if (area.isEmpty() || opacity == 0) {
            return;
        }
        for (int y = area.y(); y < area.bottom(); y++) {
            int from = (y - place.y()) * place.width() + area.x() - place.x();
            if (mode == Raster.Mode.NORMAL) {
                over(to, picture, from, opacity, mask, area, y);
            } else {
                blend(to, picture, from, opacity, mask, mode, area, y);
            }
        }
    }

    private static void over(Raster to, Raster picture, int from, int opacity, @Nullable Mask mask, Rect area, int y) {
        int at = at(to, area, y);
        int count = area.width();
        if (mask != null) {
            int maskFrom = at(mask, area, y);
            Blits.masked(to.pixels(), at, picture.pixels(), from, count, opacity, mask.coverage(), maskFrom);
        } else if (opacity == OPAQUE) {
            Blits.over(to.pixels(), at, picture.pixels(), from, count);
        } else {
            Blits.faded(to.pixels(), at, picture.pixels(), from, count, opacity);
        }
    }

    private static void blend(
            Raster to, Raster picture, int from, int opacity, @Nullable Mask mask, Raster.Mode mode, Rect area, int y) {
        Mixer mixer = Mixer.ofThread();
        mixer.load(picture.pixels(), from, area.width());
        if (mask != null) {
            mixer.fade(mask.coverage(), at(mask, area, y), area.width(), Contrast.NONE, opacity);
        } else {
            mixer.fade(area.width(), opacity);
        }
        mixer.mix(mode, to.pixels(), at(to, area, y), area.width(), Dither.NONE, 0);
    }

    private static int at(Raster raster, Rect area, int y) {
        return y * raster.width() + area.x();
    }

    private static int at(Mask mask, Rect area, int y) {
        return (y - mask.bounds().y()) * mask.bounds().width()
                + area.x()
                - mask.bounds().x();
    }

    private static int share(double opacity) {
        return (int) Math.round(Math.max(0, Math.min(1, opacity)) * OPAQUE);
    }
}
