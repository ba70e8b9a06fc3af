package dev.nameplate.pipeline;

import dev.nameplate.template.Template;
import dev.nameplate.template.Template.Variant;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Chooses a template's variant by a digest of the link's seed, in proportion to weights. */
final class Variants {

    private Variants() {}

    /** The id of the variant for a seed; the first for no seed. The same seed always gets the same while weights stay. */
    static String chosen(Template template, String seed) {
        int total = template.variants().stream().mapToInt(Variant::weight).sum();
        Variant first = template.variants().get(0);
        if (seed.isEmpty() || total <= 0 || template.variants().size() == 1) {
            return first.id();
        }
        CRC32C digest = new CRC32C();
        digest.update(template.path().getBytes(StandardCharsets.UTF_8));
        digest.update(0);
        digest.update(seed.getBytes(StandardCharsets.UTF_8));
        long point = digest.getValue() * total >>> 32;
        for (Variant variant : template.variants()) {
            point -= variant.weight();
            if (point < 0) {
                return variant.id();
            }
        }
        return first.id();
    }
}
