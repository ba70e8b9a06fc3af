package dev.nameplate.template;

import dev.nameplate.merge.Choice;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Explanation;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.MergeNote.Kind;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a sample or a fixed fallback is a value that its own field takes: asks the merge itself. */
final class SampleCheck {

    private final Merger merger = new Merger();
    private final MergeContext context;

    SampleCheck(String language) {
        this.context = MergeContext.of(language);
    }

    /** What is wrong with a value, were it to arrive in a link; nothing when the field would show it. */
    Optional<String> fault(Field field, String value) {
        if (field.type() == FieldType.CHOICE || field.type() == FieldType.IMAGE) {
            Optional<String> stranger = stranger(field, value);
            if (stranger.isPresent()) {
                return stranger;
            }
        }
        Explanation.OfField result = explained(field, Map.of(field.name(), value), List.of());
        if (result.value().isEmpty()) {
            return Optional.of(Node.quoted(value) + " counts as missing: " + reason(field, result.notes()));
        }
        return loss(field, value, result.notes());
    }

    /** What is wrong with a value of the template's own, on the field's ladder. */
    Optional<String> faultOfFallback(Field field, Fallback.Fixed fixed) {
        String value = fixed.value().fallback();
        if (field.type() == FieldType.CHOICE) {
            return stranger(field, value);
        }
        Explanation.OfField result = explained(field, Map.of(), List.of(fixed));
        return result.value().isPresent()
                ? loss(field, value, result.notes())
                : Optional.of(Node.quoted(value) + " is no " + field.type().key() + " that the field takes");
    }

    /** What of a list would not be shown. */
    private static Optional<String> loss(Field field, String value, List<Kind> notes) {
        if (notes.contains(Kind.DROPPED_ITEMS)) {
            return Optional.of("of " + Node.quoted(value) + " an item counts as missing: " + reason(field, notes));
        }
        return notes.contains(Kind.TOO_MANY)
                ? Optional.of(Node.quoted(value) + " has more items than \"max-items\", which is "
                        + field.list().maxItems())
                : Optional.empty();
    }

    private Explanation.OfField explained(Field field, Map<String, String> given, List<Fallback> ladder) {
        Delivery delivery = new Delivery(given, List.of(), "");
        return merger.explain(delivery, List.of(field.withLadder(ladder)), context)
                .fields()
                .get(0);
    }

    /** What is wrong with a value that is none of the field's choices or pictures. */
    static Optional<String> stranger(Field field, String value) {
        List<String> members = field.type() == FieldType.IMAGE
                ? field.assets()
                : field.choices().stream().map(Choice::key).toList();
        return members.stream().anyMatch(value::equalsIgnoreCase)
                ? Optional.empty()
                : Optional.of(Near.unknown(field.type() == FieldType.IMAGE ? "picture" : "choice", value, members));
    }

    private static String reason(Field field, List<Kind> notes) {
        for (Kind kind : notes) {
            String reason =
                    switch (kind) {
                        case TOO_LONG ->
                            "it is longer than \"max-length\", which is "
                                    + field.rules().maxLength();
                        case PATTERN ->
                            "it does not match the field's own pattern "
                                    + field.rules()
                                            .pattern()
                                            .map(Object::toString)
                                            .orElse("");
                        case ADDRESS -> "it holds a web or e-mail address or an @; \"addresses\": true lets them in";
                        case SCRIPT ->
                            "it is written in other letters than those of \"scripts\", which are "
                                    + field.rules().scripts().stream()
                                            .map(Script::key)
                                            .sorted()
                                            .collect(Collectors.joining(", "));
                        case NULL_WORD -> "it is a word for nothing; \"null-words\": false takes it as a value";
                        case OUT_OF_RANGE -> "it is not in the field's own range";
                        case NOT_A_NUMBER -> "it is no number; write plain digits, as 1234.5";
                        case NOT_A_DATE -> "it is no date; write it as 2027-01-31 or 2027-01-31T16:00:00Z";
                        case NOT_IN_LIST ->
                            field.rules().listed().isEmpty()
                                    ? "it is none of the field's choices"
                                    : "it is none of the field's \"values\"";
                        case NOT_A_COLOUR -> "it is no colour; write #RRGGBB";
                        default -> "";
                    };
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "nothing of it is left to show";
    }
}
