package dev.nameplate.template;

import java.util.List;
import java.util.function.Function;

/** What compiling a brand kit gave: a kit, or all of its problems. */
public sealed interface CompiledBrand {

    /** A kit that templates can be dressed in. */
    record Sound(Brand brand) implements CompiledBrand {}

    /** At least one problem, in document order. */
    record Faulty(List<Problem> problems) implements CompiledBrand {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    default <T> T fold(Function<Brand, T> sound, Function<List<Problem>, T> faulty) {
        return this instanceof Sound it ? sound.apply(it.brand()) : faulty.apply(((Faulty) this).problems());
    }
}
