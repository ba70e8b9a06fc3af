package dev.nameplate.render.layout;

import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.GlyphRun;
import dev.nameplate.render.font.Outline;
import dev.nameplate.render.font.Sprite;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Optional;

/**
 * One line of glyphs from left to right, in {@linkplain Paragraph#EM parts of an em} from the line's left end on its baseline,
 * y downwards. Immutable once made.
 */
final class SetLine {

    /** Tracking below which letters are meant to touch, in parts of an em. */
    private static final int CLOSEST = Paragraph.EM / 32;

    private final boolean rightToLeft;
    private final int[] clusters;
    private final int tracking;

    private Face[] faces = new Face[32];
    private int[] glyphs = new int[32];
    private int[] xs = new int[32];
    private int[] ys = new int[32];
    private int count;
    private int width;
    private boolean touching;
    private boolean pictured;

    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = Integer.MIN_VALUE;
    private int bottom = Integer.MIN_VALUE;

    private SetLine(Paragraph paragraph) {
        this.rightToLeft = paragraph.rightToLeft();
        this.clusters = paragraph.clusters();
        this.tracking = paragraph.tracking();
        this.touching = tracking < -CLOSEST;
    }

    /** The chars {@code from..to} of a paragraph, without the spaces at their end. */
    static SetLine of(Paragraph paragraph, int from, int to) {
        int end = paragraph.inked(from, to);
        if (paragraph.endsInHyphen(from, end)) {
            Paragraph hyphenated = paragraph.with(paragraph.text().substring(from, end - 1) + "-");
            return of(hyphenated, 0, hyphenated.length());
        }
        SetLine line = new SetLine(paragraph);
        paragraph.shape(from, end, line::add);
        line.measureInk();
        return line;
    }

    private void add(GlyphRun.Placed placed) {
        GlyphRun run = placed.run();
        touching |= placed.cursive();
        int pen = width + Paragraph.units(run, placed.lead());
        int spread = 0;
        int cluster = -1;
        for (int i = 0; i < run.count(); i++) {
            int its = clusterOf(placed.start() + run.character(i));
            if (tracking != 0 && !placed.cursive() && its != cluster && (count > 0 || cluster >= 0)) {
                spread += tracking;
            }
            cluster = its;
            if (run.glyph(i) >= 0) {
                append(
                        run.face(),
                        run.glyph(i),
                        pen + spread + Paragraph.units(run, run.x(i)),
                        Paragraph.units(run, run.y(i)));
            }
        }
        width = pen + spread + Paragraph.units(run, run.advance());
    }

    private int clusterOf(int character) {
        int at = Arrays.binarySearch(clusters, character);
        return at >= 0 ? at : -at - 2;
    }

    private void append(Face face, int glyph, int x, int y) {
        if (count == glyphs.length) {
            faces = Arrays.copyOf(faces, 2 * count);
            glyphs = Arrays.copyOf(glyphs, 2 * count);
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
        }
        faces[count] = face;
        glyphs[count] = glyph;
        xs[count] = x;
        ys[count++] = y;
    }

    private void measureInk() {
        for (int i = 0; i < count; i++) {
            Outline outline = faces[i].outline(glyphs[i]);
            if (!outline.isEmpty()) {
                reach(i, outline.left(), outline.top(), outline.right(), outline.bottom());
                continue;
            }
            Optional<Sprite> sprite = faces[i].sprite(glyphs[i]);
            if (sprite.isPresent()) {
                Sprite its = sprite.get();
                pictured = true;
                reach(i, its.left(), its.top(), its.right(), its.bottom());
            }
        }
    }

    private void reach(int index, double itsLeft, double itsTop, double itsRight, double itsBottom) {
        double scale = (double) Paragraph.EM / faces[index].metrics().unitsPerEm();
        left = Math.min(left, xs[index] + (int) Math.floor(itsLeft * scale));
        top = Math.min(top, ys[index] + (int) Math.floor(itsTop * scale));
        right = Math.max(right, xs[index] + (int) Math.ceil(itsRight * scale));
        bottom = Math.max(bottom, ys[index] + (int) Math.ceil(itsBottom * scale));
    }

    int count() {
        return count;
    }

    Face face(int index) {
        return faces[index];
    }

    int glyph(int index) {
        return glyphs[index];
    }

    int x(int index) {
        return xs[index];
    }

    int y(int index) {
        return ys[index];
    }

    boolean rightToLeft() {
        return rightToLeft;
    }

    /** From the left end of the first letter's space to the right end of the last one's. */
    int width() {
        return width;
    }

    boolean hasInk() {
        return left < right;
    }

    /** The leftmost ink; negative where a letter hangs over the line's end. 0 without ink, as the others. */
    int left() {
        return hasInk() ? left : 0;
    }

    int top() {
        return hasInk() ? top : 0;
    }

    int right() {
        return hasInk() ? right : 0;
    }

    int bottom() {
        return hasInk() ? bottom : 0;
    }

    /** Whether letters touch or overlap on purpose, so that they must be filled as one outline where they are translucent. */
    boolean touching() {
        return touching;
    }

    /** Whether any glyph is a picture. */
    boolean pictured() {
        return pictured;
    }

    /** Adds all outlines to a path, the line's left end on its baseline at (x, y), at so many units per em. */
    void appendTo(Path2D path, double x, double y, double size) {
        for (int i = 0; i < count; i++) {
            faces[i].outline(glyphs[i])
                    .appendTo(
                            path,
                            x + xs[i] * size / Paragraph.EM,
                            y + ys[i] * size / Paragraph.EM,
                            size / faces[i].metrics().unitsPerEm());
        }
    }
}
