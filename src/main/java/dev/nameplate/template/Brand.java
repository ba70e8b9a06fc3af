package dev.nameplate.template;

import dev.nameplate.raster.Raster;
import java.util.List;
import java.util.Map;

/**
 * A compiled brand kit: values for the names by which templates refer to colours, fonts, radii and logos. What a template
 * has no name for, a kit does not change. Immutable and shared between threads.
 *
 * @param title what a person calls it
 * @param colours straight ARGB by name
 * @param families font families by name
 * @param radii canvas units by name
 * @param logos pictures by name
 * @param fonts its font files
 */
public record Brand(
        String title,
        Map<String, Integer> colours,
        Map<String, String> families,
        Map<String, Double> radii,
        Map<String, Logo> logos,
        List<FontData> fonts) {

    /** No kit: templates as they are. */
    public static final Brand NONE = new Brand("", Map.of(), Map.of(), Map.of(), Map.of());

    public Brand {
        colours = Map.copyOf(colours);
        families = Map.copyOf(families);
        radii = Map.copyOf(radii);
        logos = Map.copyOf(logos);
        fonts = List.copyOf(fonts);
    }

    /** A kit without font files. */
    public Brand(
            String title,
            Map<String, Integer> colours,
            Map<String, String> families,
            Map<String, Double> radii,
            Map<String, Logo> logos) {
        this(title, colours, families, radii, logos, List.of());
    }

    /**
     * A picture of a kit.
     *
     * @param file its name
     * @param bytes its content; never written
     * @param raster its pixels; never written
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Logo(String file, byte[] bytes, Raster raster) {}
}
