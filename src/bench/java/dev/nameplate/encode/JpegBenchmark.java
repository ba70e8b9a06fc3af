package dev.nameplate.encode;

import dev.nameplate.encode.LibraryPictures.Picture;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.List;
import java.util.SplittableRandom;
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

/** Encoding a card of 1200x630 as JPEG of quality 84, by how much of it differs from its base. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class JpegBenchmark {

    private static final int PICTURES = 8;
    private static final Target GOOD = new Target(84, Integer.MAX_VALUE);

    /** How many per mille of the picture are damaged, by four rectangles that lie across units. */
    @Param({"0", "1", "10", "50", "100", "250", "500", "1000"})
    public int damaged;

    @Param({"false", "true"})
    public boolean fullChroma;

    private final JpegEncoder ours = new JpegEncoder();
    private final ImageioEncoder imageio = new ImageioEncoder(Format.JPEG);
    private final Raster[] pictures = new Raster[PICTURES];
    private Damage damage;
    private EncodedBase base;
    private EncodedBase whole;
    private Target budget;
    private int next;

    @Setup
    public void prepare() {
        Picture card = LibraryPictures.at(1).stream()
                .filter(picture -> picture.name().endsWith("webinar"))
                .findFirst()
                .orElseThrow();
        damage = damage(card.base());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < PICTURES; i++) {
            pictures[i] = card.base().copy();
            for (Rect rect : damage.rects()) {
                paint(random, pictures[i], rect);
            }
        }
        EncodeSettings settings = new EncodeSettings(84, fullChroma);
        base = ours.base(card.base(), settings, card.samples());
        whole = imageio.base(card.base(), settings, List.of());
        budget = new Target(84, spliced().bytes().length * 4 / 5);
    }

    private Damage damage(Raster canvas) {
        if (damaged == 1000) {
            return Damage.all(canvas.width(), canvas.height());
        }
        Damage some = Damage.none(canvas.width(), canvas.height());
        double side = Math.sqrt(damaged / 1000.0) / 2;
        int w = (int) Math.round(canvas.width() * side);
        int h = (int) Math.round(canvas.height() * side);
        for (int i = 0; damaged > 0 && i < 4; i++) {
            int x = 13 + (i & 1) * canvas.width() / 2;
            int y = 11 + (i >> 1) * canvas.height() / 2;
            some.add(Rect.between(x, y, Math.min(canvas.width(), x + w), Math.min(canvas.height(), y + h)));
        }
        return some;
    }

    /** Something of about the detail of text on a plate. */
    private static void paint(SplittableRandom random, Raster raster, Rect rect) {
        int ink = 0xFF000000 | random.nextInt(1 << 24);
        for (int y = rect.y(); y < rect.bottom(); y += 24) {
            for (int x = rect.x(); x < rect.right(); x += 14) {
                int w = 2 + random.nextInt(8);
                int h = 8 + random.nextInt(10);
                for (int at = y; at < Math.min(y + h, rect.bottom()); at++) {
                    for (int to = x; to < Math.min(x + w, rect.right()); to++) {
                        raster.pixels()[at * raster.width() + to] = ink;
                    }
                }
            }
        }
    }

    /** Ours, of the damage alone. */
    @Benchmark
    public EncodedImage spliced() {
        return ours.encode(base, pictures[next++ & PICTURES - 1], damage, GOOD);
    }

    /** Ours, to four fifths of the bytes: the search for the quality that fits. */
    @Benchmark
    public EncodedImage searched() {
        return ours.encode(base, pictures[next++ & PICTURES - 1], damage, budget);
    }

    /** The JDK's writer, of the whole picture. */
    @Benchmark
    public EncodedImage byImageio() {
        return imageio.encode(whole, pictures[next++ & PICTURES - 1], damage, GOOD);
    }

    /** A base at publication: statistics of the samples, coefficients, tables and bits. */
    @Benchmark
    public EncodedBase published() {
        return ours.base(pictures[0], new EncodeSettings(84, fullChroma), List.of());
    }
}
