package dev.nameplate.render.font;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faces that one kind of text is drawn with, in the order in which they are asked. */
final class Chain {

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final int TEXT_LOOK = 0xFE0E;
    private static final int PICTURE_LOOK = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private final Face[] faces;
    private final Face[] colour;
    private final BoundedCache<Integer, Integer> chosen = new BoundedCache<>(1 << 14, place -> 1);

    /** @param faces with those whose glyphs are pictures at the end */
    Chain(List<Face> faces) {
        this.faces = faces.toArray(Face[]::new);
        this.colour = faces.stream().filter(Face::colour).toArray(Face[]::new);
    }

    Face first() {
        return faces[0];
    }

    /** The first face that has everything a cluster needs; null when none has. */
    @Nullable
    Face of(String text, int start, int end) {
        int codePoint = text.codePointAt(start);
        boolean single = start + Character.charCount(codePoint) == end;
        if (single && faces[0].covers(codePoint) && codePoint < KEYCAP) {
            return faces[0];
        }
        if (!isDrawable(codePoint)) {
            return null;
        }
        if (colour.length > 0 && wantsPicture(text, start, end)) {
            Face face = firstOf(colour, text, start, end);
            if (face != null) {
                return face;
            }
        }
        if (single) {
            int place = chosen.get(codePoint, key -> place(text, start, end));
            return place < 0 ? null : faces[place];
        }
        return firstOf(faces, text, start, end);
    }

    private int place(String text, int start, int end) {
        for (int i = 0; i < faces.length; i++) {
            if (covers(faces[i], text, start, end)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Face firstOf(Face[] faces, String text, int start, int end) {
        for (Face face : faces) {
            if (covers(face, text, start, end)) {
                return face;
            }
        }
        return null;
    }

    private static boolean covers(Face face, String text, int start, int end) {
        int codePoint;
        for (int at = start; at < end; at += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(at);
            if (!face.covers(codePoint) && !isIgnorable(codePoint) && !coversParts(face, codePoint)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the face has the parts of a composed character: shaping then puts it together. */
    private static boolean coversParts(Face face, int codePoint) {
        String parts = codePoint < 0xC0 ? null : DECOMPOSED.getDecomposition(codePoint);
        return parts != null && parts.codePoints().allMatch(face::covers);
    }

    /** Characters that shaping makes invisible, such as joiners, variation selectors and directional isolates. */
    static boolean isIgnorable(int codePoint) {
        return codePoint >= 0xAD && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Private use means something else to every font, and a lone surrogate nothing at all. */
    private static boolean isDrawable(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case com.ibm.icu.lang.UCharacterCategory.PRIVATE_USE,
                    com.ibm.icu.lang.UCharacterCategory.SURROGATE,
                    com.ibm.icu.lang.UCharacterCategory.UNASSIGNED,
                    com.ibm.icu.lang.UCharacterCategory.CONTROL -> false;
            default -> true;
        };
    }

    private static boolean wantsPicture(String text, int start, int end) {
        int first = text.codePointAt(start);
        int next = start + Character.charCount(first);
        boolean picture = UCharacter.hasBinaryProperty(first, UProperty.EMOJI_PRESENTATION);
        if (next < end) {
            int second = text.codePointAt(next);
            if (second == TEXT_LOOK) {
                return false;
            }
            picture |= second == PICTURE_LOOK
                    || second == KEYCAP
                    || UCharacter.hasBinaryProperty(second, UProperty.EMOJI_MODIFIER)
                    || UCharacter.hasBinaryProperty(first, UProperty.EXTENDED_PICTOGRAPHIC);
        }
        return picture;
    }
}
