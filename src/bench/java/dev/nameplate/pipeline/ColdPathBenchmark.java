package dev.nameplate.pipeline;

import dev.nameplate.arrivals.DataHealthSettings;
import dev.nameplate.cache.CacheSettings;
import dev.nameplate.cache.Cluster;
import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.guard.GuardSettings;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.TextReport;
import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.register.RegisterSettings;
import dev.nameplate.store.StoreSettings;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cold path of a library template stage by stage, and as a whole: every link has a name that was never seen.
 *
 * <p>With {@code -t 2} the whole path shows what two readers get of two cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Djava.awt.headless=true", "-Xmx1g"})
public class ColdPathBenchmark {

    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String[] FIRST = {"Zoë", "Grace", "Łukasz", "Jean-Luc", "Sarah", "Ada", "Björn", "Mei"};
    private static final int PICTURES = 64;

    /** A template with little damage, one with some, and one whose stacks flow all over the picture. */
    @Param({"vip-pass", "webinar", "product-recommendation"})
    private String template;

    @Param({"jpg", "png"})
    private String format;

    private final AtomicLong reader = new AtomicLong();
    private Vertx vertx;
    private LinkVerifier verifier;
    private Workshop workshop;
    private Renderer renderer;
    private Template compiled;
    private Published published;
    private Variation variation;
    private Encoder encoder;
    private Target target;
    private Base base;
    private EncodedBase encoded;
    private String link;
    private final List<Raster> pictures = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();

    @Setup
    public void prepare() throws Exception {
        vertx = Vertx.vertx();
        KeyRing keys = KeyRing.parse(KEY).fold(ring -> ring, problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
        verifier = LinkVerifier.of(keys);
        workshop = new Workshop(settings(1), /* basesBytes= */ 96 << 20, new Meters());
        renderer = new Renderer(workshop.fonts(), RenderLimits.DEFAULT, /* checked= */ false);
        compiled = library(template);
        published = new Published(compiled);
        variation = new Variation(Format.ofExtension(format).orElseThrow(), 1, 0, "");
        encoder = workshop.encoders().of(variation.format());
        target = new Target(compiled.output().quality(), compiled.output().maxBytes());
        link = link(keys);
        base = renderer.base(compiled, 1);
        List<Encoder.Frame> frames = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            renderer.render(base, values(), rendering -> {
                pictures.add(rendering.pixels().copy());
                damages.add(rendering.damage());
                return 0;
            });
            if (i < 3) {
                frames.add(new Encoder.Frame(pictures.get(i), damages.get(i)));
            }
        }
        encoded = encoder.base(
                base.raster(),
                new dev.nameplate.encode.EncodeSettings(
                        compiled.output().quality(), compiled.output().fullChroma()),
                frames);
    }

    private static PipelineSettings settings(int threads) {
        return new PipelineSettings(
                threads, 1024, Duration.ofSeconds(20), /* webp= */ false, /* unsigned= */ false, Optional.empty());
    }

    private static StoreSettings store() throws IOException {
        java.nio.file.Path data = Files.createTempDirectory("cold-path");
        return new StoreSettings(data.resolve("templates"), data, Duration.ZERO);
    }

    private Template library(String path) throws Exception {
        FolderTemplateStore library = FolderTemplateStore.library(vertx);
        return TemplateDocument.compile(await(library.read(path)).orElseThrow(), workshop.compiler())
                .fold(it -> it, problems -> {
                    throw new IllegalArgumentException(problems.toString());
                });
    }

