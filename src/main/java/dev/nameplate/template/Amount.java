package dev.nameplate.template;

import java.util.List;

/** The numbers that a figure shows. */
public sealed interface Amount {

    /** The same in every picture; one number, or a chart's. */
    record Fixed(List<Double> numbers) implements Amount {
        public Fixed {
            numbers = List.copyOf(numbers);
        }
    }

    /** What a number field holds, or the items of a list of numbers; the layer is removed while it is missing. */
    record OfField(String field) implements Amount {}
}
