package dev.nameplate.merge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A merge with its working shown: for a person who asks why a picture looks as it does.
 *
 * @param values what the merge gave
 * @param controls the controls that counted, by name, as they were understood
 * @param fields one entry per field, in the template's order
 */
public record Explanation(Values values, Map<String, String> controls, List<OfField> fields) {

    public Explanation {
        controls = Map.copyOf(controls);
        fields = List.copyOf(fields);
    }

    /** Where a field's text came from. */
    public enum Origin {
        /** The signed part. */
        FIXED,
        /** The open part. */
        OPEN,
        /** The link is silent about it. */
        NOWHERE
    }

    /**
     * What became of one field.
     *
     * @param field its name
     * @param origin where its text came from
     * @param raw the text as it arrived: of an open field the bytes of the link, one char each
     * @param readable the text after decoding and cleaning; absent when nothing arrived or it was an unresolved tag
     * @param notes what happened to it, in order
     * @param value what is drawn, with the rung that it came from; absent when the field is removed
     */
    public record OfField(
            String field,
            Origin origin,
            Optional<String> raw,
            Optional<String> readable,
            List<MergeNote.Kind> notes,
            Optional<Value> value) {

        public OfField {
            notes = List.copyOf(notes);
        }
    }
}
