package dev.nameplate.template;

import dev.nameplate.merge.FieldRules;
import dev.nameplate.merge.Listed;
import dev.nameplate.merge.Script;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a text may be. */
final class TextRulesReader {

    private static final int LONGEST_VALUE = 500;
    private static final int MOST_VALUES = 200;
    private static final int MOST_SCRIPTS = 16;
    private static final List<String> SCRIPTS =
            List.of(Script.values()).stream().map(Script::key).toList();

    private TextRulesReader() {}

    /** @param keys what stands at a key that only texts have */
    static FieldRules read(
            Function<String, Node> keys, boolean nullWords, Optional<Double> least, Optional<Double> most) {
        return new FieldRules(
                keys.apply("max-length").whole(FieldRules.DEFAULT_MAX_LENGTH, 1, LONGEST_VALUE),
                pattern(keys.apply("pattern")),
                keys.apply("addresses").flag(/* otherwise= */ false),
                nullWords,
                least,
                most,
                scripts(keys.apply("scripts")),
                values(keys.apply("values")),
                keys.apply("bad-words").flag(/* otherwise= */ true));
    }

    private static Optional<Pattern> pattern(Node node) {
        String text = node.text("", 1, 200);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException fault) {
            node.problem(Node.quoted(text) + " is no regular expression: "
                    + fault.getDescription().toLowerCase(Locale.ROOT)
                    + (fault.getIndex() < 0 ? "" : " at character " + (fault.getIndex() + 1)));
            return Optional.empty();
        }
    }

    private static Set<Script> scripts(Node node) {
        Set<Script> scripts = EnumSet.noneOf(Script.class);
        for (Node item : node.items("scripts", 1, MOST_SCRIPTS)) {
            Script.of(item.oneOf("", SCRIPTS)).ifPresent(script -> {
                if (!scripts.add(script)) {
                    item.problem("\"" + script.key() + "\" is listed already");
                }
            });
        }
        return scripts;
    }

    private static Listed values(Node node) {
        List<String> values = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Node item : node.items("values", 1, MOST_VALUES)) {
            String value = item.text("", 1, LONGEST_VALUE);
            if (!value.isEmpty() && !known.add(Listed.same(value))) {
                item.problem(
                        Node.quoted(value) + " is listed already (upper and lower case are one, and so is any space)");
            }
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return Listed.of(values);
    }
}
