package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.paint.Lasting;
import dev.nameplate.render.paint.Painter;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Align;
import dev.nameplate.template.TextStyle.Valign;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.OddText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd text in odd boxes: never an exception, never a pixel outside the box. */
class TextInItsBoxTest {

    private static final int CASES = 100;
    private static final int SIDE = 420;

    /** Everything about one picture of a text. */
    private record Case(
            String text,
            List<Phrasing.Span> spans,
            TextStyle style,
            Layer.Box box,
            double rotation,
            double density,
            String language) {

        static Case of(SplittableRandom random) {
            double size = random.nextDouble(4, 90);
            Styles style = Styles.size(size)
                    .down(random.nextDouble(3, size + 1))
                    .lines(random.nextInt(1, 5))
                    .lineHeight(random.nextDouble(0.8, 1.8))
                    .tracking(random.nextInt(3) == 0 ? random.nextDouble(-0.05, 0.3) : 0)
                    .family(one(random, "Inter", "Liberation Serif", "Liberation Mono"), 400, random.nextBoolean())
                    .align(one(random, Align.values()), one(random, Valign.TOP, Valign.MIDDLE, Valign.BOTTOM));
            if (random.nextBoolean()) {
                style.balanced();
            }
            if (random.nextInt(5) == 0) {
                style.underline();
            }
            if (random.nextInt(5) == 0) {
                style.outline(random.nextDouble(0.5, 6), one(random, Stroke.Position.values()), 0x80FF0000);
            }
            if (random.nextInt(5) == 0) {
                style.upper().tabular().fill(0x80FF00FF);
            }
            boolean mixed = random.nextInt(3) == 0;
            if (mixed) {
                style.run("a", Runs.run().size(random.nextDouble(0.4, 2.5)).raise(random.nextDouble(-1, 1)))
                        .run("b", Runs.run().weight(700).fill(0x8000FF00).underline(true))
                        .run(
                                "c",
                                Runs.run().tracking(random.nextDouble(-0.2, 1)).strike(true));
            }
            if (random.nextInt(4) == 0) {
                TextStyle.Plate.Per per = one(random, TextStyle.Plate.Per.values());
                Stroke stroke = new Stroke(
                        new Paint.Solid(new ColourRef.Fixed(0xFF00FFFF)),
                        random.nextDouble(0.3, 5),
                        one(random, Stroke.Position.values()),
                        List.of(),
                        random.nextBoolean());
                Stroke[] strokes = random.nextBoolean() ? new Stroke[0] : new Stroke[] {stroke};
                style.plate(random.nextDouble(12), random.nextDouble(12), random.nextDouble(20), per, strokes);
            }
            if (random.nextInt(5) == 0) {
                style.rule(random.nextDouble(0.1, 5), random.nextDouble(8), random.nextDouble(12));
            }
            double width = random.nextDouble(1, 200);
            double height = random.nextDouble(1, 150);
            boolean whole = random.nextBoolean();
            String text = OddText.of(random);
            return new Case(
                    text,
                    mixed ? spans(text, random) : List.of(),
                    style.done(),
                    new Layer.Box(
                            random.nextInt(30),
                            whole ? 20 : random.nextDouble(30),
                            whole ? Math.ceil(width) : width,
                            whole ? Math.ceil(height) : height),
                    random.nextInt(4) == 0 ? random.nextDouble(-40, 200) : 0,
                    random.nextInt(1, 3),
                    one(random, "en", "he", "ja", "th", "", "tr-TR"));
        }

        @SafeVarargs
        private static <T> T one(SplittableRandom random, T... all) {
            return all[random.nextInt(all.length)];
        }

        private static List<Phrasing.Span> spans(String text, SplittableRandom random) {
            List<Phrasing.Span> spans = new ArrayList<>();
            int length = text.length();
            for (int at = random.nextInt(3); at < length; at += random.nextInt(9)) {
                int end = Math.min(length, at + random.nextInt(1, 12));
                List<String> names = new ArrayList<>();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    names.add(one(random, "a", "b", "c"));
                }
                spans.add(new Phrasing.Span(at, end, names));
                at = end;
            }
            return spans;
        }

        Place place() {
            return Place.canvas(density).of(box, rotation);
        }

