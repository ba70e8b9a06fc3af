package dev.nameplate.render;

import static dev.nameplate.testing.Templates.asset;
import static dev.nameplate.testing.Templates.common;
import static dev.nameplate.testing.Templates.ellipse;
import static dev.nameplate.testing.Templates.imageOf;
import static dev.nameplate.testing.Templates.pattern;
import static dev.nameplate.testing.Templates.rectangle;
import static dev.nameplate.testing.Templates.shadow;
import static dev.nameplate.testing.Templates.solid;
import static dev.nameplate.testing.Templates.stop;
import static dev.nameplate.testing.Templates.values;
import static dev.nameplate.testing.Templates.with;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Template;
import dev.nameplate.template.TextLayer;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cold render of a 1200x630 card: three texts and a round portrait, other words for every picture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class CardBenchmark {

    private static final int FACES = 8;
    private static final String[] FIRST = {"Zoë", "Grace", "Łukasz", "Jean-Luc", "Sarah", "Ada", "Björn", "Mei"};
    private static final String[] LAST = {"Hopper", "Lovelace", "O’Neil", "Nakamura", "van der Berg", "Sørensen", "Li"};
    private static final String[] COMPANY = {"AT&T", "Umbrella", "Initech Ltd.", "Kowalski i Synowie", "Contoso"};

    private Renderer renderer;
    private Base base;
    private List<Values> readers;
    private int next;

    @Setup
    public void prepare() {
        renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ false);
        base = renderer.base(card(), 1);
        readers = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            readers.add(values(Map.of(
                    "name", Value.text(FIRST[i % 8] + " " + LAST[i * 5 % 7]),
                    "company", Value.text(COMPANY[i * 3 % 5] + " " + i),
                    "title", Value.text("Session " + i + " of the year"),
                    "face", asset("face" + i % FACES))));
        }
    }

    static Template card() {
        Templates card = Templates.of(1200, 630)
                .background(0xFF0B1026)
                .add(
                        rectangle("sky", 0, 0, 1200, 630, gradient(0xFF0B1026, 0xFF3B2A8C)),
                        ellipse("glow", 700, -200, 700, 600, glow(0x668B5CF6)),
                        pattern(common("grain", 0, 0, 1200, 630), "grain", Map.of(), 0xFFFFFFFF),
                        text(common("label", 72, 72, 600, 30), "LIVE WEBINAR · 45 MIN", 20, 20, 1, 0xFF7CF0D2),
                        with(
                                rectangle(common("plate", 72, 500, 320, 64), 16, solid(0x22FFFFFF)),
                                shadow(0, 8, 24, 0, 0x40000000)),
                        text(common("words", 72, 130, 720, 160), "{name}, your seat is saved", 68, 40, 2, 0xFFF7F8FC),
                        text(common("title", 72, 320, 720, 44), "{title}", 30, 22, 1, 0xD1F7F8FC),
                        text(common("company", 96, 512, 280, 40), "Reserved for {company}", 24, 16, 1, 0xFFF7F8FC),
                        imageOf(
                                common("face", 920, 200, 160, 160),
                                "face",
                                ImageLayer.Fit.COVER,
                                new ImageLayer.Clip(0, /* round= */ true)));
        for (int i = 0; i < FACES; i++) {
            card.asset("face" + i, Raster.filled(400, 500, 0xFF000000 | i * 0x1F2F3F));
        }
        return card.build();
    }

    private static TextLayer text(
            dev.nameplate.template.Layer.Common common, String words, double size, double least, int lines, int argb) {
        return new TextLayer(common, Templates.Wordings.of(words), Templates.style(size, least, lines, solid(argb)));
    }

    private static Paint gradient(int from, int to) {
        return new Paint.Linear(0, 0, 1, 1, List.of(stop(0, from), stop(1, to)));
    }

    private static Paint glow(int argb) {
        return new Paint.Radial(0.5, 0.5, 0.5, 0.5, List.of(stop(0, argb), stop(1, argb & 0xFFFFFF)));
    }

    /** Layout, masks and pixels; everything but encoding. */
    @Benchmark
    public int coldRender() {
        return renderer.render(base, readers.get(next++ & 4095), rendering -> rendering.pixels()
                .pixel(80, 200));
    }

    /** Publication of the card at density 1. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 2)
    @Measurement(iterations = 5)
    public Base publication() {
        return renderer.base(card(), 1);
    }
}
