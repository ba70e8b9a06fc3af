package dev.nameplate.render;

import static dev.nameplate.testing.Templates.common;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.CodeLayer.Level;
import dev.nameplate.template.CodeLayer.Symbology;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Templates;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads codes back, out of the JPEG that would be sent. */
class CodeLayerTest {

    private static final Renderer RENDERER =
            new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ true);
    private static final Encoder JPEG = new Encoders(Encoders.Options.DEFAULT).of(Format.JPEG);
    private static final int POOR = 70;

    private static final Map<Symbology, BarcodeFormat> FORMATS = new EnumMap<>(Map.of(
            Symbology.QR, BarcodeFormat.QR_CODE,
            Symbology.DATA_MATRIX, BarcodeFormat.DATA_MATRIX,
            Symbology.PDF417, BarcodeFormat.PDF_417,
            Symbology.AZTEC, BarcodeFormat.AZTEC,
            Symbology.EAN_13, BarcodeFormat.EAN_13,
            Symbology.CODE_128, BarcodeFormat.CODE_128));

    static LongStream seeds() {
        return LongStream.range(1, 1 + Long.getLong("render.codes", 12));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_was_written_is_read_from_a_poor_jpeg_at_every_density(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (Symbology symbology : Symbology.values()) {
            String text = text(symbology, random);
            Level level = Level.values()[random.nextInt(4)];
            boolean dots = symbology == Symbology.QR && random.nextBoolean();
            CodeLayer code = code(symbology, level, symbology.quiet(), dots, random.nextBoolean(), random);
            for (int density = 1; density <= 2; density++) {
                Raster picture = picture(template(code), density, Templates.values("code", text));
                assertThat(read(picture, symbology))
                        .as("seed %d, %s %s %s at density %d", seed, symbology, level, dots ? "dots" : "", density)
                        .contains(text);
            }
        }
    }

    /** Over a busy picture, in a colour, turned a little. */
    @ParameterizedTest
    @EnumSource(
            value = Symbology.class,
            names = {"QR", "DATA_MATRIX"})
    void a_turned_code_is_read_as_well(Symbology symbology) throws Exception {
        CodeLayer upright = code(symbology, Level.MEDIUM, symbology.quiet(), false, false, new SplittableRandom(1));
        Layer.Common common = upright.common();
        CodeLayer turned = new CodeLayer(
                new Layer.Common(common.id(), "", common.box(), 1, 7, Layer.Blend.NORMAL, common.when()),
                symbology,
                upright.text(),
                upright.level(),
                upright.quiet(),
                new ColourRef.Fixed(0xFF1B1F5E),
                upright.background(),
                upright.radius(),
                false,
                false);
        Raster picture = picture(template(turned), 2, Templates.values("code", "TICKET-0042"));
        assertThat(read(picture, symbology)).contains("TICKET-0042");
    }

    @Test
    void modules_are_whole_pixels_of_one_size_at_every_density() {
        CodeLayer code = new CodeLayer(
                common("code", 11, 9, 201, 201),
                Symbology.QR,
                Templates.Wordings.of("{code}"),
                Level.LOW,
                4,
                new ColourRef.Fixed(0xFF000000),
                new ColourRef.Fixed(0xFFFFFFFF),
                0,
                false,
                false);
        Raster once = picture(white(code), 1, Templates.values("code", "HELLO"));
        Raster twice = picture(white(code), 2, Templates.values("code", "HELLO"));
        Set<Integer> colours = new TreeSet<>();
        for (int y = 0; y < once.height(); y++) {
            for (int x = 0; x < once.width(); x++) {
                colours.add(once.pixel(x, y));
                assertThat(twice.pixel(2 * x, 2 * y)).isEqualTo(once.pixel(x, y));
                assertThat(twice.pixel(2 * x + 1, 2 * y + 1)).isEqualTo(once.pixel(x, y));
            }
        }
        assertThat(colours).containsExactlyInAnyOrder(0xFF000000, 0xFFFFFFFF);
    }

    @ParameterizedTest
    @CsvSource({
        "EAN_13, 400638133393X",
        "EAN_13, 4006381333932",
        "EAN_13, 40063813339311",
        "CODE_128, Zoë",
        "PDF417, Zoë 🎉",
        "DATA_MATRIX, Zoë 🎉",
        "QR, ''",
    })
    void what_a_code_cannot_say_is_not_there(Symbology symbology, String text) {
        CodeLayer code = code(symbology, Level.LOW, symbology.quiet(), false, true, new SplittableRandom(1));
        assertThat(damage(code, text.isEmpty() ? Templates.values() : Templates.values("code", text)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QR", "DATA_MATRIX", "PDF417", "AZTEC", "CODE_128"})
    void what_has_no_room_is_not_there(Symbology symbology) {
        CodeLayer code = code(symbology, Level.HIGHEST, symbology.quiet(), false, false, new SplittableRandom(1));
        assertThat(damage(code, "x".repeat(75))).isNotEmpty();
        CodeLayer small = new CodeLayer(
                common("code", 0, 0, 30, 30),
                symbology,
                code.text(),
                code.level(),
                code.quiet(),
                code.colour(),
                code.background(),
                0,
                false,
                false);
        assertThat(damage(small, "x".repeat(75))).isEmpty();
        assertThat(damage(code, "x".repeat(8000))).isEmpty();
    }

    @Test
    void machines_get_numbers_as_digits() throws Exception {
        Value value = new Value(
                "4.006.381.333.931",
                "4006381333931",
                Optional.of(4006381333931.0),
                Optional.empty(),
                Optional.empty(),
                0);
        CodeLayer code = code(Symbology.EAN_13, Level.LOW, 11, false, true, new SplittableRandom(1));
        Raster picture = picture(template(code), 1, Templates.values(Map.of("code", value)));
        assertThat(read(picture, Symbology.EAN_13)).contains("4006381333931");
    }

    private static List<Rect> damage(CodeLayer code, String text) {
        return damage(code, Templates.values("code", text));
    }

    private static List<Rect> damage(CodeLayer code, Values values) {
        return RENDERER.render(RENDERER.base(white(code), 1), values, rendering -> rendering
                .damage()
                .rects());
    }

    private static CodeLayer code(
            Symbology symbology, Level level, int quiet, boolean dots, boolean digits, SplittableRandom random) {
        boolean wide = !symbology.isSquare();
        Layer.Common place = wide
                ? common("code", 11.3, 20.8, symbology == Symbology.CODE_128 ? 1100 : 480, 150)
                : common("code", 11.3, 9.8, dots ? 330 : 240, dots ? 330 : 240);
        return new CodeLayer(
                place,
                symbology,
                Templates.Wordings.of("{code}"),
                level,
                quiet,
                new ColourRef.Fixed(0xFF000000),
                new ColourRef.Fixed(0xFFFFFFFF),
                random.nextInt(12),
                dots,
                symbology == Symbology.EAN_13 && digits);
    }

    /** A code upon rays of colour: only its plate keeps it readable. */
    private static Template template(CodeLayer code) {
        return canvas(code)
                .background(0xFF3B2A8C)
                .add(
                        Templates.rectangle("band", 0, 0, 4000, 60, Templates.solid(0xFF0B1026)),
                        Templates.rectangle("gleam", 60, 0, 50, 4000, Templates.solid(0xFFFFD166)))
                .add(code)
                .build();
    }

    private static Template white(CodeLayer code) {
        return canvas(code).add(code).build();
    }

    private static Templates canvas(CodeLayer code) {
        return Templates.of(
                (int) code.common().box().right() + 12,
                (int) code.common().box().bottom() + 12);
    }

    private static Raster picture(Template template, int density, Values values) {
        return RENDERER.render(RENDERER.base(template, density), values, rendering -> rendering
                .pixels()
                .copy());
    }

    private static String text(Symbology symbology, SplittableRandom random) {
        if (symbology == Symbology.EAN_13) {
            String twelve = String.format("%012d", random.nextLong(1_000_000_000_000L));
            int sum = 0;
            for (int i = 0; i < 12; i++) {
                sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            return twelve + (10 - sum % 10) % 10;
        }
        String letters = "ABCXYZabcxyz0123456789-./:?=& ";
        boolean foreign = symbology != Symbology.CODE_128 && random.nextInt(3) == 0;
        boolean beyond = symbology == Symbology.QR || symbology == Symbology.AZTEC;
        String all = foreign ? letters + "ëÅßЖمع李小龍" + (beyond ? "🎉" : "") : letters;
        int[] pool = all.codePoints().toArray();
        StringBuilder text = new StringBuilder("T");
        for (int i = 3 + random.nextInt(symbology == Symbology.CODE_128 ? 30 : 40); i > 0; i--) {
            text.appendCodePoint(pool[random.nextInt(pool.length)]);
        }
        return text.append('Z').toString();
    }

    /** What a scanner makes of a picture after it was encoded and decoded; empty when it finds no code. */
    private static Optional<String> read(Raster pixels, Symbology symbology) throws IOException {
        byte[] bytes = JPEG.encode(
                        JPEG.base(pixels, new EncodeSettings(POOR, /* fullChroma= */ false), List.of()),
                        pixels,
                        dev.nameplate.raster.Damage.none(pixels.width(), pixels.height()),
                        new Target(POOR, 1 << 24))
                .bytes();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), rgb);
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(FORMATS.get(symbology)));
        hints.put(DecodeHintType.TRY_HARDER, true);
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
                    .getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }
}