    private String link(KeyRing keys) {
        List<String> open = compiled.fields().stream()
                .filter(Field::openable)
                .map(Field::name)
                .toList();
        LinkDraft draft = LinkDraft.of(template + "." + format).open(open);
        StringBuilder text = new StringBuilder(LinkSigner.of(keys).sign(draft).fold(it -> it.target(), problems -> {
            throw new IllegalArgumentException(problems.toString());
        }));
        for (Field field : compiled.fields()) {
            if (field.openable() && !field.name().equals("name") && !field.samples().isEmpty()) {
                text.append('&').append(field.name()).append('=').append(encoded(field.samples().get(0)));
            }
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A link with a name that nobody had: two letters of a surname differ from reader to reader, and a number. */
    private String fresh() {
        long n = reader.incrementAndGet();
        char first = (char) ('A' + n % 26);
        char second = (char) ('a' + n / 26 % 26);
        return link + "&name=" + encoded(FIRST[(int) (n % FIRST.length)] + " " + first + second + "man " + n);
    }

    private Values values() {
        SignedLink signed = verdict(fresh());
        return workshop.merger()
                .merge(
                        Filling.delivery(signed, compiled),
                        Filling.fields(signed, compiled),
                        workshop.context(compiled));
    }

    private SignedLink verdict(String text) {
        LinkVerdict verdict = verifier.verify(text);
        return verdict.fold(
                it -> it,
                refused -> {
                    throw new IllegalStateException(refused.toString());
                },
                () -> {
                    throw new IllegalStateException("no link");
                });
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    /** Values and pictures that a stage begins with, made beside the clock. */
    @State(Scope.Thread)
    public static class Readers {
        private final List<String> links = new ArrayList<>();
        private final List<SignedLink> signed = new ArrayList<>();
        private final List<Values> values = new ArrayList<>();
        private int next;

        /** New names for every iteration; within one they come again after some thousands. */
        @Setup(Level.Iteration)
        public void prepare(ColdPathBenchmark cold) {
            links.clear();
            signed.clear();
            values.clear();
            for (int i = 0; i < 4096; i++) {
                links.add(cold.fresh());
                signed.add(cold.verdict(links.get(i)));
                values.add(cold.values());
            }
        }

        private int next() {
            next = next + 1 & 4095;
            return next;
        }
    }

    @Benchmark
    public SignedLink verify(Readers readers) {
        return verdict(readers.links.get(readers.next()));
    }

    @Benchmark
    public Values merge(Readers readers) {
        SignedLink signed = readers.signed.get(readers.next());
        return workshop.merger()
                .merge(
                        Filling.delivery(signed, compiled),
                        Filling.fields(signed, compiled),
                        workshop.context(compiled));
    }

    /** Both keys of an image. */
    @Benchmark
    public Object keys(Readers readers) {
        Values values = readers.values.get(readers.next());
        workshop.keys().family(published, values, variation);
        return workshop.keys().key(published, values, variation);
    }

    @Benchmark
    public List<TextReport> layout(Readers readers) {
        return renderer.reports(base, readers.values.get(readers.next()));
    }

    /** Layout too. */
    @Benchmark
    public int paint(Readers readers) {
        return renderer.render(base, readers.values.get(readers.next()), rendering -> rendering.pixels()
                .pixel(0, 0));
    }

    @Benchmark
    public EncodedImage encode(Readers readers) {
        int at = readers.next() % PICTURES;
        return encoder.encode(encoded, pictures.get(at), damages.get(at), target);
    }

    /** From a target to an outcome, across the threads that a request crosses; all but HTTP. */
    @Benchmark
    public Outcome whole(Served served) throws Exception {
        return await(served.service.pipeline().serve(new ImageRequest(fresh(), List.of())));
    }

    /** Arithmetic whose threads share nothing: what a machine gives two of them with {@code -t 2} is the most that others can get. */
    @Benchmark
    public int control() {
        int a = 1;
        int b = 2;
        int c = 3;
        int d = 4;
        for (int i = 0; i < 1_000_000; i++) {
            a = a * 31 + i;
            b ^= b << 5 | i;
            c = c * 17 ^ a;
            d += b >>> 3 ^ i;
        }
        return a ^ b ^ c ^ d;
    }

    /** All templates as a server has them. */
    @State(Scope.Benchmark)
    public static class Served {

        /** Render threads. */
        @Param({"1", "2"})
        private int threads;

        private ImageService service;

        @Setup
        public void prepare(ColdPathBenchmark cold) throws Exception {
            service = new ImageService(
                    cold.vertx,
                    settings(threads),
                    store(),
                    new CacheSettings(16 << 20, 256 << 20),
                    Cluster.none(new Meters()),
                    LinkKeys.of(KeyRing.parse(KEY).fold(ring -> ring, problems -> {
                        throw new IllegalArgumentException(problems.toString());
                    })),
                    DataHealthSettings.usual(),
                    RegisterSettings.none(),
                    GuardSettings.usual(store().data()),
                    new Meters());
            await(service.start());
        }

        @TearDown
        public void close() {
            service.close();
        }
    }

    @TearDown
    public void close() throws Exception {
        await(vertx.close());
    }
}
