package dev.nameplate.render.layout;

import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Paint;
import dev.nameplate.template.TextStyle;
import java.util.Optional;

/** Makes runs for tests: like what is around them, unless told otherwise. */
final class Runs {

    private Optional<String> family = Optional.empty();
    private Optional<Integer> weight = Optional.empty();
    private double size = 1;
    private double raise;
    private Optional<Double> tracking = Optional.empty();
    private Optional<Paint> fill = Optional.empty();
    private Optional<Boolean> upper = Optional.empty();
    private Optional<Boolean> underline = Optional.empty();
    private Optional<Boolean> strike = Optional.empty();

    private Runs() {}

    static Runs run() {
        return new Runs();
    }

    Runs family(String name) {
        family = Optional.of(name);
        return this;
    }

    Runs weight(int its) {
        weight = Optional.of(its);
        return this;
    }

    Runs size(double factor) {
        size = factor;
        return this;
    }

    Runs raise(double ems) {
        raise = ems;
        return this;
    }

    Runs tracking(double ems) {
        tracking = Optional.of(ems);
        return this;
    }

    Runs fill(int argb) {
        fill = Optional.of(new Paint.Solid(new ColourRef.Fixed(argb)));
        return this;
    }

    Runs upper() {
        upper = Optional.of(true);
        return this;
    }

    Runs underline(boolean on) {
        underline = Optional.of(on);
        return this;
    }

    Runs strike(boolean on) {
        strike = Optional.of(on);
        return this;
    }

    TextStyle.Run done() {
        return new TextStyle.Run(
                family, weight, Optional.empty(), size, raise, tracking, fill, upper, underline, strike);
    }
}
