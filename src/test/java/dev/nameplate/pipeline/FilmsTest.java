package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.GifEncoder;
import dev.nameplate.encode.Target;
import dev.nameplate.encode.gif.GifFile;
import dev.nameplate.encode.gif.GifWriter.Change;
import dev.nameplate.encode.gif.GifWriter.Step;
import dev.nameplate.encode.gif.Grade;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.Rendering;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Films put together from records that are kept are those that are made of whole frames. */
class FilmsTest {

    private static final String PLAIN = """
            {"format": 1, "title": "t", "sizes": [{"width": 300, "height": 100, "background": "#0B1026"}],
             "fields": [{"name": "name"}, {"name": "ends", "type": "date"}],
             "layers": [
               {"id": "ground", "type": "shape", "box": [0, 30, 300, 70],
                "fill": {"linear": {"angle": 90, "stops": ["#1B1F5E", "#3B2A8C"]}}},
               {"id": "words", "type": "text", "box": [10, 4, 280, 24], "text": ["{name}, hurry", "Hurry"],
                "style": {"size": 18, "fill": "#FFFFFF"}},
               {"id": "late", "type": "text", "box": [10, 40, 280, 40], "text": "{name} is late",
                "style": {"size": 30, "fill": "#FF8080"}, "when": {"countdown": "passed"}},
               {"id": "clock", "type": "countdown", "field": "ends", "box": [10, 36, 280, 56], "gap": 12, "separator": ":",
                "labels": "long", "style": {"size": 24, "min-size": 8, "weight": 700, "fill": "#FFFFFF"%s},
                "label-style": {"size": 9, "min-size": 5, "fill": "#9AA4D4"}, "label-gap": 5,
                "plate": {"fill": "#FFFFFF/12%%", "radius": 8, "shadows": [{"y": 2, "blur": 6, "colour": "#000000/40%%"}]}%s}]}
            """;

    private static final String CLOCK = "{\"id\": \"clock\"";

    /** The clock in a group with all of its box around it. */
    private static String grouped(String keys) {
        String plain = PLAIN.formatted("", "");
        int at = plain.indexOf(CLOCK);
        int end = plain.lastIndexOf("]}");
        return plain.substring(0, at) + "{\"id\": \"group\", \"type\": \"group\", \"box\": [0, 0, 300, 100], " + keys
                + ", \"layers\": [" + plain.substring(at, end) + "]}]}";
    }

    /**
     * Those whose units are apart: plain, coarse, turned, in groups that turn, fade, cut, cover or throw small shadows. And those
     * whose units are not: because their shadows meet, because a name lies across, because a blur or what a name is seen through
     * mixes them.
     */
    private enum Look {
        APART(PLAIN.formatted("", "")),
        MEETING(PLAIN.formatted(", \"shadows\": [{\"y\": 0, \"blur\": 40, \"colour\": \"#000000\"}]", "")),
        COARSE(PLAIN.formatted("", ", \"units\": [\"days\", \"hours\"]")),
        BRIEF(PLAIN.formatted("", ", \"units\": [\"minutes\", \"seconds\"], \"digits\": 1")),
        TURNED(PLAIN.formatted("", ", \"rotation\": -4")),
        STEEP(PLAIN.formatted(
                        ", \"shadows\": [{\"y\": 1, \"blur\": 3, \"colour\": \"#000000\"}]",
                        ", \"rotation\": -14, \"units\": [\"minutes\", \"seconds\"]")
                .replace("[10, 36, 280, 56]", "[120, 34, 170, 44]")),
        GROUPED(grouped("\"rotation\": -3, \"opacity\": 0.8, \"radius\": 10")),
        MASKED(
                grouped(
                        "\"mask\": {\"fill\": {\"linear\": {\"angle\": 90, \"stops\": [\"#000000/40%\", \"#000000\"]}}, \"feather\": 9}")),
        CAST(grouped("\"shadows\": [{\"y\": 1, \"blur\": 2, \"colour\": \"#000000\"}]")),
        SOFT(grouped("\"blur\": 40")),
        LETTERED(grouped("\"mask\": {\"text\": \"{name}\", \"style\": {\"weight\": 700, \"size\": 90}}")),
        COVERED(PLAIN.formatted("", "").replace("\"box\": [10, 4, 280, 24]", "\"box\": [10, 40, 280, 40]"));

        private final Template template;

        Look(String json) {
            this.template = TemplateFiles.template(json);
        }
    }

