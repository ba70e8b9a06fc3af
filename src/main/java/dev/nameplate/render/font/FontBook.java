package dev.nameplate.render.font;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Raster;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All faces that text may be drawn with, and the order in which they stand in for one another.
 *
 * <p>The book holds the embedded families (Inter; Liberation Sans, Serif and Mono) and, if a directory is named, every face
 * in it. Nothing else is ever read from the host. A cluster of characters that the wanted family lacks is drawn with the
 * first face that has all of it: Inter, Liberation Sans, Serif, Mono, then the directory's families (see {@link Families}).
 * A template's own font files come before all of these, in a book {@linkplain #after made for it}.
 * What has been drawn before has no influence.
 */
public final class FontBook {

    private final Families families;

    /** Held so that these are not opened anew while the book is used. */
    private final List<List<FontFile>> own;

    private final Caches caches;
    private final Shaper shaper;
    private final Map<ChainKey, Chain> chains = new ConcurrentHashMap<>();

    /** A chain's key; {@code region} stands for the language, so that there are few. */
    private record ChainKey(String family, int weight, boolean italic, String region) {}

    private FontBook(Families families, List<List<FontFile>> own, Caches caches) {
        this.families = families;
        this.own = own;
        this.caches = caches;
        this.shaper = new Shaper(caches);
    }

    private static FontBook of(@Nullable Path directory) {
        Caches caches = new Caches();
        return new FontBook(new Families(FaceFiles.load(directory, caches)), List.of(), caches);
    }

    /** The embedded faces alone. */
    public static FontBook embedded() {
        return of(null);
    }

    /**
     * The embedded faces and all {@code .ttf}, {@code .otf}, {@code .ttc}, {@code .woff} and {@code .woff2} files below a
     * directory.
     *
     * @throws FontFault naming every file that cannot be read
     */
    public static FontBook with(Path directory) {
        return of(Objects.requireNonNull(directory, "directory"));
    }

    /** Whether a file's name is that of a font file. */
    public static boolean isFont(String fileName) {
        return Wrappings.isFont(fileName);
    }

    /**
     * Opens a font file for {@link #after}. Blocks: unpacking a large one takes a good part of a second.
     *
     * @throws FontFault saying what is wrong with it
     */
    public FontFile open(byte[] file) {
        return FontFile.of(file, caches);
    }

    /**
     * A book in which the families of some font files come before this one's. The two share what they remember.
     *
     * @param files opened by this book, in shelves: a family is taken from the first shelf that has it
     */
    public FontBook after(List<List<FontFile>> files) {
        List<List<Face>> shelves = files.stream()
                .map(shelf ->
                        shelf.stream().flatMap(file -> file.faces().stream()).toList())
                .filter(shelf -> !shelf.isEmpty())
                .toList();
        return shelves.isEmpty() ? this : new FontBook(families.after(shelves), files, caches);
    }

    /** The families there are, sorted. */
    public Set<String> families() {
        return families.names();
    }

    /**
     * The face of a family nearest to a weight, by the rules of CSS.
     *
     * @throws FontFault for a family that is not in the book, listing what there is
     */
    public Face face(String family, int weight, boolean italic) {
        return families.nearest(family, weight, italic);
    }

    /** SHA-256 over all faces in order, 64 hexadecimal digits: two books with the same digest draw the same. */
    public String digest() {
        return families.digest();
    }

    /** Whether every character of a text can be drawn, whatever family it is set in. */
    public boolean covers(String text) {
        Chain chain = usual();
        int[] bounds = Graphemes.bounds(text);
        for (int i = 0; i + 1 < bounds.length; i++) {
            if (!draws(chain, text, bounds[i], bounds[i + 1])) {
                return false;
            }
        }
        return true;
    }

    /** The scripts, by their names in Unicode, of the characters of a text that no face has. */
    public Set<String> lacking(String text) {
        Set<String> scripts = new TreeSet<>();
        Chain chain = usual();
        int[] bounds = Graphemes.bounds(text);
        for (int i = 0; i + 1 < bounds.length; i++) {
            if (!draws(chain, text, bounds[i], bounds[i + 1])) {
                scripts.add(ScriptCoverage.nameOf(text.codePointAt(bounds[i])));
            }
        }
        return scripts;
    }

    /** Which scripts can be drawn. Walks through the letters of some fifty languages: not for every request. */
    public ScriptCoverage scripts() {
        return ScriptCoverage.of(this::covers);
    }

    private Chain usual() {
        return chain(new Typeface(FaceFiles.INTER, 400, /* italic= */ false, "", true, false));
    }

    private static boolean draws(Chain chain, String text, int start, int end) {
        int codePoint = text.codePointAt(start);
        return Chain.isIgnorable(codePoint) || codePoint == '\n' || chain.of(text, start, end) != null;
    }

    /**
     * Shapes the chars {@code start..end} of a text, which run in one direction; glyphs from left to right.
     *
     * <p>What no face has is left out: there is no box in its place.
     *
     * @throws FontFault for a family that is not in the book, listing what there is
     */
    public List<GlyphRun.Placed> shape(String text, int start, int end, boolean rightToLeft, Typeface typeface) {
        return shaper.shape(text, start, end, rightToLeft, chain(typeface), typeface);
    }

    /**
     * A glyph's coverage in device pixels, relative to its pen.
     *
     * @param size pixels per em in quarters of a pixel
     * @param quarter how many quarters of a pixel the pen stands to the right of a whole one, 0..3
     */
    public Mask mask(Face face, int glyph, int size, int quarter) {
        return glyph < 0 ? Mask.EMPTY : caches.mask(face, glyph, size, quarter);
    }

    /** The coverage of a pen that follows a glyph's outline, with the glyph itself if it is grown; else as {@link #mask}. */
    public Mask stroke(Face face, int glyph, int size, int quarter, Pen pen, boolean grown) {
        return glyph < 0 ? Mask.EMPTY : caches.stroke(face, glyph, size, quarter, pen, grown);
    }

    /**
     * The picture of a glyph that has a {@link Sprite}, scaled to a size in device pixels. Never to be written.
     *
     * @param width at least 1
     * @param height at least 1
     */
    public Raster picture(Face face, int glyph, int width, int height) {
        return caches.picture(face, glyph, width, height);
    }

    /** Bytes held by the book's caches of runs, outlines, masks and pictures, which are bounded. */
    public long cached() {
        return caches.weight();
    }

    private Chain chain(Typeface typeface) {
        ChainKey key = new ChainKey(
                typeface.family(), typeface.weight(), typeface.italic(), Families.region(typeface.language()));
        Chain chain = chains.get(key);
        return chain != null
                ? chain
                : chains.computeIfAbsent(key, k -> families.chain(k.family, k.weight, k.italic, k.region));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "a font book of %d faces in %d families",
                families.faces().size(),
                families.names().size());
    }
}