        List<Mark> marks(FontBook book) {
            Phrasing.Said said = new Phrasing.Said(text, language, spans);
            SetText set = new TextSetter(book).set(said, style, box.width(), box.height());
            return TextMarks.of(set, style, box.width(), box.height(), place(), Marks.NO_VALUES, book);
        }

        int[] pixels(FontBook book) {
            Raster raster = Raster.filled(SIDE, SIDE, 0xFFFFFFFF);
            List<Scene.Item> items = new ArrayList<>();
            for (Mark mark : marks(book)) {
                items.add(new Scene.Item(mark, /* bound= */ true));
            }
            Painter.paint(items, raster, raster, raster.bounds(), new Lasting(0));
            return raster.pixels();
        }

        /** Whether a pixel touches the box. */
        boolean touches(int x, int y) {
            Place place = place();
            double a = place.a() / place.scale();
            double b = place.b() / place.scale();
            double dx = x + 0.5 - place.dx();
            double dy = y + 0.5 - place.dy();
            double along = (a * dx + b * dy) / place.scale();
            double down = (a * dy - b * dx) / place.scale();
            double slack = (Math.abs(a) + Math.abs(b)) / 2 / place.scale() + 1e-6;
            return along >= -slack && along <= box.width() + slack && down >= -slack && down <= box.height() + slack;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void no_pixel_outside_the_box_changes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Case one = Case.of(random);
            int[] pixels = one.pixels(Fonts.embedded());
            for (int at = 0; at < pixels.length; at++) {
                if (pixels[at] != 0xFFFFFFFF && !one.touches(at % SIDE, at / SIDE)) {
                    assertThat(pixels[at])
                            .as("seed %d, case %d, pixel %d,%d of %s", seed, i, at % SIDE, at / SIDE, one)
                            .isEqualTo(0xFFFFFFFF);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void no_pixel_outside_the_ink_of_its_mark_changes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Case one = Case.of(random);
            for (Mark mark : one.marks(Fonts.embedded())) {
                Raster raster = Raster.filled(SIDE, SIDE, 0xFFFFFFFF);
                Painter.paint(
                        List.of(new Scene.Item(mark, /* bound= */ true)),
                        raster,
                        raster,
                        raster.bounds(),
                        new Lasting(0));
                Rect ink = mark.ink();
                for (int at = 0; at < SIDE * SIDE; at++) {
                    if (raster.pixels()[at] != 0xFFFFFFFF) {
                        assertThat(ink.contains(at % SIDE, at / SIDE))
                                .as("seed %d, case %d, %s", seed, i, one)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7})
    void many_scripts_stay_in_their_boxes_too(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FontBook book = Fonts.scripts();
        for (int i = 0; i < CASES; i++) {
            Case one = Case.of(random);
            int[] pixels = one.pixels(book);
            for (int at = 0; at < pixels.length; at++) {
                if (pixels[at] != 0xFFFFFFFF && !one.touches(at % SIDE, at / SIDE)) {
                    assertThat(pixels[at])
                            .as("seed %d, case %d of %s", seed, i, one)
                            .isEqualTo(0xFFFFFFFF);
                }
            }
        }
    }

    @Test
    void threads_order_and_what_was_drawn_before_change_nothing() throws Exception {
        List<Case> cases = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 120; i++) {
            cases.add(Case.of(random));
        }
        FontBook fresh = FontBook.embedded();
        List<Integer> expected = new ArrayList<>();
        cases.forEach(one -> expected.add(java.util.Arrays.hashCode(one.pixels(fresh))));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            FontBook shared = FontBook.embedded();
            List<Callable<Set<Integer>>> tasks = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                tasks.add(() -> {
                    Set<Integer> wrong = new java.util.TreeSet<>();
                    for (int i = 0; i < cases.size(); i++) {
                        int which = thread % 2 == 0 ? i : cases.size() - 1 - i;
                        int hash = java.util.Arrays.hashCode(cases.get(which).pixels(shared));
                        if (hash != expected.get(which)) {
                            wrong.add(which);
                        }
                    }
                    return wrong;
                });
            }
            for (Future<Set<Integer>> future : pool.invokeAll(tasks)) {
                assertThat(future.get()).isEmpty();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
