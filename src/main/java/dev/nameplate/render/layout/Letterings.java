package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which look each char of a text has. Immutable. */
final class Letterings {

    private final Lettering first;
    private final Lettering @Nullable [] each;

    private Letterings(Lettering first, Lettering @Nullable [] each) {
        this.first = first;
        this.each = each;
    }

    /** One look for all of a text. */
    static Letterings of(Lettering only) {
        return new Letterings(only, null);
    }

    /**
     * A look for each char of a text.
     *
     * @param base of the text itself, for where it has no char
     * @param clusters the bounds of what readers count as one character, which takes the look that it begins with
     */
    static Letterings of(Lettering base, Lettering[] each, int[] clusters) {
        Lettering[] whole = each.clone();
        for (int i = 0; i + 1 < clusters.length; i++) {
            Arrays.fill(whole, clusters[i], clusters[i + 1], each[clusters[i]]);
        }
        return Arrays.stream(whole).allMatch(base::equals) ? of(base) : new Letterings(base, whole);
    }

    /** Whether the whole text has one look, which is the text's own. */
    boolean isPlain() {
        return each == null;
    }

    Lettering at(int index) {
        return each == null ? first : each[index];
    }

    /** The looks within a stretch, in order, neighbours different; the look that stands there if the stretch is empty. */
    List<Lettering> within(int from, int to) {
        if (each == null) {
            return List.of(first);
        }
        List<Lettering> looks = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (looks.isEmpty() || !looks.get(looks.size() - 1).equals(each[i])) {
                looks.add(each[i]);
            }
        }
        return looks.isEmpty() ? List.of(near(from)) : looks;
    }

    private Lettering near(int index) {
        return each == null || each.length == 0 ? first : each[Math.min(index, each.length - 1)];
    }

    /** The looks of a stretch followed by some more chars, which look as its last one. */
    Lettering[] part(int from, int to, int more) {
        Lettering[] part = new Lettering[to - from + more];
        for (int i = from; i < to; i++) {
            part[i - from] = at(i);
        }
        Arrays.fill(part, to - from, part.length, near(Math.max(from, to - 1)));
        return part;
    }

    Lettering base() {
        return first;
    }

    /**
     * Where the stretch from {@code from} ends that is shaped at once: with the look, unless letters that join go on in a look
     * of the same shape.
     */
    int shapedTo(String text, int from, int to) {
        if (each == null) {
            return to;
        }
        int end = from + 1;
        while (end < to && (each[end].equals(each[end - 1]) || isJoined(text, end) && each[end].joins(each[end - 1]))) {
            end++;
        }
        return end;
    }

    private static boolean isJoined(String text, int index) {
        return joins(text.codePointBefore(index)) && joins(text.codePointAt(index));
    }

    private static boolean joins(int codePoint) {
        return UCharacter.getIntPropertyValue(codePoint, UProperty.JOINING_TYPE) != UCharacter.JoiningType.NON_JOINING;
    }
}
