package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Align;
import dev.nameplate.template.TextStyle.Plate.Per;
import dev.nameplate.template.TextStyle.Valign;
import dev.nameplate.testing.Fonts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plates and rules: as large as the text turns out to be. */
class TextPlateTest {

    private static final FontBook BOOK = Fonts.embedded();
    private static final Rect CANVAS = new Rect(0, 0, 600, 300);

    private static SetText set(String text, TextStyle style) {
        return new TextSetter(BOOK).set(text, style, 600, 300, "en");
    }

    private static List<Mark> marks(String text, TextStyle style) {
        return TextMarks.of(set(text, style), style, 600, 300, Place.canvas(1), Marks.NO_VALUES, BOOK);
    }

    private static Mask plate(String text, TextStyle style) {
        return Mask.of(((Mark.Fill) marks(text, style).get(0)).outline(), CANVAS);
    }

    private static Styles plated(double radius, Per per) {
        return Styles.size(40).lines(3).plate(5, 9, radius, per);
    }

    @Test
    void a_plate_is_as_wide_as_the_text_and_its_padding() {
        SetText set = set("Anna", plated(0, Per.TEXT).done());
        SetText.Placed line = set.lines().get(0);
        Rect plate = plate("Anna", plated(0, Per.TEXT).done()).bounds();
        assertThat(line.x()).isEqualTo(9);
        assertThat(plate.x()).isZero();
        assertThat(plate.y()).isZero();
        double width = line.line().width() * set.size() / Paragraph.EM;
        assertThat((double) plate.width()).isCloseTo(width + 18, within(1));
    }

    private static org.assertj.core.data.Offset<Double> within(double slack) {
        return org.assertj.core.data.Offset.offset(slack);
    }

    @Test
    void a_plate_is_equally_high_whatever_letters_there_are() {
        int height = plate("xxx", plated(0, Per.TEXT).done()).bounds().height();
        for (String text : List.of("Anna", "Jörg", "gypsy", "ÉÅ")) {
            assertThat(plate(text, plated(0, Per.TEXT).done()).bounds().height())
                    .as(text)
                    .isEqualTo(height);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Valign.class,
            names = {"TOP", "MIDDLE", "BOTTOM"})
    void a_plate_stands_where_the_text_is_aligned(Valign valign) {
        Rect plate = plate(
                        "Anna", plated(0, Per.TEXT).align(Align.RIGHT, valign).done())
                .bounds();
        int expected =
                valign == Valign.TOP ? 0 : valign == Valign.BOTTOM ? 300 - plate.height() : 150 - plate.height() / 2;
        assertThat(Math.abs(plate.y() - expected)).isLessThanOrEqualTo(1);
        assertThat(plate.right()).isEqualTo(600);
    }

    @Test
    void lines_that_touch_have_one_shape_and_those_apart_have_their_own() {
        String text = "long long line\nx\nlong long line";
        Mask together = plate(text, plated(8, Per.LINE).lineHeight(1.2).done());
        Mask apart = plate(text, plated(8, Per.LINE).lineHeight(2).done());
        assertThat(clearRows(together)).isZero();
        assertThat(clearRows(apart)).isPositive();
        int right = together.bounds().right() - 3;
        int middle = together.bounds().y() + together.bounds().height() / 2;
        assertThat(together.at(right, middle)).isZero();
        assertThat(plate(text, plated(8, Per.TEXT).done()).at(right, middle)).isEqualTo(255);
    }

    private static int clearRows(Mask mask) {
        int clear = 0;
        for (int y = mask.bounds().y(); y < mask.bounds().bottom(); y++) {
            clear += mask.at(mask.bounds().x() + 12, y) == 0 ? 1 : 0;
        }
        return clear;
    }

    @Test
    void a_step_too_small_for_its_corners_is_straightened() {
        Mask stepped = plate("Hamburg\nHamburgi", plated(0, Per.LINE).done());
        Mask even = plate("Hamburg\nHamburgi", plated(12, Per.LINE).done());
        int right = even.bounds().right() - 1;
        int upper = even.bounds().y() + 25;
        assertThat(stepped.at(right, upper)).isZero();
        assertThat(even.at(right, upper)).isEqualTo(255);
    }

    @Test
    void corners_are_rounded_outwards_and_inwards() {
        Mask mask = plate("long long line\nx", plated(10, Per.LINE).done());
        Mask sharp = plate("long long line\nx", plated(0, Per.LINE).done());
        assertThat(mask.at(mask.bounds().x(), mask.bounds().y())).isLessThan(100);
        assertThat(sharp.at(mask.bounds().x(), mask.bounds().y())).isEqualTo(255);
        int filled = 0;
        for (int y = mask.bounds().y(); y < mask.bounds().bottom(); y++) {
            for (int x = mask.bounds().x(); x < mask.bounds().right(); x++) {
                filled += mask.at(x, y) > sharp.at(x, y) ? 1 : 0;
            }
        }
        assertThat(filled).as("pixels of the inward corner").isBetween(10, 60);
    }

    @Test
    void a_rule_is_as_long_as_the_text_and_a_plate_takes_it_in() {
        TextStyle style =
                Styles.size(40).rule(2, 6, 5).align(Align.CENTER, Valign.TOP).done();
        SetText.Area block = set("Grace", style).block();
        Rect rule = ((Mark.Fill) marks("Grace", style).get(0)).ink();
        assertThat((double) rule.x()).isCloseTo(block.left() - 5, within(1));
        assertThat((double) rule.right()).isCloseTo(block.right() + 5, within(1));
        assertThat(rule.height()).isEqualTo(2);
        assertThat((double) rule.y()).isCloseTo(block.bottom() + 6, within(1.5));
        TextStyle both = plated(0, Per.TEXT).rule(2, 6, 0).done();
        Rect plate = ((Mark.Fill) marks("Grace", both).get(0)).ink();
        Rect inside = ((Mark.Fill) marks("Grace", both).get(1)).ink();
        assertThat(plate.bottom() - inside.bottom()).isEqualTo(5);
    }

    @Test
    void a_plate_and_its_rule_leave_the_text_less_room() {
        TextStyle style = Styles.size(400)
                .down(10)
                .plate(20, 30, 0, Per.TEXT)
                .rule(4, 6, 0)
                .done();
        SetText set = set("Wide words", style);
        Rect plate = ((Mark.Fill) marks("Wide words", style).get(0)).ink();
        assertThat(CANVAS.contains(plate)).isTrue();
        assertThat(plate.width()).isGreaterThan(590);
        assertThat(set.block().right()).isLessThanOrEqualTo(570.01);
    }
}
