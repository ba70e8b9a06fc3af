package dev.nameplate.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Grade.Duotone;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradeTest {

    private static int graded(Grade grade, int argb) {
        return Argb.straight(
                grade.of(Raster.filled(1, 1, Argb.premultiplied(argb))).pixel(0, 0));
    }

    @Test
    void without_saturation_colours_are_as_grey_as_they_are_bright() {
        Grade grey = new Grade(0, 1, 1, null);
        assertThat(graded(grey, 0xFFFF0000)).isEqualTo(0xFF363636);
        assertThat(graded(grey, 0xFF00FF00)).isEqualTo(0xFFB6B6B6);
        assertThat(graded(grey, 0xFF0000FF)).isEqualTo(0xFF121212);
    }

    @Test
    void brightness_multiplies_and_contrast_turns_about_the_middle() {
        assertThat(graded(new Grade(1, 0.5, 1, null), 0xFF804020)).isEqualTo(0xFF402010);
        assertThat(graded(new Grade(1, 2, 1, null), 0xFF904020)).isEqualTo(0xFFFF8040);
        assertThat(graded(new Grade(1, 1, 0, null), 0xFF904020)).isEqualTo(0xFF808080);
        assertThat(graded(new Grade(1, 1, 2, null), 0xFFC04080)).isEqualTo(0xFFFF0181);
    }

    @Test
    void a_duotone_runs_from_the_dark_colour_to_the_light_one() {
        Grade duotone = new Grade(1, 1, 1, new Duotone(0xFF0B1026, 0xFF7CF0D2));
        assertThat(graded(duotone, 0xFF000000)).isEqualTo(0xFF0B1026);
        assertThat(graded(duotone, 0xFFFFFFFF)).isEqualTo(0xFF7CF0D2);
        assertThat(graded(duotone, 0xFF808080)).isEqualTo(0xFF44807C);
    }

    @Test
    void alpha_stays_and_no_channel_exceeds_it() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            int pixel = Argb.premultiplied(random.nextInt());
            Duotone duotone = random.nextBoolean() ? null : new Duotone(random.nextInt(), random.nextInt());
            Grade grade = new Grade(random.nextDouble(3), random.nextDouble(3), random.nextDouble(3), duotone);
            int graded = grade.of(Raster.filled(1, 1, pixel)).pixel(0, 0);
            int alpha = Argb.alpha(graded);
            assertThat(alpha).isEqualTo(Argb.alpha(pixel));
            assertThat(Math.max(Argb.red(graded), Math.max(Argb.green(graded), Argb.blue(graded))))
                    .as("%08X as %s", pixel, grade)
                    .isLessThanOrEqualTo(alpha);
        }
    }

    @Test
    void nothing_to_do_changes_nothing() {
        assertThat(new Grade(1, 1, 1, null).isNone()).isTrue();
        assertThat(graded(new Grade(1, 1, 1, null), 0xFF123456)).isEqualTo(0xFF123456);
    }
}
