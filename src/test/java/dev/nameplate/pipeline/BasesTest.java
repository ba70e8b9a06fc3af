package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Reach;
import dev.nameplate.testing.Seeds;
import dev.nameplate.testing.TemplateFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bases come and go by the bytes that they take, and no picture shows it. */
class BasesTest {

    private static final FontBook BOOK = FontBook.embedded();

    private final Meters meters = new Meters();
    private final Merger merger = new Merger();
    private final Renderer renderer = new Renderer(BOOK, RenderLimits.DEFAULT, /* checked= */ false);
    private final Samples samples = new Samples(merger, template -> MergeContext.of(template.language()));
    private final Encoders encoders = new Encoders(new Encoders.Options(/* webp= */ false));
    private Bases bases;
    private Press press;

    private void open(long most) {
        bases = new Bases(most, 2, renderer, samples, meters);
        press = new Press(renderer, encoders, samples, bases, meters);
    }

    @AfterEach
    void close() {
        bases.close();
        meters.close();
    }

    /** A template of its own version for each number: a plate with a shadow in a stack, a glow, and the name. */
    private static Template template(int number) {
        int width = 240 + number % 7 * 40;
        return TemplateFiles.template(String.format("""
                {"format": 1, "title": "Number %1$d",
                 "sizes": [{"width": %2$d, "height": 160, "background": "#10%3$02X40"}],
                 "output": {"densities": [1, 2, 3]},
                 "fields": [{"name": "name", "open": true, "samples": ["Sarah", "Bartholomew"]}],
                 "layers": [
                   {"id": "glow", "type": "shape", "shape": "ellipse", "box": [20, -40, 160, 160], "fill": "#5B3CC4",
                    "blur": 30},
                   {"id": "plates", "type": "stack", "box": [10, 60, 220, 90], "padding": 10, "layers": [
                     {"id": "said", "type": "text", "text": ["For {name}", "For you"],
                      "style": {"size": 12, "fill": "#101010"}},
                     {"id": "plate", "type": "shape", "fill": "#FFFFFF", "radius": 8,
                      "flow": {"width": 120, "height": 30},
                      "shadows": [{"y": 4, "blur": 16, "colour": "#00000066"}]}]},
                   {"id": "name", "type": "text", "box": [20, 10, 200, 40], "text": ["{name}", "You"],
                    "style": {"size": 24, "fill": "#FFFFFF"}}]}
                """, number, width, number % 200));
    }

    private EncodedImage print(Template template, String name, Format format, int density, int quality) {
        Values values = merger.merge(
                new Delivery(Map.of("name", name), List.of(), ""),
                template.fields(),
                MergeContext.of(template.language()));
        return press.print(new Published(template), values, new Variation(format, density, quality, ""));
    }

    private double metric(String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + " ([0-9.E+]+)$").matcher(meters.scrape());
        assertThat(matcher.find()).as(name).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    static LongStream seeds() {
        return Seeds.some(2);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void the_bound_holds_and_what_was_dropped_comes_back_the_same(long seed) {
        long most = 12 << 20;
        open(most);
        Random random = new Random(seed);
        Map<String, byte[]> before = new HashMap<>();
        for (int i = 0; i < 160; i++) {
            Template template = template(random.nextInt(16));
            String name = random.nextBoolean() ? "Ann" : "Maximilian";
            Format format = random.nextInt(4) == 0 ? Format.PNG : Format.JPEG;
            int density = 1 + random.nextInt(3);
            int quality = 40 + random.nextInt(5) * 10;
            byte[] bytes = print(template, name, format, density, quality).bytes();
            String key = template.version() + name + format + density + quality;
            byte[] same = before.putIfAbsent(key, bytes);
            if (same != null) {
                assertThat(bytes).as(key).isEqualTo(same);
            }
            assertThat(bases.weight()).isLessThanOrEqualTo(most);
        }
        assertThat(metric("nameplate_bases_evictions_total")).isPositive();
        assertThat(metric("nameplate_bases_bytes")).isEqualTo(bases.weight());
        assertThat(metric("nameplate_base_builds_seconds_count\\{part=\"drawn\"\\}"))
                .isGreaterThan(16);
    }

    @Test
    void a_base_weighs_what_it_holds() {
        open(1L << 30);
        Template template = template(1);
        for (int density = 1; density <= 3; density++) {
            for (Format format : List.of(Format.JPEG, Format.PNG)) {
                for (int quality = 40; quality <= 90; quality += 10) {
                    print(template, "Ann", format, density, quality);
                    print(template, "Maximilian the Third", format, density, quality);
                }
            }
            try (var hold = bases.hold(template, density)) {
                long counted =
                        new Reach().beside(template, BOOK, renderer, encoders).bytes(hold.it());
                assertThat((double) hold.it().weight())
                        .as("of density " + density + ", where " + counted + " bytes were counted")
                        .isBetween(counted * 0.95, counted * 1.1 + 64_000);
            }
        }
    }

    @Test
    void sixteen_askers_wait_for_one_base_and_none_of_them_makes_it() throws Exception {
        open(1L << 30);
        Template template = template(3);
        ExecutorService askers = Executors.newFixedThreadPool(16);
        CountDownLatch together = new CountDownLatch(16);
        try {
            List<Future<CompletableFuture<Void>>> asked = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asked.add(askers.submit(() -> {
                    together.countDown();
                    together.await();
                    return bases.ready(template, 2, encoders.of(Format.JPEG));
                }));
            }
            for (Future<CompletableFuture<Void>> one : asked) {
                one.get(60, TimeUnit.SECONDS).get(60, TimeUnit.SECONDS);
            }
        } finally {
            askers.shutdownNow();
        }
        assertThat(metric("nameplate_base_builds_seconds_count\\{part=\"drawn\"\\}"))
                .isEqualTo(1);
        assertThat(metric("nameplate_base_builds_seconds_count\\{part=\"jpg\"\\}"))
                .isEqualTo(1);
        assertThat(bases.ready(template, 2, encoders.of(Format.JPEG))).isDone();
        assertThat(bases.ready(template, 2, encoders.of(Format.PNG)))
                .as("another encoder's share of it")
                .succeedsWithin(60, TimeUnit.SECONDS);
        assertThat(metric("nameplate_base_builds_seconds_count\\{part=\"drawn\"\\}"))
                .isEqualTo(1);
    }

    @Test
    void bases_dropped_while_others_draw_change_no_picture() throws Exception {
        open(1);
        Map<Integer, byte[]> alone = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            alone.put(i, print(template(i), "Ann", Format.JPEG, 1, 0).bytes());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Optional<String>>> runs = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Random random = new Random(t);
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        int number = random.nextInt(6);
                        byte[] bytes = print(template(number), "Ann", Format.JPEG, 1, 0)
                                .bytes();
                        if (!java.util.Arrays.equals(bytes, alone.get(number))) {
                            return Optional.of("template " + number + " in round " + i);
                        }
                    }
                    return Optional.<String>empty();
                }));
            }
            for (Future<Optional<String>> run : runs) {
                assertThat(run.get(300, TimeUnit.SECONDS)).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(metric("nameplate_bases_evictions_total")).isGreaterThan(20);
        assertThat(metric("nameplate_bases")).as("the last one used stays").isEqualTo(1);
    }
}
