package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InkTest {

    private static final Rect AREA = new Rect(-10, 5, 60, 40);

    private static double sum(Mask mask) {
        double sum = 0;
        for (byte covered : mask.coverage()) {
            sum += (covered & 255) / 255.0;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.8, 1, 1.7, 3, 6})
    void a_line_covers_about_its_width_times_its_length(double width) {
        Ink ink = new Ink(AREA);
        ink.line(0, 10, 40, 34, width / 2);
        double length = Math.sqrt(40 * 40 + 24 * 24);
        double ends = Math.PI * width * width / 4;
        assertThat(sum(ink.mask())).isBetween(0.94 * (length * width + ends), 1.08 * (length * width + ends) + 0.5);
    }

    @Test
    void lines_that_cross_are_no_darker_there() {
        Ink one = new Ink(AREA);
        one.line(0, 25.5, 40, 25.5, 0.4);
        Ink both = new Ink(AREA);
        both.line(0, 25.5, 40, 25.5, 0.4);
        both.line(20.5, 10, 20.5, 40, 0.4);
        assertThat(both.mask().at(20, 25)).isEqualTo(one.mask().at(20, 25));
    }

    @Test
    void what_lies_outside_the_area_is_left_out() {
        Ink ink = new Ink(AREA);
        ink.line(-500, 20, 500, 20, 2);
        ink.dot(30, 4000, 10);
        assertThat(ink.mask().bounds()).isEqualTo(AREA);
        assertThat(ink.mask().at(-10, 20)).isEqualTo(255);
        assertThat(ink.mask().at(49, 20)).isEqualTo(255);
    }

    @Test
    void a_dot_is_round() {
        Ink ink = new Ink(AREA);
        ink.dot(20, 25, 8);
        assertThat(sum(ink.mask())).isBetween(Math.PI * 64 * 0.99, Math.PI * 64 * 1.01);
    }
}
