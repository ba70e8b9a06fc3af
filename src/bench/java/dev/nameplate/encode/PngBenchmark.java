package dev.nameplate.encode;

import dev.nameplate.merge.Value;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import dev.nameplate.testing.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** PNG of a 1200x630 card with three texts of each reader's own: by the JDK, by ourselves as a whole, and by its damage. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class PngBenchmark {

    private static final Target TARGET = new Target(90, Integer.MAX_VALUE);
    private static final EncodeSettings SETTINGS = new EncodeSettings(90, /* fullChroma= */ false);

    private static final String[] NAMES = {"Sarah", "Zoë Hopper", "Łukasz Nakamura", "Jean-Luc", "Wilhelmina Quigley", "Mei"};

    /** What the pictures lie on. */
    public enum Ground {
        /** One colour: matches are long. */
        FLAT(""),
        /** A gradient. */
        SMOOTH(sky()),
        /** A gradient with grain over it, as most templates of the library have it. */
        GRAINED(sky() + "{\"id\": \"grain\", \"type\": \"pattern\", \"pattern\": \"grain\","
                + " \"colours\": [\"#FFFFFF\"], \"numbers\": {\"amount\": 0.014}},");

        private final String layers;

        Ground(String layers) {
            this.layers = layers;
        }

        private static String sky() {
            return "{\"id\": \"sky\", \"type\": \"shape\", \"box\": [0, 0, 1200, 630], \"fill\": {\"linear\":"
                    + " {\"angle\": 135, \"stops\": [\"#0B1026\", \"#3B2A8C\"]}}},";
        }
    }

    /** What is known when the base is coded: without samples colours are kept as they are. */
    public enum Samples {
        NONE,
        SOME
    }

    @Param
    private Ground ground;

    @Param
    private Samples samples;

    private final Encoder encoder = new Encoders(new Encoders.Options(/* webp= */ false)).of(Format.PNG);
    private final ImageioEncoder imageio = new ImageioEncoder(Format.PNG);
    private final List<Encoder.Frame> images = new ArrayList<>();
    private final List<Encoder.Frame> known = new ArrayList<>();
    private Raster pixels;
    private EncodedBase base;
    private EncodedBase none;
    private EncodedBase other;
    private Damage all;
    private int next;

    @Setup
    public void prepare() {
        Renderer renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ false);
        Base drawn = renderer.base(card(), 1);
        for (String name : NAMES) {
            images.add(renderer.render(
                    drawn,
                    Templates.values(Map.of("name", Value.text(name), "company", Value.text(name + " & Sons"))),
                    rendering -> new Encoder.Frame(rendering.pixels().copy(), rendering.damage())));
        }
        known.addAll(samples == Samples.SOME ? images.subList(0, 3) : List.of());
        pixels = drawn.raster();
        all = Damage.all(pixels.width(), pixels.height());
        base = encoder.base(pixels, SETTINGS, known);
        none = imageio.base(pixels, SETTINGS, List.of());
        // No pixel of an image is the colour of this one.
        other = encoder.base(Raster.filled(pixels.width(), pixels.height(), 0xFFFF00FF), SETTINGS, wholes());
        sizes();
    }

    private List<Encoder.Frame> wholes() {
        return known.stream().map(frame -> new Encoder.Frame(frame.pixels(), all)).toList();
    }

    /** Prints what a figure is worth: the bytes. */
    @SuppressWarnings("SystemOut")
    private void sizes() {
        System.out.println(ground + ", samples " + samples + ": " + damage().bytes().length + " bytes by damage, "
                + whole().bytes().length + " as a whole, " + imageio().bytes().length + " by the JDK; base of "
                + base.weight() + " bytes");
        next = 0;
    }

    private Template card() {
        return TemplateFiles.template("{\"format\": 1, \"title\": \"PNG\", \"sizes\": [{\"width\": 1200, \"height\": 630,"
                + " \"background\": \"#0B1026\"}], \"fields\": [{\"name\": \"name\"}, {\"name\": \"company\"}], \"layers\": ["
                + ground.layers
                + text("head", "{name}, your seat is saved", "72, 130, 720, 160", 68) + ","
                + text("title", "A talk for {company}", "72, 320, 720, 44", 30) + ","
                + text("plate", "Reserved for {company}", "96, 512, 480, 40", 24) + "]}");
    }

    private static String text(String id, String words, String box, int size) {
        return "{\"id\": \"" + id + "\", \"type\": \"text\", \"text\": \"" + words + "\", \"box\": [" + box
                + "], \"style\": {\"weight\": 700, \"size\": " + size + ", \"lines\": 2, \"fill\": \"#F7F8FC\"}}";
    }

    private Encoder.Frame image() {
        return images.get(next++ % images.size());
    }

    /** The JDK's writer. */
    @Benchmark
    public EncodedImage imageio() {
        return imageio.encode(none, image().pixels(), all, TARGET);
    }

    /** Every cell coded, against a base that it has no pixel in common with. */
    @Benchmark
    public EncodedImage whole() {
        return encoder.encode(other, image().pixels(), all, TARGET);
    }

    /** Against its base. */
    @Benchmark
    public EncodedImage damage() {
        Encoder.Frame image = image();
        return encoder.encode(base, image.pixels(), image.damage(), TARGET);
    }

    /** What publication of the base takes. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 2)
    @Measurement(iterations = 5)
    public EncodedBase publication() {
        return encoder.base(pixels, SETTINGS, known);
    }
}
