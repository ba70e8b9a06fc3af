package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.raster.Raster;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Template.Artboard;
import dev.nameplate.template.Template.Caching;
import dev.nameplate.template.Template.Output;
import dev.nameplate.template.Template.Variant;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Turns a template's tree and files into a {@link Template}, or into the list of all its problems.
 *
 * <p>Immutable and safe for any thread; decoding assets may take seconds, so not for an event loop.
 */
public final class TemplateCompiler {

    private static final int FORMAT = 1;
    private static final int LARGEST_SIDE = 4096;
    private static final long MOST_PIXELS = 36_000_000;

    private final Typefaces typefaces;

    /** @param typefaces the font families that texts may be set in, and the reader of a template's own font files */
    public TemplateCompiler(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    /** @param families the font families that texts may be set in; font files are not read */
    public TemplateCompiler(Set<String> families) {
        this(Typefaces.of(families));
    }

    /**
     * Compiles a template.
     *
     * @param path what links call it: {@code webinar} or {@code acme/webinar}
     * @param tree the parsed {@code template.json}: maps in document order, lists, strings, numbers, booleans and null
     * @param files the other files of the template's folder, by name
     */
    public Compiled compile(String path, Map<String, ?> tree, Map<String, byte[]> files) {
        return compile(path, tree, files, Brand.NONE);
    }

    /** Compiles a template dressed in a brand kit. */
    public Compiled compile(String path, Map<String, ?> tree, Map<String, byte[]> files, Brand brand) {
        return compile(path, tree, files, brand, new Reading());
    }

    Compiled compile(String path, Map<String, ?> tree, Map<String, byte[]> files, Brand brand, Reading reading) {
        Entry root = Node.root(reading, tree).object("template");
        root.get("$schema").text("", 0, 1000);
        root.get("meta");
        checkFormat(root.need("format"));
        String language = language(root.get("language"));
        OwnFonts fonts = OwnFonts.read(files, typefaces, reading);
        Set<String> known = new TreeSet<>(typefaces.families());
        known.addAll(fonts.families());
        Palette palette = new Palette(root.get("colours"), brand.colours());
        Roles<String> familyRoles = new Roles<>(
                "font family",
                root.get("families"),
                node -> StyleReader.family(node, StyleReader.PLAIN_FAMILY, known),
                brand.families());
        reading.radii(new Roles<>("radius", root.get("radii"), BrandCompiler::radius, brand.radii()));
        Assets assets = new Assets(files, root.get("logos"), brand.logos());
        Texts texts = new Texts(language, !reading.isFaulty("/language"), root.get("texts"));
        Scope scope = new Scope(reading, known, familyRoles, palette, texts, assets);
        List<Field> fields = new FieldsReader(scope).read(root.get("fields"));
        Artboard canvas = canvas(root.need("sizes"), scope);
        StyleReader styles = new StyleReader(scope);
        styles.readNamed(root.get("styles"));
        List<Layer> layers = new LayerReader(scope, styles)
                .read(root.need("layers"), new Box(0, 0, canvas.width(), canvas.height()));
        String title = root.need("title").text("Untitled", 1, 120);
        String description = root.get("description").text("", 0, 1000);
        Wording alt = scope.texts()
                .wording(
                        root.get("alt"),
                        scope,
                        new Wording(List.of(new Phrase(List.of(new Piece.Words(title)))), Map.of()));
        Output output = output(root.get("output"), canvas);
        Caching caching = caching(root.get("cache"));
        List<Variant> variants = variants(root.get("variants"));
        scope.texts().checkUnused(scope);
        root.end();
        Map<String, Raster> pictures = assets.decoded();
        if (!reading.isSound()) {
            return new Compiled.Faulty(reading.problems(tree));
        }
        scope.warnOfUnused();
        Template template = new Template(
                path,
                Version.of(tree, partsOf(assets, fonts), worn(scope, brand)),
                title,
                description,
                language,
                List.of(canvas),
                variants,
                fields,
                layers,
                pictures,
                fonts(fonts, brandFonts(scope, brand)),
                output,
                caching,
                alt);
        return new Compiled.Sound(template, reading.warnings(tree));
    }

    /** The files that the picture depends on. */
    private static Map<String, byte[]> partsOf(Assets assets, OwnFonts fonts) {
        Map<String, byte[]> parts = new TreeMap<>(assets.usedBytes());
        parts.putAll(fonts.bytes());
        return parts;
    }

    /** The font files of a kit whose families the template wears. */
    private static List<FontData> brandFonts(Scope scope, Brand brand) {
        Set<String> worn = new TreeSet<>(scope.familyRoles().worn().values());
        return brand.fonts().stream()
                .filter(font -> font.families().stream().anyMatch(worn::contains))
                .toList();
    }

    /** Sets of font files, preferred first: the template's own, then its kit's. */
    private static List<List<FontData>> fonts(OwnFonts own, List<FontData> brand) {
        return Stream.of(own.fonts(), brand).filter(set -> !set.isEmpty()).toList();
    }

    /** What the template uses of its brand kit but for logos, which are assets. */
    private static List<String> worn(Scope scope, Brand brand) {
        List<String> worn = new ArrayList<>();
        scope.palette().worn().forEach((name, argb) -> worn.add("colour " + name + ' ' + Integer.toHexString(argb)));
        scope.familyRoles().worn().forEach((name, family) -> worn.add("family " + name + ' ' + family));
        scope.reading().radii().worn().forEach((name, radius) -> worn.add("radius " + name + ' ' + radius));
        brandFonts(scope, brand).forEach(font -> worn.add("font " + font.digest()));
        return worn;
    }

    static void checkFormat(Node node) {
        if (node.isThere() && !(node.isNumber() && node.given().equals(Integer.toString(FORMAT)))) {
            node.wrong("is a format that this version does not read; it reads " + FORMAT);
        }
    }

    private static String language(Node node) {
        String language = node.text("en", 1, 35);
        if (node.isText()) {
            Texts.checkTag(node, language);
        }
        return language;
    }

    private static Artboard canvas(Node node, Scope scope) {
        List<Node> items = node.items("sizes", 0, 16);
        onlyOne(node, "sizes", items.size());
        Artboard first = new Artboard("main", 1, 1, 0);
        for (int i = 0; i < items.size(); i++) {
            Artboard artboard = artboard(items.get(i), scope);
            first = i == 0 ? artboard : first;
        }
        return first;
    }

    private static Artboard artboard(Node node, Scope scope) {
        Entry entry = node.object("size");
        Node background = entry.get("background");
        int white = 0xFFFFFFFF;
        Artboard artboard = new Artboard(
                entry.get("id").name("main", LayerReader.ID, LayerReader.ID_IN_WORDS),
                entry.need("width").whole(1, 1, LARGEST_SIDE),
                entry.need("height").whole(1, 1, LARGEST_SIDE),
                scope.palette().fixed(background, white));
        entry.end();
        return artboard;
    }

    private static List<Variant> variants(Node node) {
        if (!node.isThere()) {
            return List.of(new Variant("main", 1));
        }
        List<Variant> variants = new ArrayList<>();
        for (Node item : node.items("variants", 0, 16)) {
            Entry entry = item.object("variant");
            variants.add(new Variant(
                    entry.get("id").name("main", LayerReader.ID, LayerReader.ID_IN_WORDS),
                    entry.get("weight").whole(1, 1, 1000)));
            entry.end();
        }
        onlyOne(node, "variants", variants.size());
        return variants;
    }

    private static void onlyOne(Node node, String what, int count) {
        if (count != 1 && !node.isFaulty() && node.isThere()) {
            node.problem(count + " " + what + " are given; exactly one is allowed for now");
        }
    }

    private static Output output(Node node, Artboard canvas) {
        Entry entry = node.object("output");
        Node densityNode = entry.get("densities");
        Output output = new Output(
                entry.get("quality").whole(82, 30, 95),
                entry.get("max-bytes").whole(200_000, 5_000, 10_000_000),
                entry.get("chroma").oneOf("4:2:0", List.of("4:2:0", "4:4:4")).equals("4:4:4"),
                densities(densityNode));
        entry.end();
        long largest = output.densities().get(output.densities().size() - 1);
        long pixels = largest * largest * canvas.width() * canvas.height();
        if (pixels > MOST_PIXELS) {
            (densityNode.isThere() ? densityNode : node)
                    .problem(canvas.width() + "x" + canvas.height() + " at density " + largest + " has " + pixels
                            + " pixels; at most " + MOST_PIXELS + " are allowed");
        }
        return output;
    }

    private static List<Integer> densities(Node node) {
        if (!node.isThere()) {
            return List.of(1, 2);
        }
        Set<Integer> densities = new TreeSet<>();
        for (Node item : node.items("densities", 1, 3)) {
            if (!densities.add(item.whole(1, 1, 3)) && !item.isFaulty()) {
                item.problem(item.given() + " is given twice");
            }
        }
        if (!densities.contains(1)) {
            node.problem("density 1 is missing; every template has it");
            densities.add(1);
        }
        return List.copyOf(densities);
    }

    private static Caching caching(Node node) {
        Entry entry = node.object("cache");
        Caching caching = new Caching(
                entry.get("max-age").whole(86_400, 0, 31_536_000),
                entry.get("live").flag(/* otherwise= */ false));
        entry.end();
        return caching;
    }
}
