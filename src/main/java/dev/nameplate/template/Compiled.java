package dev.nameplate.template;

import java.util.List;
import java.util.function.Function;

/** What compiling gave: a template, or all of its problems. */
public sealed interface Compiled {

    record Sound(Template template) implements Compiled {}

    /** At least one problem, in document order. */
    record Faulty(List<Problem> problems) implements Compiled {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    default <T> T fold(Function<Template, T> sound, Function<List<Problem>, T> faulty) {
        return this instanceof Sound it ? sound.apply(it.template()) : faulty.apply(((Faulty) this).problems());
    }
}
