package dev.nameplate.render.font;

/** Figures of equal width: every digit gets a cell as wide as the widest, and stands in its middle. */
final class Figures {

    private Figures() {}

    /** The run with its ASCII digits in cells; the run itself when it has none or the face's are equal already. */
    static GlyphRun tabular(GlyphRun run, String text, Caches caches) {
        int cell = 0;
        for (char digit = '0'; digit <= '9' && hasDigit(text); digit++) {
            cell = Math.max(cell, natural(run.face(), digit, caches));
        }
        if (cell == 0) {
            return run;
        }
        int count = run.count();
        int[] glyphs = new int[count];
        int[] x = new int[count + 1];
        int[] y = new int[count];
        int[] characters = new int[count];
        int pen = 0;
        for (int i = 0; i < count; i++) {
            glyphs[i] = run.glyph(i);
            y[i] = run.y(i);
            characters[i] = run.character(i);
            char c = text.charAt(run.character(i));
            if (isDigit(c)) {
                x[i] = pen + Math.floorDiv(cell - natural(run.face(), c, caches), 2);
                pen += cell;
            } else {
                x[i] = pen;
                pen += run.advance(i);
            }
        }
        x[count] = pen;
        return new GlyphRun(run.face(), run.length(), run.rightToLeft(), glyphs, x, y, characters);
    }

    private static int natural(Face face, char digit, Caches caches) {
        return caches.run(face, String.valueOf(digit), /* rightToLeft= */ false, /* ligatures= */ false)
                .advance();
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
