package dev.nameplate.visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells visitors apart by what a fetch says of itself and how it is made, by the rules of {@code visitors.txt}: the first that
 * fits decides. A user agent can be forged, so nothing is granted by it but a place in a queue. Thread-safe.
 */
public final class Visitors {

    /** A longer user agent is read up to here. */
    private static final int LONGEST = 512;

    /** Places for what was told before: a few hundred user agents make nearly all requests. */
    private static final int REMEMBERED = 1024;

    private static final String VISITORS =
            Stream.of(Visitor.values()).map(Visitor::key).collect(Collectors.joining(", "));

    private enum How {
        IS,
        STARTS,
        HAS,
        WHEN
    }

    private record Rule(Visitor visitor, How how, String text) {
        boolean fits(String agent, Fetch fetch) {
            return switch (how) {
                case IS -> agent.equals(text);
                case STARTS -> agent.startsWith(text);
                case HAS -> agent.contains(text);
                case WHEN -> fetch.shows(text);
            };
        }
    }

    private record Told(Fetch fetch, Visitor visitor) {}

    private final List<Rule> rules;
    private final AtomicReferenceArray<@Nullable Told> told = new AtomicReferenceArray<>(REMEMBERED);

    private Visitors(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** By the rules that come with the program. */
    public static Visitors usual() {
        return new Visitors(ours());
    }

    /**
     * By rules of one's own, and where none of them fits, by those that come with the program.
     *
     * @throws IllegalArgumentException with every line that cannot be read
     */
    public static Visitors of(List<String> lines) {
        List<Rule> rules = rules(lines);
        rules.addAll(ours());
        return new Visitors(rules);
    }

    private static List<Rule> ours() {
        try (InputStream in = Visitors.class.getResourceAsStream("/visitor/visitors.txt")) {
            if (in == null) {
                throw new IllegalStateException("visitors.txt is missing from the class path");
            }
            return rules(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Rule> rules(List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Rule rule = rule(line);
                if (rule == null) {
                    faults.add("line " + (i + 1) + ", \"" + line + "\"");
                } else {
                    rules.add(rule);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults) + "; allowed: one of " + VISITORS
                    + "; then is, starts or has, then a text; or when, then one of "
                    + String.join(", ", Fetch.SHOWN));
        }
        return rules;
    }

    /** What a line says; null when it cannot be read. */
    private static @Nullable Rule rule(String line) {
        String[] parts = line.split("\\s+", 3);
        if (parts.length < 3) {
            return null;
        }
        try {
            Rule rule = new Rule(
                    Visitor.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    How.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                    lower(parts[2]));
            return rule.how() == How.WHEN && !Fetch.SHOWN.contains(rule.text()) ? null : rule;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    /** Who makes a fetch; one that says nothing is nobody's that we know. */
    public Visitor of(Fetch fetch) {
        int place = (fetch.hashCode() & Integer.MAX_VALUE) % REMEMBERED;
        Told before = told.get(place);
        if (before != null && before.fetch().equals(fetch)) {
            return before.visitor();
        }
        Visitor visitor = told(fetch);
        if (fetch.userAgent().length() <= LONGEST) {
            told.set(place, new Told(fetch, visitor));
        }
        return visitor;
    }

    /** Goes through the rules. */
    Visitor told(Fetch fetch) {
        String said = fetch.userAgent();
        String agent = lower(said.length() > LONGEST ? said.substring(0, LONGEST) : said)
                .strip();
        for (Rule rule : rules) {
            if (rule.fits(agent, fetch)) {
                return rule.visitor();
            }
        }
        return Visitor.OTHER;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
