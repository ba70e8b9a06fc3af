package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.raster.Raster;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled picture: everything checked, every reference resolved. Immutable and shared between threads.
 *
 * @param path what links call it: {@code webinar} or {@code acme/webinar}
 * @param version digest of its content, 64 hex digits
 * @param title what a person calls it
 * @param description a sentence about what it is for; may be empty
 * @param language BCP 47 tag of the fixed words where nothing else is asked for
 * @param sizes its artboards, the first is the default; one for now
 * @param variants its A/B variants; one for now
 * @param fields its fields, in order
 * @param layers bottom first
 * @param assets pictures by name, decoded; never written again
 * @param fonts font files of its own in sets, the preferred set first: a family is taken from the first set that has it,
 *     and else from the server
 * @param output how it is encoded
 * @param caching how long answers may be kept
 * @param alt the alternative text
 */
public record Template(
        String path,
        String version,
        String title,
        String description,
        String language,
        List<Artboard> sizes,
        List<Variant> variants,
        List<Field> fields,
        List<Layer> layers,
        Map<String, Raster> assets,
        List<List<FontData>> fonts,
        Output output,
        Caching caching,
        Wording alt) {

    public Template {
        sizes = List.copyOf(sizes);
        variants = List.copyOf(variants);
        fields = List.copyOf(fields);
        layers = List.copyOf(layers);
        assets = Map.copyOf(assets);
        fonts = fonts.stream().map(List::copyOf).toList();
    }

    /**
     * A canvas.
     *
     * @param id stable identity
     * @param width 1..4096 pixels at density 1
     * @param height 1..4096 pixels at density 1
     * @param background straight ARGB; below full alpha the template has no opaque formats' guarantee and PNG keeps alpha
     */
    public record Artboard(String id, int width, int height, int background) {}

    /** One of several looks; chosen by a digest of {@code _seed}, in proportion to weights. */
    public record Variant(String id, int weight) {}

    /**
     * How a template is encoded.
     *
     * @param quality 30..95, the upper end of the search for {@code maxBytes}
     * @param maxBytes most bytes at density 1; twice that at 2, three times at 3
     * @param fullChroma 4:4:4 instead of 4:2:0
     * @param densities what may be asked for by {@code _dpr}: 1 and any of 2, 3; ascending
     */
    public record Output(int quality, int maxBytes, boolean fullChroma, List<Integer> densities) {
        public Output {
            densities = List.copyOf(densities);
        }
    }

    /**
     * How long answers may be kept.
     *
     * @param maxAgeSeconds for {@code Cache-Control}
     * @param live whether the picture changes with time, so that nobody may keep it
     */
    public record Caching(int maxAgeSeconds, boolean live) {}

    public Artboard canvas() {
        return sizes.get(0);
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
