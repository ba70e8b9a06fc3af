package dev.nameplate.proof;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Closeup;
import dev.nameplate.template.ImageLayer;
import java.util.Optional;

/**
 * Whether the canvas holds what is drawn. Letters have to be inside; a picture may fill the canvas from edge to edge but is not
 * cut otherwise; ornaments may bleed, and only what lies outside as a whole is of no use.
 */
final class CanvasCheck implements Check {

    private static final int COVERED = 128;

    private final Anatomy anatomy;

    CanvasCheck(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    @Override
    public void look(Specimen specimen, Findings findings) {
        Rect canvas = specimen.picture().bounds();
        for (Closeup.Element element : specimen.elements()) {
            Optional<Anatomy.Part> found = anatomy.part(element.layer()).filter(it -> !anatomy.isOrnament(it));
            if (found.isEmpty() || element.ink().isEmpty()) {
                continue;
            }
            Anatomy.Part part = found.get();
            String contact = specimen.contact().id();
            if (!element.letters().isEmpty()) {
                Rect ink = ink(element.letters());
                if (!canvas.contains(ink)) {
                    String message = "letters of text " + part.name() + " lie outside the canvas";
                    findings.add(
                            Findings.error(
                                    "outside-canvas", part.pointer(), message, moved(ink, specimen.picture()), contact),
                            ink.area() - ink.intersection(canvas).area());
                }
            } else if (!element.ink().intersects(canvas)) {
                String message = "layer " + part.name() + " lies outside the canvas, where nobody sees it";
                findings.add(
                        Findings.warning(
                                "outside-canvas", part.pointer(), message, "move it inside, or remove it", contact),
                        0);
            } else if (part.layer() instanceof ImageLayer && isCut(element.ink(), canvas)) {
                String message = "the edge of the canvas cuts picture " + part.name();
                findings.add(
                        Findings.warning(
                                "outside-canvas",
                                part.pointer(),
                                message,
                                moved(element.ink(), specimen.picture()),
                                contact),
                        0);
            }
        }
    }

    /** A picture that spans the canvas in one direction bleeds on purpose. */
    private static boolean isCut(Rect ink, Rect canvas) {
        boolean spans =
                ink.x() <= 0 && ink.right() >= canvas.right() || ink.y() <= 0 && ink.bottom() >= canvas.bottom();
        return !spans && !canvas.contains(ink);
    }

    /** Where letters cover a pixel by half. */
    private static Rect ink(Mask mask) {
        Rect bounds = mask.bounds();
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (int y = bounds.y(); y < bounds.bottom(); y++) {
            for (int x = bounds.x(); x < bounds.right(); x++) {
                if (mask.at(x, y) >= COVERED) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return right < left ? Rect.EMPTY : Rect.between(left, top, right, bottom);
    }

    private static String moved(Rect ink, Raster canvas) {
        if (ink.width() > canvas.width() || ink.height() > canvas.height()) {
            return "make its \"box\" smaller: it is " + ink.width() + "x" + ink.height() + " on a canvas of "
                    + canvas.width() + "x" + canvas.height();
        }
        int across = ink.x() < 0 ? -ink.x() : Math.min(0, canvas.width() - ink.right());
        int down = ink.y() < 0 ? -ink.y() : Math.min(0, canvas.height() - ink.bottom());
        StringBuilder words = new StringBuilder("move its \"box\"");
        if (across != 0) {
            words.append(' ').append(Math.abs(across)).append(across > 0 ? " px right" : " px left");
        }
        if (down != 0) {
            words.append(across != 0 ? " and " : " ").append(Math.abs(down)).append(down > 0 ? " px down" : " px up");
        }
        return words.append(", or make it smaller").toString();
    }
}
