package dev.nameplate.template;

import java.util.List;

/** When a layer is shown; fields are compared after the merge, so a fallback counts as there. */
public sealed interface Condition {

    record Always() implements Condition {}

    /** The field has a value. */
    record Present(String field) implements Condition {}

    /** The field's value arrived in the link: no fallback. */
    record Given(String field) implements Condition {}

    /** The field's key (see {@code Value.key}), or that of one of a list's items, is one of these, ignoring case. */
    record OneOf(String field, List<String> keys) implements Condition {}

    /** A number field lies in a range; ends included, infinite where open. */
    record InRange(String field, double least, double most) implements Condition {}

    /** Words say something with the values there are; {@code language} is theirs where none of their translations fits. */
    record Says(Wording wording, String language) implements Condition {}
    /** A list field has so many items, none when it is missing; ends included. */
    record Counted(String field, double least, double most) implements Condition {}

    /** The template's deadline is ahead, has passed, or is not known. */
    record Counting(CountdownLayer.State state) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}
}
