package dev.nameplate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template and all values; each seed is a template, and stands in the name of its test. */
class RendererPropertiesTest {

    private static final FontBook BOOK = FontBook.embedded();

    /** Compares every picture with its base outside the damage, and with the whole drawn afresh. */
    private static final Renderer CHECKED = new Renderer(BOOK, RenderLimits.DEFAULT, /* checked= */ true);

    static LongStream seeds() {
        return LongStream.range(1, 1 + Long.getLong("render.cases", 150));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void drawing_the_damage_alone_gives_the_whole_picture(long seed) {
        RandomTemplates random = new RandomTemplates(seed);
        Template template = random.template();
        Base base = CHECKED.base(template, 1 + (int) (seed % 2));
        for (int i = 0; i < 3; i++) {
            Values values = random.values();
            int pixels =
                    CHECKED.render(base, values, rendering -> rendering.pixels().pixels().length);
            assertThat(pixels).isEqualTo(base.width() * base.height());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void the_same_values_give_the_same_pixels_on_every_thread(long seed) throws Exception {
        RandomTemplates random = new RandomTemplates(seed);
        Template template = random.template();
        List<Values> values = List.of(random.values(), random.values(), random.values());
        Renderer alone = new Renderer(BOOK, RenderLimits.DEFAULT, /* checked= */ false);
        List<Integer> expected = values.stream()
                .map(it -> digest(alone, alone.base(template, 1), it))
                .toList();
        Renderer shared = new Renderer(BOOK, RenderLimits.DEFAULT, /* checked= */ false);
        Base base = shared.base(template, 1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> drawn = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Values its = values.get(i % 3);
                drawn.add(threads.submit(() -> digest(shared, base, its)));
            }
            for (int i = 0; i < 12; i++) {
                assertThat(drawn.get(i).get()).isEqualTo(expected.get(i % 3));
            }
        } finally {
            threads.shutdown();
        }
    }

    static LongStream fewSeeds() {
        return LongStream.range(1000, 1015);
    }

    private static int digest(Renderer renderer, Base base, Values values) {
        return renderer.render(
                base, values, rendering -> Arrays.hashCode(rendering.pixels().pixels()));
    }
}
