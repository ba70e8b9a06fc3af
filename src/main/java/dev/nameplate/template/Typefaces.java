package dev.nameplate.template;

import java.util.Set;
import java.util.function.Function;

/** What the compiler asks of whoever sets text: which families there are, and what is in a font file. Any thread may ask. */
public interface Typefaces {

    /** The families that every template may name. */
    Set<String> families();

    /** Whether a file's name is that of a font. */
    boolean isFont(String fileName);

    /** Reads a font file of a template's folder. */
    Read read(String fileName, byte[] bytes);

    /** What came of a font file. */
    sealed interface Read {

        record Font(FontData data) implements Read {}

        /** @param words what is wrong with it, to follow its name */
        record Fault(String words) implements Read {}

        default <T> T fold(Function<FontData, T> font, Function<String, T> fault) {
            return this instanceof Font it ? font.apply(it.data()) : fault.apply(((Fault) this).words());
        }
    }

    /** Families alone: font files are not told from other files. */
    static Typefaces of(Set<String> families) {
        Set<String> known = Set.copyOf(families);
        return new Typefaces() {
            @Override
            public Set<String> families() {
                return known;
            }

            @Override
            public boolean isFont(String fileName) {
                return false;
            }

            @Override
            public Read read(String fileName, byte[] bytes) {
                return new Read.Fault("is not read here");
            }
        };
    }
}
