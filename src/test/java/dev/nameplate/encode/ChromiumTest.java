package dev.nameplate.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.gif.GifFile;
import dev.nameplate.encode.gif.GifWriter.Step;
import dev.nameplate.encode.gif.Grade;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Seeds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser shows what was written here: random pictures of random sizes, spliced by random damage, and films. */
class ChromiumTest {

    private static final long SEED = Seeds.one();
    private static final int CASES = Integer.getInteger("chromium.cases", 40);

    private static final Encoders ENCODERS = new Encoders(Encoders.Options.DEFAULT);
    private static final Map<String, Case> CASES_BY_NAME = new LinkedHashMap<>();
    private static BrowserView view;

    /** A file and the picture that it was made of. */
    private record Case(EncodedImage file, Raster pixels) {}

    @BeforeAll
    static void have_it_all_decoded(@TempDir Path folder) throws Exception {
        for (int i = 0; i < CASES; i++) {
            for (Format format : Format.values()) {
                still(format, i);
            }
            film(i);
        }
        Map<String, EncodedImage> files = new LinkedHashMap<>();
        CASES_BY_NAME.forEach((name, it) -> files.put(name, it.file));
        view = BrowserView.of(files, folder);
    }

    private static SplittableRandom random(String kind, int i) {
        return new SplittableRandom(SEED + 1000L * i + kind.hashCode());
    }

