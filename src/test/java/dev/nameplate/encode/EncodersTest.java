package dev.nameplate.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.testing.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodersTest {

    private static final int IMAGES = 24;
    private static final int THREADS = 4;

    private final Encoders encoders = new Encoders(Encoders.Options.DEFAULT);

    @ParameterizedTest
    @EnumSource(Format.class)
    void every_format_gives_a_picture_that_can_be_read(Format format) throws IOException {
        Raster pixels = gradient(61, 33);
        EncodedImage image = encode(format, pixels, new Target(80, 200_000));
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(image.bytes()));
        assertThat(image.format()).isEqualTo(format);
        assertThat(read.getWidth()).isEqualTo(61);
        assertThat(read.getHeight()).isEqualTo(33);
        assertThat(image.overBudget()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void bytes_do_not_depend_on_the_damage_declared(Format format) {
        Raster pixels = gradient(150, 90);
        Raster image = pixels.copy();
        Damage exact = Damage.none(150, 90);
        exact.add(new Rect(31, 17, 70, 40));
        for (int y = 17; y < 57; y++) {
            Arrays.fill(image.pixels(), y * 150 + 31, y * 150 + 101, 0xFFF7F8FC);
        }
        Encoder encoder = encoders.of(format);
        EncodedBase base =
                encoder.base(pixels, new EncodeSettings(80, false), List.of(new Encoder.Frame(image, exact)));
        Target target = new Target(80, 200_000);
        assertThat(encoder.encode(base, image, Damage.all(150, 90), target).bytes())
                .isEqualTo(encoder.encode(base, image, exact, target).bytes());
        assertThat(base.weight()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "WEBP"})
    void the_best_quality_that_fits_is_taken(Format format) {
        Raster pixels = gradient(200, 120);
        int full = encode(format, pixels, new Target(90, 1 << 20)).bytes().length;
        EncodedImage image = encode(format, pixels, new Target(90, full * 3 / 4));
        assertThat(image.bytes().length).isLessThanOrEqualTo(full * 3 / 4);
        assertThat(image.quality()).isBetween(30, 89);
        EncodedImage better = encode(format, pixels, new Target(image.quality() + 1, 1 << 20));
        assertThat(better.bytes().length).isGreaterThan(full * 3 / 4);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_cannot_fit_is_marked(Format format) {
        EncodedImage image = encode(format, gradient(200, 120), new Target(90, 10));
        assertThat(image.overBudget()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void threads_do_not_disturb_each_other(Format format) throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        Raster pixels = Pictures.picture(random, 170, 130, true);
        Encoder encoder = encoders.of(format);
        EncodedBase base = encoder.base(pixels, new EncodeSettings(85, false), List.of());
        List<Encoder.Frame> images = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            images.add(Pictures.image(random, pixels, true, Encoder.Frame::new));
            expected.add(bytes(encoder, base, images.get(i), i));
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<byte[]>>> runs = new ArrayList<>();
            for (int run = 0; run < THREADS; run++) {
                // Each begins elsewhere, so that different images are made at a time.
                int start = run * IMAGES / THREADS;
                runs.add(pool.submit(() -> IntStream.range(start, start + IMAGES)
                        .mapToObj(i -> bytes(encoder, base, images.get(i % IMAGES), i % IMAGES))
                        .toList()));
            }
            for (int run = 0; run < THREADS; run++) {
                List<byte[]> found = runs.get(run).get();
                for (int i = 0; i < IMAGES; i++) {
                    assertThat(found.get(i)).isEqualTo(expected.get((run * IMAGES / THREADS + i) % IMAGES));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static byte[] bytes(Encoder encoder, EncodedBase base, Encoder.Frame image, int i) {
        return encoder.encode(base, image.pixels(), image.damage(), new Target(40 + i, 200_000))
                .bytes();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_change_outside_the_declared_damage_is_told_by_its_place(Format format) {
        Raster pixels = Raster.filled(40, 40, 0xFF336699);
        Encoder encoder = encoders.of(format);
        EncodedBase base = encoder.base(pixels, new EncodeSettings(80, false), List.of());
        Raster image = pixels.copy();
        image.pixels()[12 * 40 + 34] = 0xFFFFFFFF;
        Damage damage = Damage.none(40, 40);
        damage.add(Rect.between(0, 0, 34, 40));
        assertThatThrownBy(() -> encoder.encode(base, image, damage, new Target(80, 200_000)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("34,12");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_picture_of_another_size_than_its_base_is_refused(Format format) {
        Encoder encoder = encoders.of(format);
        EncodedBase base = encoder.base(Raster.filled(8, 8, -1), new EncodeSettings(80, false), List.of());
        Raster wider = Raster.filled(9, 8, -1);
        assertThatThrownBy(() -> encoder.encode(base, wider, Damage.none(9, 8), new Target(80, 200_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one size");
    }

    @Test
    void a_format_that_is_switched_off_is_refused_by_name() {
        Encoders without = new Encoders(new Encoders.Options(false));
        assertThat(without.offers(Format.WEBP)).isFalse();
        assertThatThrownBy(() -> without.of(Format.WEBP))
                .isInstanceOf(EncodingFault.class)
                .hasMessageContaining("WEBP is switched off");
    }

    private EncodedImage encode(Format format, Raster pixels, Target target) {
        Encoder encoder = encoders.of(format);
        EncodedBase base = encoder.base(pixels, new EncodeSettings(80, false), List.of());
        return encoder.encode(base, pixels, Damage.none(pixels.width(), pixels.height()), target);
    }

    private static Raster gradient(int width, int height) {
        Raster raster = Raster.transparent(width, height);
        for (int i = 0; i < raster.pixels().length; i++) {
            int x = i % width;
            int y = i / width;
            raster.pixels()[i] = 0xFF000000 | (x * 255 / width) << 16 | (y * 255 / height) << 8 | (x * y & 63);
        }
        return raster;
    }
}
