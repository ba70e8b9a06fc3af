package dev.nameplate.encode;

import static dev.nameplate.testing.Templates.common;
import static dev.nameplate.testing.Templates.ellipse;
import static dev.nameplate.testing.Templates.pattern;
import static dev.nameplate.testing.Templates.rectangle;
import static dev.nameplate.testing.Templates.stop;
import static dev.nameplate.testing.Templates.values;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
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

/**
 * What a picture of 1200x630 costs by how much of it differs from the base: a portrait on a night sky with grain, as large as
 * the damage asked for. The whole encoding of the same picture, and ImageIO's, stand beside it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class DamageBenchmark {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int FACES = 4;

    /** Per cent of the pixels. */
    @Param({"0.1", "1", "5", "10", "25", "50", "100"})
    private double damage;

    @Param({"jpg", "png", "gif", "webp"})
    private String format;

    private final List<Values> readers = new ArrayList<>();
    private final List<Raster> pictures = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private Renderer renderer;
    private Base base;
    private Encoder encoder;
    private EncodedBase encoded;
    private Target target;
    private Libwebp libwebp;
    private int next;

    @Setup
    public void prepare() {
        renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ false);
        base = renderer.base(card(), 1);
        encoder = new Encoders(Encoders.Options.DEFAULT).of(Format.ofExtension(format).orElseThrow());
        target = new Target(85, 10_000_000);
        libwebp = format.equals("webp") ? new Libwebp(2) : null;
        List<Encoder.Frame> frames = new ArrayList<>();
        for (int i = 0; i < FACES; i++) {
            readers.add(values(Map.of("face", Templates.asset("face" + i))));
            renderer.render(base, readers.get(i), rendering -> {
                pictures.add(rendering.pixels().copy());
                damages.add(rendering.damage());
                return 0;
            });
            frames.add(new Encoder.Frame(pictures.get(i), damages.get(i)));
        }
        encoded = encoder.base(base.raster(), new EncodeSettings(85, /* fullChroma= */ false), frames);
    }

    /** The damaged rectangle: of the canvas's shape, its corner where no unit of any encoder begins. */
    private Rect portrait() {
        double side = Math.sqrt(damage / 100);
        int width = (int) Math.round(WIDTH * side);
        int height = (int) Math.round(HEIGHT * side);
        return new Rect(Math.min(67, WIDTH - width), Math.min(43, HEIGHT - height), width, height);
    }

    private Template card() {
        Rect face = portrait();
        Templates card = Templates.of(WIDTH, HEIGHT)
                .background(0xFF0B1026)
                .add(
                        rectangle("sky", 0, 0, WIDTH, HEIGHT, sky()),
                        ellipse("glow", 700, -200, 700, 600, glow()),
                        pattern(common("grain", 0, 0, WIDTH, HEIGHT), "grain", Map.of(), 0xFFFFFFFF),
                        Templates.imageOf(
                                common("face", face.x(), face.y(), face.width(), face.height()),
                                "face",
                                ImageLayer.Fit.COVER,
                                ImageLayer.Clip.NONE));
        for (int i = 0; i < FACES; i++) {
            card.asset("face" + i, photograph(face.width(), face.height(), i));
        }
        return card.build();
    }

    private static Paint sky() {
        return new Paint.Linear(0, 0, 1, 1, List.of(stop(0, 0xFF0B1026), stop(1, 0xFF3B2A8C)));
    }

    private static Paint glow() {
        return new Paint.Radial(0.5, 0.5, 0.5, 0.5, List.of(stop(0, 0x668B5CF6), stop(1, 0x008B5CF6)));
    }

    /** Soft blobs with some noise: about as hard to encode as a photograph. */
    private static Raster photograph(int width, int height, int seed) {
        Random random = new Random(seed);
        double turn = random.nextDouble() * 6;
        Raster raster = Raster.filled(width, height, 0xFF000000);
        int[] pixels = raster.pixels();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(9) - 4;
                int red = (int) (128 + 90 * Math.sin(x / 37.0 + turn) * Math.cos(y / 29.0)) + noise;
                int green = (int) (120 + 80 * Math.sin((x + y) / 53.0 + turn)) + noise;
                int blue = (int) (110 + 70 * Math.cos(x / 71.0 - y / 43.0 + turn)) + noise;
                pixels[y * width + x] = 0xFF000000 | red << 16 | green << 8 | blue;
            }
        }
        return raster;
    }

    private int next() {
        next = (next + 1) % FACES;
        return next;
    }

    /** Restoring, layout and drawing. */
    @Benchmark
    public int paint() {
        return renderer.render(base, readers.get(next()), rendering -> rendering.pixels()
                .pixel(0, 0));
    }

    @Benchmark
    public EncodedImage encode() {
        int at = next();
        return encoder.encode(encoded, pictures.get(at), damages.get(at), target);
    }

    /** The same file by coding everything. */
    @Benchmark
    public EncodedImage encodeWhole() {
        return encoder.encode(encoded, pictures.get(next()), Damage.all(WIDTH, HEIGHT), target);
    }

    /** What others take: the JDK, and of WebP libwebp's method 2, which is native. */
    @Benchmark
    public int imageio() throws IOException {
        if (format.equals("webp")) {
            return libwebp.file(pictures.get(next()), 85).length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        ImageIO.write(Pictures.onWhite(pictures.get(next())), format, out);
        return out.size();
    }
}
