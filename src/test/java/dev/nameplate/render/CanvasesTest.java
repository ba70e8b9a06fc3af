package dev.nameplate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.testing.Templates;
import org.junit.jupiter.api.Test;

class CanvasesTest {

    private static final Renderer RENDERER = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, true);

    private static Base base() {
        return RENDERER.base(Templates.of(10, 10).build(), 1);
    }

    @Test
    void a_canvas_that_was_given_back_is_borrowed_again() {
        Canvases canvases = new Canvases(4, 1 << 20);
        Base base = base();
        Canvases.Canvas canvas = canvases.borrow(base);
        assertThat(canvases.borrow(base)).as("while it is away").isNotSameAs(canvas);
        canvases.giveBack(canvas);
        assertThat(canvases.borrow(base)).isSameAs(canvas);
    }

    @Test
    void a_canvas_serves_its_own_base_alone() {
        Canvases canvases = new Canvases(4, 1 << 20);
        Canvases.Canvas canvas = canvases.borrow(base());
        canvases.giveBack(canvas);
        assertThat(canvases.borrow(base())).isNotSameAs(canvas);
    }

    @Test
    void the_longest_unused_goes_when_there_are_too_many() {
        Canvases canvases = new Canvases(2, 1 << 20);
        Base[] bases = {base(), base(), base()};
        Canvases.Canvas first = canvases.borrow(bases[0]);
        canvases.giveBack(first);
        canvases.giveBack(canvases.borrow(bases[1]));
        canvases.giveBack(canvases.borrow(bases[2]));
        assertThat(canvases.count()).isEqualTo(2);
        assertThat(canvases.borrow(bases[0])).isNotSameAs(first);
    }

    @Test
    void bytes_are_bounded_too() {
        Canvases canvases = new Canvases(10, 900);
        Base[] bases = {base(), base(), base()};
        for (Base base : bases) {
            canvases.giveBack(canvases.borrow(base));
        }
        assertThat(canvases.count()).isEqualTo(2);
        assertThat(canvases.bytes()).isEqualTo(800);
    }
}
