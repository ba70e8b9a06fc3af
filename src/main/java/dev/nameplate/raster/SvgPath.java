package dev.nameplate.raster;

import java.awt.geom.Path2D;

/**
 * Reads SVG path data: absolute and relative M L H V C S Q T A Z, after SVG 1.1. Arcs become cubic curves.
 *
 * <p>Stricter than a browser in one thing: an error refuses the whole text instead of drawing what came before it.
 */
public final class SvgPath {

    private static final String COMMANDS = "MLHVCSQTAZ";

    /** How many numbers each of them takes. */
    private static final int[] NUMBERS = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};

    private final SvgNumbers numbers;
    private final Path2D.Double path = new Path2D.Double();
    private final double[] n = new double[7];
    private double x;
    private double y;
    private double startX;
    private double startY;
    /** The last control point, for the smooth commands. */
    private double controlX;

    private double controlY;
    private char last = 'Z';

    private SvgPath(String data) {
        numbers = new SvgNumbers(data);
    }

    /**
     * The outline that path data describes, with the non-zero rule; empty for blank text.
     *
     * @throws IllegalArgumentException for anything else, with the position (from 1), what was given and what is allowed
     */
    public static Path2D parse(String data) {
        SvgPath reader = new SvgPath(data);
        reader.read();
        return reader.path;
    }

    private void read() {
        char command = 0;
        while (numbers.hasMore()) {
            char given = numbers.peek();
            boolean letter = (given >= 'A' && given <= 'Z') || (given >= 'a' && given <= 'z');
            if (letter) {
                command = command(given);
                numbers.skip();
            } else if (command == 0 || command == 'Z' || command == 'z') {
                throw numbers.error("a command (one of M L H V C S Q T A Z, upper or lower case)");
            } else if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            }
            draw(command);
        }
    }

    private char command(char given) {
        char upper = upper(given);
        if (COMMANDS.indexOf(upper) < 0) {
            throw numbers.error("a command (one of M L H V C S Q T A Z, upper or lower case)");
        }
        if (upper != 'M' && path.getCurrentPoint() == null) {
            throw numbers.error("M or m, with which path data begins");
        }
        return given;
    }

    private static char upper(char letter) {
        return (char) (letter & ~0x20);
    }

    private void draw(char command) {
        char upper = upper(command);
        boolean relative = command != upper;
        for (int i = 0; i < NUMBERS[COMMANDS.indexOf(upper)]; i++) {
            boolean flag = upper == 'A' && (i == 3 || i == 4);
            n[i] = flag ? numbers.flag(command) : numbers.number(command);
        }
        if (relative) {
            shift(upper);
        }
        if (last == 'Z' && upper != 'M' && upper != 'Z') {
            path.moveTo(x, y);
        }
        add(upper);
        last = upper;
    }

    /** Relative coordinates to absolute ones. */
    private void shift(char upper) {
        switch (upper) {
            case 'H' -> n[0] += x;
            case 'V' -> n[0] += y;
            case 'A' -> {
                n[5] += x;
                n[6] += y;
            }
            default -> {
                for (int i = 0; i < NUMBERS[COMMANDS.indexOf(upper)]; i += 2) {
                    n[i] += x;
                    n[i + 1] += y;
                }
            }
        }
    }

    private void add(char upper) {
        switch (upper) {
            case 'M' -> {
                path.moveTo(n[0], n[1]);
                startX = n[0];
                startY = n[1];
                to(n[0], n[1]);
            }
            case 'L' -> line(n[0], n[1]);
            case 'H' -> line(n[0], y);
            case 'V' -> line(x, n[0]);
            case 'C' -> cubic(n[0], n[1], n[2], n[3], n[4], n[5]);
            case 'S' -> {
                boolean smooth = last == 'C' || last == 'S';
                cubic(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, n[0], n[1], n[2], n[3]);
            }
            case 'Q' -> quad(n[0], n[1], n[2], n[3]);
            case 'T' -> {
                boolean smooth = last == 'Q' || last == 'T';
                quad(smooth ? 2 * x - controlX : x, smooth ? 2 * y - controlY : y, n[0], n[1]);
            }
            case 'A' -> {
                EllipticArc.add(path, x, y, n);
                to(n[5], n[6]);
            }
            default -> {
                if (last != 'Z') {
                    path.closePath();
                }
                to(startX, startY);
            }
        }
    }

    private void line(double toX, double toY) {
        path.lineTo(toX, toY);
        to(toX, toY);
    }

    private void cubic(double x1, double y1, double x2, double y2, double toX, double toY) {
        path.curveTo(x1, y1, x2, y2, toX, toY);
        to(toX, toY);
        controlX = x2;
        controlY = y2;
    }

    private void quad(double x1, double y1, double toX, double toY) {
        path.quadTo(x1, y1, toX, toY);
        to(toX, toY);
        controlX = x1;
        controlY = y1;
    }

    private void to(double toX, double toY) {
        x = toX;
        y = toY;
    }
}
