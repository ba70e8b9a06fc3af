package dev.nameplate.render;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import dev.nameplate.testing.Templates;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** What a look costs each picture of a 1200x630 card: a headline of a name, a portrait, and one thing more. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
public class LooksBenchmark {

    private static final String[] FIRST = {"Zoë", "Grace", "Łukasz", "Jean-Luc", "Sarah", "Ada", "Björn", "Mei"};
    private static final String[] LAST = {"Hopper", "Lovelace", "O’Neil", "Nakamura", "van der Berg", "Sørensen", "Li"};

    /** The look of a card. */
    public enum Look {
        PLAIN(headline("\"#F7F8FC\""), portrait("")),
        TREATED_PORTRAIT(
                headline("\"#F7F8FC\""),
                portrait(", \"duotone\": [\"#0B1026\", \"#7CF0D2\"], \"blur\": 3, \"saturation\": 0.6")),
        OUTLINED_TEXT(
                text("\"fill\": \"#F7F8FC\", \"outline\": {\"paint\": \"#5B3CC4\", \"width\": 4}"), portrait("")),
        GLASS_OVER_STATIC(
                "{\"id\": \"sun\", \"type\": \"shape\", \"shape\": \"ellipse\", \"box\": [40, 380, 300, 200], \"fill\": \"#FF8A5B\"}",
                glass(400),
                headline("\"#F7F8FC\""),
                portrait("")),
        GLASS_OVER_LIVE(headline("\"#F7F8FC\""), glass(150), portrait("")),
        TEXT_AS_WINDOW(group("\"mask\": {\"text\": \"{name}\", \"style\": {\"weight\": 800, \"size\": 72}}", sky()), portrait("")),
        MASK_OVER_LIVE_TEXT(
                group(
                        "\"mask\": {\"fill\": {\"linear\": {\"angle\": 270, \"stops\": [\"#000000\", \"#000000/0%\"]}}}",
                        words("\"fill\": \"#F7F8FC\"")),
                portrait("")),
        GROUP_SHADOW(
                group(
                        "\"shadows\": [{\"y\": 8, \"blur\": 24, \"colour\": \"#000000/40%\"}]",
                        words("\"fill\": \"#F7F8FC\"")),
                portrait("")),
        GROUP_BLUR(group("\"blur\": 8", words("\"fill\": \"#7CF0D2\"")), portrait(""));

        private final String layers;

        Look(String... layers) {
            this.layers = String.join(",", layers);
        }

        private static String headline(String fill) {
            return text("\"fill\": " + fill);
        }

        private static String text(String style) {
            return words("72, 130", style);
        }

        private static String words(String style) {
            return words("0, 0", style);
        }

        private static String words(String corner, String style) {
            return "{\"id\": \"head\", \"type\": \"text\", \"text\": \"{name}, your seat is saved\", \"box\": [" + corner
                    + ", 720, 160], \"style\": {\"weight\": 700, \"size\": 68, \"min-size\": 40, \"lines\": 2, " + style + "}}";
        }

        private static String portrait(String treatment) {
            return "{\"id\": \"face\", \"type\": \"image\", \"field\": \"face\", \"box\": [920, 200, 160, 160]"
                    + treatment + "}";
        }

        private static String glass(int top) {
            return "{\"id\": \"glass\", \"type\": \"shape\", \"box\": [60, " + top
                    + ", 520, 164], \"radius\": 24, \"fill\": \"#FFFFFF/14%\", \"backdrop-blur\": 32}";
        }

        private static String group(String effects, String inside) {
            return "{\"id\": \"group\", \"type\": \"group\", \"box\": [72, 130, 720, 160], " + effects
                    + ", \"layers\": [" + inside + "]}";
        }

        private static String sky() {
            return "{\"id\": \"sky\", \"type\": \"shape\", \"box\": [0, 0, 720, 160], \"fill\": {\"linear\":"
                    + " {\"angle\": 90, \"stops\": [\"#7CF0D2\", \"#8B5CF6\"]}}}";
        }
    }

    @Param
    private Look look;

    private Renderer renderer;
    private Base base;
    private List<Values> readers;
    private int next;

    @Setup
    public void prepare() throws IOException {
        renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ false);
        base = renderer.base(card(), 1);
        readers = new ArrayList<>();
        for (int i = 0; i < FIRST.length * LAST.length; i++) {
            readers.add(Templates.values(Map.of(
                    "name", Value.text(FIRST[i % 8] + " " + LAST[i * 5 % 7]),
                    "face", Templates.asset("face" + i % 2 + ".png"))));
        }
    }

    private Template card() throws IOException {
        return TemplateFiles.template(
                "{\"format\": 1, \"title\": \"Looks\", \"sizes\": [{\"width\": 1200, \"height\": 630, \"background\":"
                        + " \"#0B1026\"}], \"fields\": [{\"name\": \"name\", \"open\": true}, {\"name\": \"face\","
                        + " \"type\": \"image\", \"assets\": [\"face0.png\", \"face1.png\"]}], \"layers\": [" + look.layers + "]}",
                Map.of("face0.png", face(0xFF8060A0), "face1.png", face(0xFF60A080)));
    }

    private static byte[] face(int argb) throws IOException {
        Raster raster = Raster.filled(400, 400, argb);
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 400, 400, raster.pixels(), 0, 400);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    /** Layout, masks and pixels; everything but encoding. */
    @Benchmark
    public int coldRender() {
        return renderer.render(base, readers.get(next++ % readers.size()), rendering -> rendering
                .pixels()
                .pixel(80, 200));
    }
}
