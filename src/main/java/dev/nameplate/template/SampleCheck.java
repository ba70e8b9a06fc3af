package dev.nameplate.template;

import dev.nameplate.merge.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a sample or a fixed fallback is a value that its own field takes. */
final class SampleCheck {

    private static final Pattern COLOUR = Pattern.compile("#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(?:\\.\\d{1,15})?");
    private static final int MOST_STEPS = 100_000;

    private SampleCheck() {}

    /** What is wrong with a value, or nothing. Dates are left to the merge, which reads many forms. */
    static Optional<String> fault(Field field, String value) {
        return switch (field.type()) {
            case TEXT -> field.rules().pattern().flatMap(pattern -> patternFault(pattern, value));
            case NUMBER -> numberFault(field, value);
            case COLOUR ->
                COLOUR.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(Node.quoted(value) + " is no colour; write #RRGGBB");
            case CHOICE ->
                memberFault(
                        "choice",
                        value,
                        field.choices().stream().map(choice -> choice.key()).toList());
            case IMAGE -> memberFault("asset", value, field.assets());
            case DATE -> Optional.empty();
        };
    }

    private static Optional<String> memberFault(String what, String value, List<String> members) {
        return members.stream().anyMatch(value::equalsIgnoreCase)
                ? Optional.empty()
                : Optional.of(Near.unknown(what, value, members));
    }

    private static Optional<String> numberFault(Field field, String value) {
        if (!NUMBER.matcher(value).matches()) {
            return Optional.of(Node.quoted(value) + " is no number; write plain digits, as 1234.5");
        }
        double number = Double.parseDouble(value);
        double least = field.rules().least().orElse(Double.NEGATIVE_INFINITY);
        double most = field.rules().most().orElse(Double.POSITIVE_INFINITY);
        return number >= least && number <= most
                ? Optional.empty()
                : Optional.of(value + " is not in the field's own range");
    }

    private static Optional<String> patternFault(Pattern pattern, String value) {
        try {
            return pattern.matcher(new Steps(value)).matches()
                    ? Optional.empty()
                    : Optional.of(Node.quoted(value) + " does not match the field's own pattern " + pattern.pattern());
        } catch (TooManySteps slow) {
            return Optional.of("matching " + Node.quoted(value) + " against " + pattern.pattern() + " takes too long");
        }
    }

    /** Text that counts how often it is looked at, so that no pattern runs for ever. */
    private static final class Steps implements CharSequence {

        private final String text;
        private int taken;

        Steps(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (taken++ > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        }
    }
}