    private static final Set<Look> MIXED = Set.of(Look.COVERED, Look.MEETING, Look.SOFT, Look.LETTERED);

    private static final Renderer RENDERER =
            new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ false);
    private static final GifEncoder ENCODER = new Encoders(new Encoders.Options(/* webp= */ false)).films();
    private static final Target TARGET = new Target(80, 1 << 20);

    private record Stage(Template template, Base base, EncodedBase encoded) {

        static Stage of(Look look) {
            Base base = RENDERER.base(look.template, 1);
            Encoder.Frame sample = RENDERER.render(
                    base,
                    values("Sample", Deadline.SHOWN, "en"),
                    it -> new Encoder.Frame(it.pixels().copy(), it.damage()));
            EncodeSettings settings = new EncodeSettings(80, false);
            return new Stage(look.template, base, ENCODER.base(base.raster(), settings, List.of(sample)));
        }

        Films.Roll roll(Values values) {
            return new Films.Roll(template, base, encoded, values);
        }

        EncodedImage film(Films films, Values values) {
            return film(films, values, TARGET);
        }

        EncodedImage film(Films films, Values values, Target target) {
            return RENDERER.render(base, values, first -> films.film(roll(values), first, target));
        }

        /** Every frame drawn, and held against the one before it as a whole. */
        byte[] whole(Values values) {
            return whole(values, changes(values), TARGET).bytes();
        }

        /** A film of changes, one for each second. */
        EncodedImage whole(Values values, List<Change> changes, Target target) {
            return RENDERER.render(
                    base,
                    values,
                    first -> ENCODER.film(
                            encoded,
                            first.pixels(),
                            Damage.all(base.width(), base.height()),
                            grade -> steps(changes, grade),
                            target));
        }

        List<Change> changes(Values values) {
            long left = values.left().orElseThrow();
            Rect all = base.raster().bounds();
            List<Change> changes = new ArrayList<>();
            byte[] before = numbers(values, all);
            for (long next = left - 1; next >= Math.max(0, left - 59); next--) {
                byte[] after = numbers(values.left(OptionalLong.of(next)), all);
                changes.add(ENCODER.change(all, before, after));
                before = after;
            }
            return changes;
        }

        private List<Step> steps(List<Change> changes, Grade grade) {
            List<Step> steps = new ArrayList<>();
            int since = 0;
            for (Change change : changes.subList(0, Math.min(changes.size(), grade.frames() - 1))) {
                since++;
                byte[] record = ENCODER.record(encoded, grade, change);
                if (record.length > 0) {
                    steps.add(new Step(record, since));
                    since = 0;
                }
            }
            return steps;
        }

        private byte[] numbers(Values values, Rect all) {
            return RENDERER.render(base, values, it -> ENCODER.numbers(encoded, it.pixels(), all));
        }
    }

    private static Values values(String name, long left, String language) {
        return new Values(
                        Map.of("name", Value.text(name), "ends", Value.text("2027-01-31")),
                        language,
                        "UTC",
                        "",
                        List.of())
                .left(OptionalLong.of(left));
    }

    static List<Look> looks() {
        return List.of(Look.values());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void assembled_equals_whole(Look look) {
        Stage stage = Stage.of(look);
        Films films = new Films(RENDERER, ENCODER, new Records(1 << 24));
        long seed = Long.getLong("film.seed", 20270131);
        SplittableRandom random = new SplittableRandom(seed);
        long[] turning = {0, 60, 3600, 36_000, 86_400, 864_000, 8_640_000};
        int cases = Integer.getInteger("film.cases", look == Look.APART ? 8 : MIXED.contains(look) ? 1 : 2);
        for (int i = 0; i < cases; i++) {
            long turn = turning[random.nextInt(turning.length)];
            long left =
                    i % 4 == 0 ? 1 + random.nextLong(Deadline.FARTHEST) : Math.max(1, turn + random.nextLong(-3, 70));
            Values values =
                    values(random.nextBoolean() ? "Ann" : "Maximilian", left, random.nextBoolean() ? "en" : "pl");
            assertThat(stage.film(films, values).bytes())
                    .as("%s, seed %d, case %d: %d s left", look, seed, i, left)
                    .isEqualTo(stage.whole(values));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APART", "COARSE", "GROUPED", "COVERED"})
    void a_film_over_its_budget_is_the_best_that_fits_however_it_is_made(Look look) {
        Stage stage = Stage.of(look);
        Films films = new Films(RENDERER, ENCODER, new Records(1 << 24));
        Values values = values("Ann", 100_000, "en");
        List<Change> changes = stage.changes(values);
        int most = stage.film(films, values).bytes().length;
        int before = 101;
        for (int part : new int[] {100, 70, 45, 30, 1}) {
            Target target = new Target(80, most * part / 100);
            EncodedImage film = stage.film(films, values, target);
            String about = look + " in " + target.maxBytes() + " bytes: " + film.quality();
            assertThat(film.bytes())
                    .as(about)
                    .isEqualTo(stage.whole(values, changes, target).bytes());
            assertThat(film.overBudget()).as(about).isEqualTo(film.bytes().length > target.maxBytes());
            assertThat(film.quality()).as(about).isLessThanOrEqualTo(before);
            before = film.quality();
            int frames = before > 70 ? 60 : before > 50 ? 30 : before > 30 ? 15 : 1;
            assertThat(new GifFile(film.bytes()).frames()).as(about).hasSize(look == Look.COARSE ? 1 : frames);
        }
        assertThat(before).as("%s, of which nothing fits", look).isEqualTo(30);
    }

    @Test
    void every_frame_is_the_picture_of_its_second() {
        Stage stage = Stage.of(Look.APART);
        Films films = new Films(RENDERER, ENCODER, new Records(1 << 24));
        for (long left : new long[] {3 * 86_400 + 20, 86_400 + 3600 + 5, 45, 1}) {
            Values values = values("Ann", left, "en");
            GifFile film = new GifFile(stage.film(films, values).bytes());
            assertThat(film.frames()).hasSize((int) Math.min(60, left + 1));
            for (int i = 0; i < film.frames().size(); i++) {
                Raster expected = shown(stage, values.left(OptionalLong.of(left - i)));
                assertThat(film.frames().get(i).pixels())
                        .as("%d s left, frame %d", left, i)
                        .isEqualTo(expected.pixels());
            }
            assertThat(film.pauses()).allMatch(pause -> pause == 100);
        }
    }

    private static Raster shown(Stage stage, Values values) {
        byte[] still = RENDERER.render(
                stage.base(), values, it -> ENCODER.encode(stage.encoded(), it.pixels(), it.damage(), TARGET)
                        .bytes());
        return new GifFile(still).frames().get(0);
    }

    @Test
    void what_is_kept_serves_other_names_where_units_are_apart_and_only_there() {
        for (Look look : Look.values()) {
            Stage stage = Stage.of(look);
            Records records = new Records(1 << 24);
            Films films = new Films(RENDERER, ENCODER, records);
            stage.film(films, values("Ann", 100_000, "en"));
            long kept = records.bytes();
            stage.film(films, values("Maximilian", 100_000, "en"));
            assertThat(records.bytes()).as("%s", look).isEqualTo(kept);
            boolean apart = RENDERER.render(stage.base(), values("Ann", 100_000, "en"), FilmsTest::apart);
            assertThat(apart).as("%s", look).isEqualTo(!MIXED.contains(look));
            assertThat(kept > 0).as("%s", look).isEqualTo(apart && look != Look.COARSE);
        }
    }

    private static boolean apart(Rendering rendering) {
        return rendering.clockwork().orElseThrow().apart();
    }

    @Test
    void minutes_that_do_not_turn_are_one_long_frame() {
        Stage stage = Stage.of(Look.COARSE);
        Films films = new Films(RENDERER, ENCODER, new Records(1 << 24));
        GifFile still = new GifFile(
                stage.film(films, values("Ann", 2 * 86_400 + 1800, "en")).bytes());
        assertThat(still.frames()).hasSize(1);
        GifFile turning = new GifFile(
                stage.film(films, values("Ann", 2 * 86_400 + 30, "en")).bytes());
        assertThat(turning.frames()).hasSize(2);
        assertThat(turning.pauses().get(0)).isEqualTo(3000);
    }

    @Test
    void a_small_store_forgets_and_makes_anew() {
        Stage stage = Stage.of(Look.APART);
        Records records = new Records(10_000);
        Films films = new Films(RENDERER, ENCODER, records);
        Values values = values("Ann", 200_000, "en");
        byte[] first = stage.film(films, values).bytes();
        assertThat(records.bytes()).isBetween(1L, 10_000L);
        assertThat(stage.film(films, values).bytes()).isEqualTo(first);
        assertThat(records.bytes()).isBetween(1L, 10_000L);
    }
}
