package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.GifEncoder;
import dev.nameplate.encode.Target;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
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

/** A countdown of 600x140 as a film of 60 frames: another name each time, the time going on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class GifBenchmark {

    private static final String CARD = """
            {"format": 1, "title": "t", "sizes": [{"width": 600, "height": 140, "background": "#0B1026"}],
             "fields": [{"name": "name"}, {"name": "ends", "type": "date"}],
             "layers": [
               {"id": "words", "type": "text", "box": [20, 10, 560, 28], "text": "{name}, it ends in",
                "style": {"size": 22, "weight": 700, "fill": "#F7F8FC"}},
               {"id": "clock", "type": "countdown", "field": "ends", "box": [20, 46, 560, 84], "labels": "long", "separator": ":",
                "style": {"size": 40, "weight": 700, "fill": "#F7F8FC"}, "label-style": {"size": 14, "fill": "#9AA4D4"},
                "label-gap": 8, "plate": {"fill": "#1B2250", "radius": 12}}]}
            """;

    private static final Target TARGET = new Target(80, 1 << 20);
    private static final String CLOCK = "{\"id\": \"clock\"";
    private static final String GROUP = "{\"id\": \"group\", \"type\": \"group\", \"box\": [0, 0, 600, 140], ";

    /**
     * How the clock stands: {@code plain}, {@code turned}, in a {@code faded} group whose corners are cut, or {@code meeting}: with shadows that
     * reach from one unit into the next, so that no records are kept.
     */
    @Param({"plain", "turned", "faded", "meeting"})
    public String look = "plain";

    private Renderer renderer;
    private GifEncoder encoder;
    private Template template;
    private Base base;
    private EncodedBase encoded;
    private Films films;
    private List<BufferedImage> frames;
    private int next;

    @Setup
    public void prepare() {
        renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ false);
        encoder = new Encoders(new Encoders.Options(/* webp= */ false)).films();
        template = TemplateFiles.template(card());
        base = renderer.base(template, 1);
        encoded = publication();
        films = new Films(renderer, encoder, new Records(32L << 20));
        frames = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            frames.add(renderer.render(base, values("Sarah", Deadline.SHOWN - i), it -> picture(it.pixels())));
        }
    }

    private String card() {
        int at = CARD.indexOf(CLOCK);
        int end = CARD.lastIndexOf("]}");
        String clock = CARD.substring(at, end);
        String shown = switch (look) {
            case "turned" -> clock.replace(CLOCK, CLOCK + ", \"rotation\": -2");
            case "faded" -> GROUP + "\"opacity\": 0.9, \"radius\": 20, \"layers\": [" + clock + "]}";
            case "meeting" ->
                clock.replace("\"size\": 40,", "\"size\": 40, \"shadows\": [{\"y\": 0, \"blur\": 60, \"colour\": \"#000000\"}],");
            default -> clock;
        };
        return CARD.substring(0, at) + shown + "]}";
    }

    private static BufferedImage picture(Raster pixels) {
        BufferedImage picture = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, pixels.width(), pixels.height(), pixels.pixels(), 0, pixels.width());
        return picture;
    }

    private static Values values(String name, long left) {
        return new Values(
                        Map.of("name", Value.text(name), "ends", Value.text("2027-01-31")),
                        "en",
                        "UTC",
                        "",
                        List.of())
                .left(OptionalLong.of(left));
    }

    /** From values to the bytes of a film: layout, the first frame's pixels, its bytes, 59 records. */
    @Benchmark
    public EncodedImage film() {
        int now = next++;
        Values values = values("Reader " + now, Deadline.SHOWN + 3600 - now % 3600);
        return renderer.render(
                base, values, first -> films.film(new Films.Roll(template, base, encoded, values), first, TARGET));
    }

    /** Layout and the first frame's pixels alone. */
    @Benchmark
    public int firstFrame() {
        int now = next++;
        return renderer.render(
                base,
                values("Reader " + now, Deadline.SHOWN + 3600 - now % 3600),
                first -> first.pixels().pixel(1, 1));
    }

    /** The first frame as a GIF of its own. */
    @Benchmark
    public EncodedImage still() {
        int now = next++;
        return renderer.render(
                base,
                values("Reader " + now, Deadline.SHOWN + 3600 - now % 3600),
                first -> encoder.encode(encoded, first.pixels(), first.damage(), TARGET));
    }

    /** What a film costs whose records are not there yet. */
    @Benchmark
    public EncodedImage filmWithoutRecords() {
        int now = next++;
        Values values = values("Reader " + now, Deadline.SHOWN + 3600 - now % 3600);
        Films fresh = new Films(renderer, encoder, new Records(32L << 20));
        return renderer.render(
                base, values, first -> fresh.film(new Films.Roll(template, base, encoded, values), first, TARGET));
    }

    /** Palette and bands of the base. */
    @Benchmark
    public EncodedBase publication() {
        Encoder.Frame sample = renderer.render(
                base,
                values("Sample", Deadline.SHOWN),
                it -> new Encoder.Frame(it.pixels().copy(), it.damage()));
        return encoder.base(base.raster(), new EncodeSettings(80, false), List.of(sample));
    }

    /** The JDK's writer with 60 whole frames that are drawn already. */
    @Benchmark
    public int imageio() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.size();
    }
}
