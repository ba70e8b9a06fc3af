package dev.nameplate.render.font;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text of one direction into stretches of one script and one face, and shapes them.
 *
 * <p>Latin, Greek and Cyrillic are shaped word by word, each word with the space that follows it, so that of a line in which
 * only a name is new all other words are remembered. The result is the same as if the line were shaped at once: a cut lies
 * only between two words of nothing but letters, since faces look for capitals some way around a bracket or a dash, and what
 * the face kerns between the space and the letter is added back.
 */
final class Shaper {

    /** Every char below this is a cluster of its own, of Latin or any script, and never asks for a picture or a mark. */
    private static final int PLAIN = 0x250;

    private final Caches caches;

    Shaper(Caches caches) {
        this.caches = caches;
    }

    /** A stretch of one script and one face. */
    private record Item(int start, int end, int script, Face face) {}

    List<GlyphRun.Placed> shape(String text, int start, int end, boolean rightToLeft, Chain chain, Typeface typeface) {
        List<Item> items = items(text, start, end, chain);
        List<GlyphRun.Placed> runs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(rightToLeft ? items.size() - 1 - i : i);
            if (!rightToLeft && Scripts.isWordwise(item.script)) {
                words(runs, text, item, typeface);
            } else {
                GlyphRun run = run(item.face, text.substring(item.start, item.end), rightToLeft, typeface);
                runs.add(new GlyphRun.Placed(run, item.start, 0, Scripts.isCursive(item.script)));
            }
        }
        return runs;
    }

    private GlyphRun run(Face face, String text, boolean rightToLeft, Typeface typeface) {
        GlyphRun run = caches.run(face, text, rightToLeft, typeface.ligatures());
        return typeface.tabular() ? Figures.tabular(run, text, caches) : run;
    }

    private void words(List<GlyphRun.Placed> runs, String text, Item item, Typeface typeface) {
        int from = item.start;
        boolean plain = false;
        for (int at = item.start; at < item.end; ) {
            int next = wordEnd(text, at, item.end);
            boolean alsoPlain = isPlainWord(text, at, next);
            if (plain && alsoPlain) {
                word(runs, text, item, from, at, typeface);
                from = at;
            }
            plain = alsoPlain;
            at = next;
        }
        word(runs, text, item, from, item.end, typeface);
    }

    private void word(List<GlyphRun.Placed> runs, String text, Item item, int from, int to, Typeface typeface) {
        int lead = from == item.start ? 0 : spaceKern(item.face, text.charAt(from));
        GlyphRun run = run(item.face, text.substring(from, to), /* rightToLeft= */ false, typeface);
        runs.add(new GlyphRun.Placed(run, from, lead, /* cursive= */ false));
    }

    /** The end of the word and the spaces after it. */
    private static int wordEnd(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != ' ') {
            at++;
        }
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Whether a word is letters alone, but for a comma or full stop at its end, and at most one space. */
    private static boolean isPlainWord(String text, int from, int to) {
        int last = to - 1;
        if (last > from && text.charAt(last) == ' ') {
            last--;
        }
        if (last > from && (text.charAt(last) == ',' || text.charAt(last) == '.')) {
            last--;
        }
        for (int i = from; i <= last; i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : UCharacter.isLetter(c);
    }

    /** What a face adds between a space and a letter, in font units. */
    private int spaceKern(Face face, char letter) {
        String alone = String.valueOf(letter);
        return caches.run(face, " " + alone, /* rightToLeft= */ false, /* ligatures= */ true)
                        .advance()
                - caches.run(face, " ", /* rightToLeft= */ false, /* ligatures= */ true)
                        .advance()
                - caches.run(face, alone, /* rightToLeft= */ false, /* ligatures= */ true)
                        .advance();
    }

    private static List<Item> items(String text, int start, int end, Chain chain) {
        if (isPlain(text, start, end, chain.first())) {
            return start == end ? List.of() : List.of(new Item(start, end, UScript.LATIN, chain.first()));
        }
        int[] bounds = Graphemes.bounds(text.substring(start, end));
        int[] scripts = scripts(text, start, bounds);
        List<Item> items = new ArrayList<>();
        int from = start;
        Face face = null;
        for (int i = 0; i + 1 < bounds.length; i++) {
            int at = start + bounds[i];
            Face next = face(text, at, start + bounds[i + 1], chain, face);
            boolean sameScript = i == 0 || scripts[i] == scripts[i - 1];
            if (i > 0 && (next != face || !sameScript)) {
                add(items, from, at, scripts[i - 1], face);
                from = at;
            }
            face = next;
        }
        if (from < end) {
            add(items, from, end, scripts[scripts.length - 1], face);
        }
        return items;
    }

    private static void add(List<Item> items, int from, int to, int script, @Nullable Face face) {
        if (face != null) {
            items.add(new Item(from, to, script, face));
        }
    }

    /** White space and what is invisible stay with the face before them, so that they cut nothing apart. */
    private static @Nullable Face face(String text, int start, int end, Chain chain, @Nullable Face before) {
        int codePoint = text.codePointAt(start);
        boolean clings = codePoint == ' ' || codePoint == 0xA0 || Chain.isIgnorable(codePoint);
        if (clings
                && before != null
                && !before.colour()
                && (before.covers(codePoint) || Chain.isIgnorable(codePoint))) {
            return before;
        }
        return Chain.isIgnorable(codePoint) ? chain.first() : chain.of(text, start, end);
    }

    private static int[] scripts(String text, int start, int[] bounds) {
        int[] scripts = new int[bounds.length - 1];
        int current = UScript.COMMON;
        int undecided = 0;
        for (int i = 0; i < scripts.length; i++) {
            current = Scripts.of(text.codePointAt(start + bounds[i]), current);
            scripts[i] = current;
            if (Scripts.isShared(current)) {
                undecided = i + 1;
            } else {
                // What stands before the first letter goes with it.
                for (; undecided > 0; undecided--) {
                    scripts[undecided - 1] = current;
                }
            }
        }
        return scripts;
    }

    private static boolean isPlain(String text, int start, int end, Face face) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= PLAIN || c < ' ' || c == 0xAD || !face.covers(c)) {
                return false;
            }
        }
        return true;
    }
}
