package dev.nameplate.render;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Canvases that wait for the next picture of their template, so that only what differs has to be drawn. Bounded in number and
 * bytes; the one longest unused goes first. Any thread may enter.
 */
final class Canvases {

    private final int most;
    private final long mostBytes;
    /** Last used first. */
    private final Deque<Canvas> free = new ArrayDeque<>();

    private long bytes;

    Canvases(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** A copy of a base's picture but for its stains. Confined to the thread that borrowed it. */
    static final class Canvas {
        private final WeakReference<Base> base;
        private final Raster pixels;
        private Damage stains;

        private Canvas(Base base) {
            this.base = new WeakReference<>(base);
            this.pixels = base.raster().copy();
            this.stains = Damage.none(base.width(), base.height());
        }

        Raster pixels() {
            return pixels;
        }

        /** Where it may differ from its base. */
        Damage stains() {
            return stains;
        }

        void stain(Damage damage) {
            stains = damage;
        }
    }

    /** A canvas of a base; it is the borrower's alone until given back, and lost if it never is. */
    Canvas borrow(Base base) {
        synchronized (free) {
            for (Iterator<Canvas> canvases = free.iterator(); canvases.hasNext(); ) {
                Canvas canvas = canvases.next();
                if (canvas.base.refersTo(base)) {
                    canvases.remove();
                    bytes -= canvas.pixels.weight();
                    return canvas;
                }
            }
        }
        return new Canvas(base);
    }

    void giveBack(Canvas canvas) {
        synchronized (free) {
            free.addFirst(canvas);
            bytes += canvas.pixels.weight();
            free.removeIf(this::isOrphaned);
            while (free.size() > most || bytes > mostBytes) {
                bytes -= free.removeLast().pixels.weight();
            }
        }
    }

    /** Whether nobody can ask for a canvas any more; its bytes are then taken off. */
    private boolean isOrphaned(Canvas canvas) {
        if (!canvas.base.refersTo(null)) {
            return false;
        }
        bytes -= canvas.pixels.weight();
        return true;
    }

    int count() {
        synchronized (free) {
            return free.size();
        }
    }

    long bytes() {
        synchronized (free) {
            return bytes;
        }
    }
}
