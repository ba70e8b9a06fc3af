package dev.nameplate.render.layout;

import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.GlyphRun;
import dev.nameplate.render.font.Outline;
import dev.nameplate.render.font.Sprite;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of glyphs from left to right, in {@linkplain Paragraph#EM parts of an em} from the line's left end on its baseline,
 * y downwards. Immutable once made.
 */
final class SetLine {

    /** Tracking below which letters are meant to touch, in parts of an em. */
    private static final int CLOSEST = Paragraph.EM / 32;

    private final boolean rightToLeft;
    private final Paragraph paragraph;
    private final int[] clusters;
    private final Letterings looks;
    private final List<Lettering> within;

    /** The look of each glyph; null where the whole line has the text's own. */
    private Lettering @Nullable [] own;

    private final List<Stretch> stretches = new ArrayList<>();
    private Face[] faces = new Face[32];
    private int[] glyphs = new int[32];
    private int[] xs = new int[32];
    private int[] ys = new int[32];
    private int count;
    private int width;
    private boolean touching;
    /** Whether a letter stands here that keeps its distance from others: those that join do not. */
    private boolean begun;

    private boolean pictured;

    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = Integer.MIN_VALUE;
    private int bottom = Integer.MIN_VALUE;

    /** A part of a line of one look, from one place of its baseline to another. */
    record Stretch(Lettering look, int left, int right) {}

    private SetLine(Paragraph paragraph, int from, int to) {
        this.rightToLeft = paragraph.rightToLeft();
        this.paragraph = paragraph;
        this.clusters = paragraph.clusters();
        this.looks = paragraph.looks();
        this.within = looks.within(from, to);
        this.own = looks.isPlain() ? null : new Lettering[glyphs.length];
        for (Lettering look : within) {
            touching |= look.spread() < -CLOSEST;
        }
    }

    /** The chars {@code from..to} of a paragraph, without the spaces at their end. */
    static SetLine of(Paragraph paragraph, int from, int to) {
        int end = paragraph.inked(from, to);
        if (paragraph.endsInHyphen(from, end)) {
            Paragraph hyphenated = paragraph.part(from, end - 1, "-");
            return of(hyphenated, 0, hyphenated.length());
        }
        SetLine line = new SetLine(paragraph, from, end);
        paragraph.shape(from, end, line::add);
        line.endStretch();
        line.measureInk();
        return line;
    }

    private void add(GlyphRun.Placed placed) {
        GlyphRun run = placed.run();
        touching |= placed.cursive();
        Lettering look = looks.at(placed.start());
        int tracking = placed.cursive() ? 0 : look.spread();
        int pen = width + Paragraph.units(run, placed.lead(), look);
        int spread = 0;
        int cluster = -1;
        for (int i = 0; i < run.count(); i++) {
            int its = clusterOf(placed.start() + run.character(i));
            if (tracking != 0 && its != cluster && paragraph.isSeen(its)) {
                spread += begun ? tracking : 0;
                begun = true;
            }
            int x = pen + spread + Paragraph.units(run, run.x(i), look);
            if (own != null && its != cluster) {
                beginStretch(looks.at(placed.start() + run.character(i)), x);
            }
            cluster = its;
            if (run.glyph(i) >= 0) {
                append(run, run.glyph(i), x, Paragraph.units(run, run.y(i), look) - look.raise());
            }
        }
        width = pen + spread + Paragraph.units(run, run.advance(), look);
    }

    private void beginStretch(Lettering look, int x) {
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.look.equals(look)) {
            return;
        }
        if (last != null) {
            stretches.set(stretches.size() - 1, new Stretch(last.look, last.left, x));
        }
        stretches.add(new Stretch(look, x, x));
    }

    private void endStretch() {
        if (own == null) {
            stretches.add(new Stretch(looks.base(), 0, width));
        } else if (!stretches.isEmpty()) {
            Stretch last = stretches.get(stretches.size() - 1);
            stretches.set(stretches.size() - 1, new Stretch(last.look, last.left, width));
        }
    }

    private int clusterOf(int character) {
        int at = Arrays.binarySearch(clusters, character);
        return at >= 0 ? at : -at - 2;
    }

    private void append(GlyphRun run, int glyph, int x, int y) {
        if (count == glyphs.length) {
            faces = Arrays.copyOf(faces, 2 * count);
            glyphs = Arrays.copyOf(glyphs, 2 * count);
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
            own = own == null ? null : Arrays.copyOf(own, 2 * count);
        }
        if (own != null) {
            own[count] = stretches.get(stretches.size() - 1).look;
        }
        faces[count] = run.face();
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
        double scale = (double) look(index).em() / faces[index].metrics().unitsPerEm();
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

    Lettering look(int index) {
        return own == null ? looks.base() : own[index];
    }

    /** Whether all of it has the text's own look. */
    boolean isPlain() {
        return own == null;
    }

    /** The looks of the line, whether or not they show. */
    List<Lettering> looks() {
        return within;
    }

    /** The line from left to right, cut where the look changes. */
    List<Stretch> stretches() {
        return stretches;
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

    /** Adds the outlines of some looks to a path, the line's left end on its baseline at (x, y), at so many units per em. */
    void appendTo(Path2D path, double x, double y, double size, Predicate<Lettering> shown) {
        for (int i = 0; i < count; i++) {
            if (!shown.test(look(i))) {
                continue;
            }
            faces[i].outline(glyphs[i])
                    .appendTo(
                            path,
                            x + xs[i] * size / Paragraph.EM,
                            y + ys[i] * size / Paragraph.EM,
                            size
                                    * look(i).em()
                                    / Paragraph.EM
                                    / faces[i].metrics().unitsPerEm());
        }
    }
}