    /** The first two of a kind are of one pixel and of one row. */
    private static Raster picture(SplittableRandom random, int i, boolean alpha) {
        int width = i == 0 ? 1 : 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 90);
        int height = i < 2 ? 1 : 1 + random.nextInt(90);
        return i % 3 == 2 ? plain(random, width, height, alpha) : Pictures.picture(random, width, height, alpha);
    }

    /** A ring of few colours with soft edges on nothing, or on a ground: what a palette is made for. */
    private static Raster plain(SplittableRandom random, int width, int height, boolean alpha) {
        Raster raster = alpha ? Raster.transparent(width, height) : Raster.filled(width, height, 0xFFF7F8FC);
        int colour = 0xFF000000 | random.nextInt(1 << 24);
        double radius = Math.min(width, height) / 3.0;
        for (int i = 0; i < raster.pixels().length; i++) {
            double away = Math.hypot(i % width - width / 2.0, i / width - height / 2.0);
            int cover = (int) (255 * Math.max(0, Math.min(1, radius / 4 + 0.5 - Math.abs(away - radius))));
            int below = raster.pixels()[i];
            raster.pixels()[i] =
                    alpha ? Argb.premultiplied(cover << 24 | colour & 0xFFFFFF) : cover > 127 ? colour : below;
        }
        return raster;
    }

    private static void still(Format format, int i) {
        SplittableRandom random = random(format.name(), i);
        boolean alpha = i % 2 == 0;
        Raster base = picture(random, i, alpha);
        // One like the base: a palette is taken only where samples were seen.
        Encoder.Frame same = new Encoder.Frame(base, Damage.none(base.width(), base.height()));
        boolean plain = i % 3 == 2;
        List<Encoder.Frame> samples = plain ? List.of(same) : Pictures.images(random, base, alpha, Encoder.Frame::new);
        Encoder.Frame image = plain ? same : Pictures.image(random, base, alpha, Encoder.Frame::new);
        Encoder encoder = ENCODERS.of(format);
        EncodedBase encoded =
                encoder.base(base, new EncodeSettings(40 + random.nextInt(56), random.nextBoolean()), samples);
        EncodedImage file =
                encoder.encode(encoded, image.pixels(), image.damage(), new Target(40 + random.nextInt(56), 1 << 24));
        CASES_BY_NAME.put(format.extension() + '-' + i, new Case(file, image.pixels()));
    }

    private static void film(int i) {
        SplittableRandom random = random("film", i);
        boolean alpha = random.nextInt(3) == 0;
        Raster base = picture(random, i, alpha);
        GifEncoder encoder = ENCODERS.films();
        EncodedBase encoded = encoder.base(base, new EncodeSettings(80, false), List.of());
        Encoder.Frame first = Pictures.image(random, base, alpha, Encoder.Frame::new);
        byte[] before = encoder.numbers(encoded, first.pixels(), base.bounds());
        List<Step> steps = new ArrayList<>();
        for (int second = 1 + random.nextInt(4); second > 0; second--) {
            Encoder.Frame next = Pictures.image(random, base, alpha, Encoder.Frame::new);
            byte[] after = encoder.numbers(encoded, next.pixels(), base.bounds());
            byte[] record = encoder.record(encoded, Grade.BEST, encoder.change(base.bounds(), before, after));
            if (record.length > 0) {
                steps.add(new Step(record, 1 + random.nextInt(3)));
                before = after;
            }
        }
        EncodedImage file =
                encoder.film(encoded, first.pixels(), first.damage(), grade -> steps, new Target(80, 1 << 24));
        CASES_BY_NAME.put("film-" + i, new Case(file, first.pixels()));
    }

    private static Stream<Map.Entry<String, Case>> cases(String kind) {
        return CASES_BY_NAME.entrySet().stream().filter(it -> it.getKey().startsWith(kind + '-'));
    }

    private static String about(Map.Entry<String, Case> it) {
        return "-Dnameplate.seed=" + SEED + ", " + it.getKey() + ", "
                + it.getValue().pixels.bounds();
    }

    private static int[] read(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void requireSize(Map.Entry<String, Case> it, BrowserView.Seen seen) {
        assertThat(List.of(seen.width(), seen.height()))
                .as(about(it))
                .containsExactly(
                        it.getValue().pixels.width(), it.getValue().pixels.height());
    }

    private static void requireSame(String about, int[] seen, int[] expected) {
        for (int i = 0; i < expected.length; i++) {
            // What is not there has no colour.
            boolean gone = expected[i] >>> 24 == 0 && seen[i] >>> 24 == 0;
            if (seen[i] != expected[i] && !gone) {
                assertThat(Argb.format(seen[i])).as("%s, pixel %d", about, i).isEqualTo(Argb.format(expected[i]));
            }
        }
        assertThat(seen).as(about).hasSameSizeAs(expected);
    }

    /** Premultiplied alpha takes a little from colours; the fainter they are, the less it is seen. */
    private static void requireNear(String about, int[] seen, int[] expected, int most) {
        for (int i = 0; i < expected.length; i++) {
            int one = Argb.premultiplied(seen[i]);
            int other = Argb.premultiplied(expected[i]);
            for (int shift = 0; shift < 32; shift += 8) {
                if (Math.abs((one >>> shift & 255) - (other >>> shift & 255)) > most) {
                    assertThat(Argb.format(seen[i]))
                            .as("%s, pixel %d, by more than %d", about, i, most)
                            .isEqualTo(Argb.format(expected[i]));
                }
            }
        }
    }

    @Test
    void png_has_the_same_pixels() {
        Map<String, Integer> forms = new LinkedHashMap<>();
        assertThat(cases("png")).hasSize(CASES).allSatisfy(it -> {
            byte[] file = it.getValue().file.bytes();
            int[] expected = read(file);
            boolean palette = file[25] == 3;
            if (!palette) {
                int[] own = it.getValue().pixels.pixels();
                for (int i = 0; i < own.length; i++) {
                    expected[i] = Argb.straight(own[i]);
                }
            }
            boolean alpha = file[25] == 6 || new String(file, StandardCharsets.ISO_8859_1).contains("tRNS");
            forms.merge((palette ? "palette" : "own colours") + (alpha ? " with alpha" : ""), 1, Integer::sum);
            BrowserView.Seen decoded = view.decoded(it.getKey());
            requireSize(it, decoded);
            assertThat(decoded.frames()).as(about(it)).hasSize(1);
            requireSame(about(it), decoded.frames().get(0), expected);
            requireNear(about(it), view.shown(it.getKey()).frames().get(0), expected, alpha ? 2 : 0);
        });
        assertThat(forms)
                .as("seed %d", SEED)
                .containsOnlyKeys("palette", "palette with alpha", "own colours", "own colours with alpha");
    }

    @Test
    void gif_has_the_same_pixels() {
        assertThat(cases("gif")).hasSize(CASES).allSatisfy(it -> {
            int[] expected =
                    new GifFile(it.getValue().file.bytes()).frames().get(0).pixels();
            BrowserView.Seen decoded = view.decoded(it.getKey());
            requireSize(it, decoded);
            assertThat(decoded.frames()).as(about(it)).hasSize(1);
            requireSame(about(it), decoded.frames().get(0), expected);
            requireSame(about(it), view.shown(it.getKey()).frames().get(0), expected);
        });
        assertThat(cases("gif"))
                .as("seed %d: some let something shine through", SEED)
                .anySatisfy(it ->
                        assertThat(view.decoded(it.getKey()).frames().get(0)).contains(0));
    }

    @Test
    void films_show_every_frame_for_as_long_as_they_should_and_once() {
        assertThat(cases("film")).hasSize(CASES).allSatisfy(it -> {
            GifFile expected = new GifFile(it.getValue().file.bytes());
            BrowserView.Seen decoded = view.decoded(it.getKey());
            requireSize(it, decoded);
            assertThat(decoded.frames()).as(about(it)).hasSameSizeAs(expected.frames());
            for (int i = 0; i < decoded.frames().size(); i++) {
                requireSame(
                        about(it) + ", frame " + i,
                        decoded.frames().get(i),
                        expected.frames().get(i).pixels());
            }
            if (decoded.frames().size() > 1) {
                assertThat(decoded.pauses()).as(about(it)).isEqualTo(expected.pauses());
                assertThat(decoded.loops()).as(about(it)).isZero();
            }
            BrowserView.Seen shown = view.shown(it.getKey());
            requireSize(it, shown);
            requireSame(
                    about(it), shown.frames().get(0), expected.frames().get(0).pixels());
        });
    }

    @Test
    void jpeg_looks_as_it_does_elsewhere() {
        requireLikeElsewhere("jpg");
    }

    @Test
    void webp_looks_as_it_does_elsewhere() {
        requireLikeElsewhere("webp");
    }

    /** As the JDK's readers see it, but for what rounding leaves open. */
    private static void requireLikeElsewhere(String kind) {
        assertThat(cases(kind)).hasSize(CASES).allSatisfy(it -> {
            requireSize(it, view.decoded(it.getKey()));
            BrowserView.Seen shown = view.shown(it.getKey());
            requireSize(it, shown);
            requireNear(
                    about(it), shown.frames().get(0), read(it.getValue().file.bytes()), 2);
        });
    }
}
