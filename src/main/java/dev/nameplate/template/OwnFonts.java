package dev.nameplate.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The font files of one folder. */
final class OwnFonts {

    private static final int MOST_FILES = 40;

    private final List<FontData> fonts;

    private OwnFonts(List<FontData> fonts) {
        this.fonts = fonts;
    }

    /** Reads the font files among a folder's files; each that is at fault is a problem of the whole document. */
    static OwnFonts read(Map<String, byte[]> files, Typefaces typefaces, Reading reading) {
        Map<String, byte[]> found = new TreeMap<>(files);
        found.keySet().removeIf(name -> !typefaces.isFont(name));
        if (found.size() > MOST_FILES) {
            reading.problem("", found.size() + " font files are in the folder; at most " + MOST_FILES + " are read");
            found.clear();
        }
        List<FontData> fonts = new ArrayList<>();
        found.forEach((name, bytes) -> typefaces.read(name, bytes).fold(fonts::add, fault -> {
            reading.problem("", "the font file " + Node.quoted(name) + " " + fault);
            return false;
        }));
        return new OwnFonts(fonts);
    }

    /** By file name. */
    List<FontData> fonts() {
        return fonts;
    }

    Set<String> families() {
        Set<String> families = new TreeSet<>();
        fonts.forEach(font -> families.addAll(font.families()));
        return families;
    }

    /** The bytes by file name, for the version: all of them, since any may come to draw a character. */
    Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        fonts.forEach(font -> bytes.put(font.name(), font.bytes()));
        return bytes;
    }
}
