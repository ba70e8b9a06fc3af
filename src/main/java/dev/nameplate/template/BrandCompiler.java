package dev.nameplate.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a brand kit's tree and files into a {@link Brand}, or into the list of all its problems. A kit stands alone: its
 * colours may build on one another, but on no template's.
 *
 * <p>Immutable and safe for any thread; decoding logos may take seconds, so not for an event loop.
 */
public final class BrandCompiler {

    private static final double LARGEST_RADIUS = 10_000;

    private final Typefaces typefaces;

    /** @param typefaces the families that texts may be set in, and what reads font files */
    public BrandCompiler(Typefaces typefaces) {
        this.typefaces = typefaces;
    }

    /**
     * Compiles a brand kit.
     *
     * @param tree the parsed {@code brand.json}: maps in document order, lists, strings, numbers, booleans and null
     * @param files the other files of the kit's folder, by name
     */
    public CompiledBrand compile(Map<String, ?> tree, Map<String, byte[]> files) {
        return compile(tree, files, new Reading());
    }

    CompiledBrand compile(Map<String, ?> tree, Map<String, byte[]> files, Reading reading) {
        Entry root = Node.root(reading, tree).object("brand");
        root.get("$schema").text("", 0, 1000);
        root.get("meta");
        TemplateCompiler.checkFormat(root.need("format"));
        String title = root.need("title").text("Untitled", 1, 120);
        Palette palette = new Palette(root.get("colours"), Map.of());
        OwnFonts fonts = OwnFonts.read(files, typefaces, reading);
        Set<String> known = new TreeSet<>(typefaces.families());
        known.addAll(fonts.families());
        Roles<String> familyRoles = new Roles<>(
                "font family",
                root.get("families"),
                node -> StyleReader.family(node, StyleReader.PLAIN_FAMILY, known),
                Map.of());
        Roles<Double> radii = new Roles<>("radius", root.get("radii"), BrandCompiler::radius, Map.of());
        Map<String, Brand.Logo> logos = new Assets(files, root.get("logos"), Map.of()).logos();
        root.end();
        return reading.isSound()
                ? new CompiledBrand.Sound(new Brand(title, palette.all(), familyRoles.own(), radii.own(), logos, fonts.fonts()))
                : new CompiledBrand.Faulty(reading.problems(tree));
    }

    /** A radius in a template's or kit's {@code radii}. */
    static double radius(Node node) {
        return node.number(0, 0, LARGEST_RADIUS);
    }
}
