package dev.nameplate.template;

import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Standing.Pinned;
import dev.nameplate.template.Standing.Sizes;

/** Where pinned layers come to stand. */
public final class Pins {

    private Pins() {}

    /** The box of a pinned layer whose size follows from its pins and sizes. */
    public static Box box(Pinned pinned, double aroundWidth, double aroundHeight) {
        Sizes sizes = pinned.sizes();
        double width = sizes.statedWidth();
        double height = sizes.statedHeight();
        if (Double.isNaN(width)) {
            width = sizes.clampedWidth(aroundWidth - pinned.insets().across());
        }
        if (Double.isNaN(height)) {
            height = sizes.clampedHeight(aroundHeight - pinned.insets().down());
        }
        if (!Double.isNaN(sizes.aspect())) {
            width = Double.isNaN(width) ? sizes.clampedWidth(height * sizes.aspect()) : width;
            height = Double.isNaN(height) ? sizes.clampedHeight(width / sizes.aspect()) : height;
        }
        return box(pinned, width, height, aroundWidth, aroundHeight);
    }

    /** The box of a pinned layer of a known size. */
    public static Box box(Pinned pinned, double width, double height, double aroundWidth, double aroundHeight) {
        double w = Math.max(0.1, width);
        double h = Math.max(0.1, height);
        return new Box(
                start(pinned.insets().left(), pinned.insets().right(), w, aroundWidth),
                start(pinned.insets().top(), pinned.insets().bottom(), h, aroundHeight),
                w,
                h);
    }

    private static double start(double before, double after, double size, double around) {
        return !Double.isNaN(before) ? before : !Double.isNaN(after) ? around - after - size : (around - size) / 2;
    }

    /** As much as a pinned layer may take. */
    public static Box room(Pinned pinned, double aroundWidth, double aroundHeight) {
        Sizes sizes = pinned.sizes();
        double width = sizes.statedWidth();
        double height = sizes.statedHeight();
        if (Double.isNaN(width)) {
            width = sizes.clampedWidth(Math.max(
                    0.1,
                    aroundWidth
                            - or0(pinned.insets().left())
                            - or0(pinned.insets().right())));
        }
        if (Double.isNaN(height)) {
            height = sizes.clampedHeight(Math.max(
                    0.1,
                    aroundHeight
                            - or0(pinned.insets().top())
                            - or0(pinned.insets().bottom())));
        }
        return box(pinned, width, height, aroundWidth, aroundHeight);
    }

    private static double or0(double inset) {
        return Double.isNaN(inset) ? 0 : inset;
    }
}
