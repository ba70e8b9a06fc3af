package dev.nameplate.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus' query language asks for: series and labels. It is taken apart into words, not understood; whether
 * it is well-formed is for promtool to say.
 *
 * @param selectors the series
 * @param grouped labels that results are grouped or matched by
 */
record Expression(List<Selector> selectors, Set<String> grouped) {

    /**
     * Series of a name.
     *
     * @param labels names of labels to the values that they may have; patterns are taken apart at their bars
     */
    record Selector(String metric, Map<String, Set<String>> labels) {}

    private static final Pattern TOKEN = Pattern.compile(
            "(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<range>\\[[^]]*])|(?<number>\\d[\\w.]*)|(?<word>[a-zA-Z_:][\\w:]*)|(?<sign>\\S)");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "Inf", "NaN");
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    static Expression of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("range") == null) {
                tokens.add(matcher.group());
            }
        }
        List<Selector> selectors = new ArrayList<>();
        Set<String> grouped = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            if (GROUPINGS.contains(token)) {
                int close = tokens.subList(i, tokens.size()).indexOf(")") + i;
                tokens.subList(i + 2, close).stream()
                        .filter(label -> !label.equals(","))
                        .forEach(grouped::add);
                i = close;
            } else if (isName(token) && !next.equals("(") && !GROUPINGS.contains(next) && !OPERATORS.contains(token)) {
                Map<String, Set<String>> labels = new TreeMap<>();
                if (next.equals("{")) {
                    int close = tokens.subList(i, tokens.size()).indexOf("}") + i;
                    read(tokens.subList(i + 2, close), labels);
                    i = close;
                }
                // "offset 1h" leaves nothing here: 1h begins with a digit.
                selectors.add(new Selector(token, labels));
            }
        }
        return new Expression(selectors, grouped);
    }

    private static boolean isName(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
    }

    /** Reads {@code name = "value"}, where the sign may have two characters, with commas between. */
    private static void read(List<String> tokens, Map<String, Set<String>> labels) {
        String name = "";
        for (String token : tokens) {
            if (token.startsWith("\"")) {
                Set<String> values = labels.computeIfAbsent(name, absent -> new TreeSet<>());
                for (String value : token.substring(1, token.length() - 1).split("\\|")) {
                    values.add(value);
                }
            } else if (isName(token)) {
                name = token;
            }
        }
    }
}
