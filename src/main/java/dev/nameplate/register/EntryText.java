package dev.nameplate.register;

import dev.nameplate.register.Entry.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One entry of the register as text, in the file and between nodes. */
final class EntryText {

    private static final Pattern TEMPLATE = Pattern.compile("([a-z0-9][a-z0-9-]{0,62}/)?[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_SHOWN = 40;
    private static final long MOST_RECIPIENTS = 1_000_000_000;

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private State state = State.LIVE;
    private Optional<Instant> until = Optional.empty();
    private String note = "";
    private Optional<String> template = Optional.empty();
    private OptionalLong recipients = OptionalLong.empty();
    private Optional<String> allow = Optional.empty();

    private EntryText() {}

    /**
     * What is wrong with an entry.
     *
     * @param line where
     * @param key of the entry; empty when it is wrong as a whole
     */
    record Problem(String line, String key, String message) {

        String in(String id) {
            return (line.isEmpty() ? "" : line + ", ") + id + (key.isEmpty() ? "" : "." + key) + ": " + message;
        }
    }

    static EntryText of(Node node) {
        EntryText text = new EntryText();
        if (node instanceof MappingNode map) {
            map.getValue().forEach(text::key);
        } else {
            text.problems.add(new Problem(
                    RegisterText.line(node),
                    "",
                    "holds no keys; allowed are state, until, note, template, recipients, allow"));
        }
        return text;
    }

    /**
     * An entry as another node wrote it; empty when this program cannot make sense of it. Keys that it does not know are left out:
     * the other may be a later version.
     */
    static Optional<Entry> parsed(String written) {
        try {
            Optional<Node> node = new Compose(LoadSettings.builder().build()).composeString(written);
            if (node.isEmpty() || !(node.get() instanceof MappingNode)) {
                return Optional.empty();
            }
            EntryText text = of(node.get());
            boolean sound =
                    text.problems.stream().allMatch(problem -> problem.message().startsWith(UNKNOWN));
            return sound ? Optional.of(text.entry()) : Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    /** An entry as other nodes read it: the same for the same entry. */
    static String written(Entry entry) {
        StringBuilder text =
                new StringBuilder("{\"state\":\"").append(entry.state().key()).append('"');
        entry.until()
                .ifPresent(moment -> text.append(",\"until\":\"").append(moment).append('"'));
        if (!entry.note().isEmpty()) {
            text.append(",\"note\":\"").append(escaped(entry.note())).append('"');
        }
        entry.template()
                .ifPresent(path -> text.append(",\"template\":\"").append(path).append('"'));
        entry.recipients().ifPresent(count -> text.append(",\"recipients\":").append(count));
        entry.allow()
                .ifPresent(name -> text.append(",\"allow\":\"").append(name).append('"'));
        return text.append('}').toString();
    }

    /** In plain ASCII: a reader of YAML refuses some characters as they stand. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    List<Problem> problems() {
        return problems;
    }

    /** What was read, as far as it could be. */
    Entry entry() {
        return new Entry(state, until, note, template, recipients, allow);
    }

    private static final String UNKNOWN = "is unknown";

    private void key(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        Node node = tuple.getValueNode();
        String line = RegisterText.line(tuple.getKeyNode());
        String fault;
        if (!Set.of("state", "until", "note", "template", "recipients", "allow").contains(key)) {
            fault = UNKNOWN + "; allowed are state, until, note, template, recipients, allow";
        } else if (!keys.add(key)) {
            fault = "stands twice";
        } else if (!(node instanceof ScalarNode scalar)) {
            fault = "is a list or a map; allowed is one value";
        } else {
            fault = value(key, scalar.getValue().strip());
        }
        if (!fault.isEmpty()) {
            problems.add(new Problem(line, shown(key), fault));
        }
    }

    /** Takes a value. @return what is wrong with it; empty when nothing is */
    private String value(String key, String value) {
        switch (key) {
            case "state" -> {
                return state(value);
            }
            case "until" -> {
                return until(value);
            }
            case "template" -> {
                template = Optional.of(value);
                return TEMPLATE.matcher(value).matches()
                        ? ""
                        : quoted(value) + " is no template; allowed is webinar, or acme/webinar with a project";
            }
            case "recipients" -> {
                return recipients(value);
            }
            case "allow" -> {
                allow = Optional.of(value);
                return NAME.matcher(value).matches()
                        ? ""
                        : quoted(value) + " is no set's name; allowed is [a-z0-9][a-z0-9-]{0,62}";
            }
            default -> {
                note = value;
                boolean control = value.codePoints().anyMatch(Character::isISOControl);
                return control || value.length() > LONGEST_NOTE
                        ? "is longer than one line of " + LONGEST_NOTE + " characters"
                        : "";
            }
        }
    }

    private String state(String value) {
        for (State known : List.of(State.LIVE, State.PAUSED, State.REVOKED)) {
            if (known.key().equals(value)) {
                state = known;
                return "";
            }
        }
        return quoted(value) + " is no state; allowed are live, paused, revoked";
    }

    private String until(String value) {
        try {
            until = Optional.of(
                    value.contains("T")
                            ? OffsetDateTime.parse(value).toInstant()
                            : LocalDate.parse(value)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
            return "";
        } catch (DateTimeException e) {
            return quoted(value) + " is no moment; allowed is a day, as 2027-01-31 (its end, UTC), or a moment with its"
                    + " offset, as 2027-01-31T09:00:00Z";
        }
    }

    private String recipients(String value) {
        if (WHOLE.matcher(value).matches()) {
            long count = Long.parseLong(value);
            if (count >= 1 && count <= MOST_RECIPIENTS) {
                recipients = OptionalLong.of(count);
                return "";
            }
        }
        return quoted(value) + " is no number of readers; allowed is a whole number from 1 to " + MOST_RECIPIENTS;
    }

    private static String quoted(String value) {
        return '"' + shown(value) + '"';
    }

    private static String shown(String given) {
        int end = given.length() <= LONGEST_SHOWN ? given.length() : given.offsetByCodePoints(0, LONGEST_SHOWN / 2);
        return given.substring(0, end) + (end < given.length() ? "…" : "");
    }
}
