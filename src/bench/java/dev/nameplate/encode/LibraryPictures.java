package dev.nameplate.encode;

import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.TemplateFonts;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.template.Brand;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One picture of each template of the library, for a reader who is not among its samples. */
public final class LibraryPictures {

    private static final String NAME = "Maximiliane Brandt";
    private static final int SAMPLES = 3;

    /**
     * What an encoder is given.
     *
     * @param base what all pictures of the template share, opaque
     * @param samples pictures for its statistics
     * @param image the picture to encode
     */
    public record Picture(String name, Raster base, List<Encoder.Frame> samples, Encoder.Frame image) {}

    private final TemplateFonts fonts = new TemplateFonts(FontBook.embedded());
    private final Renderer renderer = new Renderer(fonts, RenderLimits.DEFAULT);
    private final Merger merger = new Merger();

    private LibraryPictures() {}

    /** Pictures by what a command line says: {@code 1} for all at density 1, {@code 2:3} for every third at density 2. */
    public static List<Picture> of(String wish) {
        String[] parts = wish.split(":");
        List<Picture> all = at(Integer.parseInt(parts[0]));
        int step = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** All pictures at a density, by name. */
    public static List<Picture> at(int density) {
        LibraryPictures pictures = new LibraryPictures();
        List<Picture> all = new ArrayList<>();
        Vertx vertx = Vertx.vertx();
        try {
            FolderTemplateStore store = FolderTemplateStore.library(vertx);
            TemplateCompiler compiler = new TemplateCompiler(pictures.fonts);
            for (String path : new TreeSet<>(await(store.fingerprints()).keySet())) {
                Template template = TemplateDocument.compile(
                                await(store.read(path)).orElseThrow(), compiler, Brand.NONE)
                        .fold(found -> found, problems -> {
                            throw new IllegalStateException(path + ": " + problems);
                        });
                all.add(pictures.picture(template, density));
            }
            return all;
        } finally {
            await(vertx.close());
        }
    }

    private Picture picture(Template template, int density) {
        Base base = renderer.base(template, density);
        List<Encoder.Frame> samples = new ArrayList<>();
        for (int row = 0; row < SAMPLES; row++) {
            samples.add(frame(base, values(template, row, Map.of())));
        }
        Encoder.Frame image = frame(base, values(template, 1, Map.of("name", NAME)));
        return new Picture(template.path(), onWhite(base.raster()), samples, image);
    }

    private Encoder.Frame frame(Base base, Values values) {
        return renderer.render(base, values, rendering -> {
            Damage damage = rendering.damage();
            return new Encoder.Frame(onWhite(rendering.pixels()), damage);
        });
    }

    private Values values(Template template, int row, Map<String, String> other) {
        Map<String, String> given = new HashMap<>();
        for (Field field : template.fields()) {
            if (!field.samples().isEmpty()) {
                given.put(
                        field.name(), field.samples().get(row % field.samples().size()));
            }
        }
        given.putAll(other);
        MergeContext context =
                new MergeContext(template.language(), Optional.of(fonts.book(template)::covers));
        return merger.merge(new Delivery(given, List.of(), ""), template.fields(), context);
    }

    private static Raster onWhite(Raster raster) {
        int[] from = raster.pixels();
        int[] to = new int[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = 0xFF000000 | (from[i] & 0xFFFFFF) + (255 - Argb.alpha(from[i])) * 0x010101;
        }
        return Raster.of(raster.width(), raster.height(), to);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
