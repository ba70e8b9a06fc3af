package dev.nameplate.encode.gif;

import java.util.List;

/**
 * How much a GIF shows: what exceeds its budget has fewer colours, and a film fewer frames.
 *
 * @param quality a number for it, 30 to 100
 * @param colours at most
 * @param frames of a film, at most
 */
public record Grade(int quality, int colours, int frames) {

    /** All of it: as many colours as leave a number for what does not change, and a minute. */
    public static final Grade BEST = new Grade(100, Colours.MOST, 60);

    /** Best first, in the order in which they are tried. Each gives a little more away than the one before. */
    static final List<Grade> ALL = List.of(
            BEST,
            new Grade(90, 127, 60),
            new Grade(80, 63, 60),
            new Grade(70, 63, 30),
            new Grade(60, 31, 30),
            new Grade(50, 31, 15),
            new Grade(40, 15, 15),
            new Grade(30, 15, 1));
}
