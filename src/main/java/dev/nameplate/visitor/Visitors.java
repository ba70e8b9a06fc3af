package dev.nameplate.visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Tells visitors apart by their user agent, by the rules of {@code visitors.txt}: the first that fits decides. A user agent can
 * be forged, so nothing is granted by it but a place in a queue. Thread-safe.
 */
public final class Visitors {

    /** A longer user agent is read up to here. */
    private static final int LONGEST = 512;

    /** Places for what was told before: a few hundred user agents make nearly all requests. */
    private static final int REMEMBERED = 1024;

    private enum How {
        IS,
        STARTS,
        HAS
    }

    private record Rule(Visitor visitor, How how, String text) {
        boolean fits(String agent) {
            return switch (how) {
                case IS -> agent.equals(text);
                case STARTS -> agent.startsWith(text);
                case HAS -> agent.contains(text);
            };
        }
    }

    private record Told(String agent, Visitor visitor) {}

    private final List<Rule> rules;
    private final AtomicReferenceArray<@Nullable Told> told = new AtomicReferenceArray<>(REMEMBERED);

    private Visitors(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** By the rules that come with the program. */
    public static Visitors usual() {
        try (InputStream in = Visitors.class.getResourceAsStream("/visitor/visitors.txt")) {
            if (in == null) {
                throw new IllegalStateException("visitors.txt is missing from the class path");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By rules of the same form; a line that cannot be read is a fault of whoever wrote it. */
    static Visitors of(List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                rules.add(rule(line, i + 1));
            }
        }
        return new Visitors(rules);
    }

    private static Rule rule(String line, int number) {
        String[] parts = line.split("\\s+", 3);
        try {
            return new Rule(
                    Visitor.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    How.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                    lower(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "line " + number + ", \"" + line + "\"; allowed: a visitor, then is, starts or has, then a text",
                    e);
        }
    }

    /** Who a user agent belongs to; an empty one is nobody that we know. */
    public Visitor of(String userAgent) {
        int place = (userAgent.hashCode() & Integer.MAX_VALUE) % REMEMBERED;
        Told before = told.get(place);
        if (before != null && before.agent().equals(userAgent)) {
            return before.visitor();
        }
        Visitor visitor = told(userAgent);
        if (userAgent.length() <= LONGEST) {
            told.set(place, new Told(userAgent, visitor));
        }
        return visitor;
    }

    /** Goes through the rules. */
    Visitor told(String userAgent) {
        String agent = lower(userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent)
                .strip();
        for (Rule rule : rules) {
            if (rule.fits(agent)) {
                return rule.visitor();
            }
        }
        return Visitor.OTHER;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
