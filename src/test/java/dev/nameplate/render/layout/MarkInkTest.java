package dev.nameplate.render.layout;

import static dev.nameplate.testing.Templates.blurred;
import static dev.nameplate.testing.Templates.common;
import static dev.nameplate.testing.Templates.shadow;
import static dev.nameplate.testing.Templates.shape;
import static dev.nameplate.testing.Templates.solid;
import static dev.nameplate.testing.Templates.stroke;
import static dev.nameplate.testing.Templates.turned;
import static dev.nameplate.testing.Templates.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.ShapeLayer.Shape;
import dev.nameplate.template.Stroke;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ink that marks declare, against what they cover when nothing cuts them. */
class MarkInkTest {

    private static final Rect FAR = new Rect(-400, -400, 1200, 1200);
    private static final int GREY = 0xFF808080;

    private static List<Mark> marks(ShapeLayer layer) {
        Place place = Place.canvas(2).of(layer.common().box(), layer.common().rotation());
        return Shapes.marks(layer, place, Values.none("en"));
    }

    static Stream<ShapeLayer> shapes() {
        Stream<Shape> outlines = Stream.of(
                new Shape.Rectangle(0, 0, 0, 0),
                new Shape.Rectangle(12, 3, 30, 0),
                new Shape.Ellipse(),
                new Shape.Path("M0 0 C40 90 60 -40 100 50 L80 100 Q20 80 10 90 Z", 100, 100));
        return outlines.flatMap(outline -> Stream.of(0.0, 17.0, 90.0).map(degrees -> {
            ShapeLayer plain = shape(turned(common("it", 30.3, 20.7, 61.5, 40.2), degrees), outline, solid(GREY));
            return blurred(with(with(plain, stroke(GREY, 5, Stroke.Position.CENTER)), shadow(7, 9, 14, 3, GREY)), 4);
        }));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void nothing_is_covered_outside_the_ink(ShapeLayer layer) {
        for (Mark mark : marks(layer)) {
            Mark.Fill fill = (Mark.Fill) mark;
            Mask mask = Mask.of(fill.outline(), FAR).blurred(fill.sigma());
            assertThat(fill.ink()).isEqualTo(mask.bounds());
        }
    }

    @Test
    void a_crisp_box_on_whole_pixels_has_its_own_ink() {
        Mark mark = marks(shape(common("it", 10, 20, 30, 40), new Shape.Rectangle(0, 0, 0, 0), solid(GREY)))
                .get(0);
        assertThat(mark.ink()).isEqualTo(new Rect(20, 40, 60, 80));
    }

    @Test
    void a_shadow_falls_down_and_right_however_its_shape_is_turned() {
        ShapeLayer upright = with(
                shape(common("it", 50, 50, 40, 40), new Shape.Rectangle(0, 0, 0, 0), solid(GREY)),
                shadow(10, 6, 0, 0, GREY));
        ShapeLayer turned = with(
                shape(turned(common("it", 50, 50, 40, 40), 180), new Shape.Rectangle(0, 0, 0, 0), solid(GREY)),
                shadow(10, 6, 0, 0, GREY));
        assertThat(marks(turned).get(0).ink()).isEqualTo(marks(upright).get(0).ink());
        assertThat(marks(upright).get(0).ink()).isEqualTo(new Rect(120, 112, 80, 80));
    }

    @Test
    void a_translucent_fill_does_not_show_the_shadow_below_it() {
        ShapeLayer glass = with(
                shape(common("it", 50, 50, 40, 40), new Shape.Rectangle(0, 0, 0, 0), solid(0x40FFFFFF)),
                shadow(0, 0, 0, 10, GREY));
        Mark.Group shadow = (Mark.Group) marks(glass).get(0);
        Mask clip = Mask.of(shadow.clip().orElseThrow(), FAR);
        assertThat(clip.at(140, 140)).as("inside the glass").isZero();
        assertThat(clip.at(95, 140)).as("beside it").isEqualTo(255);
    }
}
