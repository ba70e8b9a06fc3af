package dev.nameplate.pipeline;

import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.merge.Field;
import dev.nameplate.store.TemplateCatalog;
import dev.nameplate.template.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every template with links of its own, signed on demand: for the gallery and for the lines that {@code serve} prints. Whoever
 * can reach it can have links signed.
 */
public final class Showcase {

    /**
     * One template on show.
     *
     * @param samples the first sample of each field that may be opened, by name
     * @param fields names of all fields
     * @param open names of the fields left open in the links
     * @param links by extension and density: a signed link that ends before its open part
     */
    public record Exhibit(
            String path,
            String title,
            String description,
            int width,
            int height,
            List<String> fields,
            List<String> open,
            Map<String, String> samples,
            Map<String, Map<Integer, String>> links) {

        /** The link to the JPEG at density 1, which every template has. */
        private String plainLink() {
            return links.getOrDefault(Format.JPEG.extension(), Map.of()).getOrDefault(1, "");
        }
    }

    private final TemplateCatalog<Published> catalog;
    private final LinkSigner signer;
    private final Encoders encoders;
    private final Supplier<String> base;

    /** @param base what links begin with, known once the server listens */
    public Showcase(
            TemplateCatalog<Published> catalog, Supplier<KeyRing> keys, Encoders encoders, Supplier<String> base) {
        this.catalog = catalog;
        this.signer = LinkSigner.of(keys);
        this.encoders = encoders;
        this.base = base;
    }

    /** What links begin with: {@code https://img.acme.com}. */
    public String base() {
        return base.get();
    }

    /** All templates that a key can sign for, by path. */
    public List<Exhibit> exhibits() {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Published published : catalog.all().values()) {
            Template template = published.template();
            exhibit(template, published.deadline().isPresent()).ifPresent(exhibits::add);
        }
        return exhibits;
    }

    /** A link to a template with its samples in the open part, ready to be opened. */
    public String sampleLink(Exhibit exhibit) {
        StringBuilder link = new StringBuilder(exhibit.plainLink());
        exhibit.samples()
                .forEach((name, sample) ->
                        link.append('&').append(name).append('=').append(encoded(sample)));
        return link.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Empty when no key signs for the template's project. */
    private Optional<Exhibit> exhibit(Template template, boolean counts) {
        List<String> open = template.fields().stream()
                .filter(Field::openable)
                .map(Field::name)
                .toList();
        Map<String, String> samples = new LinkedHashMap<>();
        for (Field field : template.fields()) {
            if (field.openable() && !field.samples().isEmpty()) {
                samples.put(field.name(), field.samples().get(0));
            }
        }
        Map<String, Map<Integer, String>> links = new LinkedHashMap<>();
        for (Format format : List.of(Format.JPEG, Format.PNG, Format.WEBP, Format.GIF)) {
            if (encoders.offers(format) && (counts || format != Format.GIF)) {
                Map<Integer, String> densities = new LinkedHashMap<>();
                for (int density : template.output().densities()) {
                    Optional<String> link = link(template, format, density, open);
                    if (link.isEmpty()) {
                        return Optional.empty();
                    }
                    densities.put(density, link.get());
                }
                links.put(format.extension(), densities);
            }
        }
        return Optional.of(new Exhibit(
                template.path(),
                template.title(),
                template.description(),
                template.canvas().width(),
                template.canvas().height(),
                template.fields().stream().map(Field::name).toList(),
                open,
                samples,
                links));
    }

    private Optional<String> link(Template template, Format format, int density, List<String> open) {
        LinkDraft draft =
                LinkDraft.of(template.path() + '.' + format.extension()).open(open);
        if (density > 1) {
            draft.set("_dpr", String.valueOf(density));
        }
        return signer.sign(draft).fold(link -> Optional.of(base.get() + link.target()), problems -> Optional.empty());
    }
}
