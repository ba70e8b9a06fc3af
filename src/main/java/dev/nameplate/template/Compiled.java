package dev.nameplate.template;

import java.util.List;
import java.util.function.Function;

/** What compiling gave: a template, or all of its problems. */
public sealed interface Compiled {

    /**
     * A template that can be drawn.
     *
     * @param warnings what is there but does nothing, in document order; never a reason to refuse
     */
    record Sound(Template template, List<Problem> warnings) implements Compiled {
        public Sound {
            warnings = List.copyOf(warnings);
        }

        public Sound(Template template) {
            this(template, List.of());
        }
    }

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
