package dev.nameplate.register;

import dev.nameplate.watch.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The text of the register, YAML or JSON: entries by the ids of links. Every problem is kept, with its line.
 *
 * <p>Read as it is written and not by what YAML makes of it: an id such as {@code 1e5} or {@code null} is text like any other.
 */
final class RegisterText {

    static final int MOST_ENTRIES = 50_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("register")
            .setCodePointLimit(Integer.MAX_VALUE)
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();

    private final String name;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private RegisterText(String name) {
        this.name = name;
    }

    /** Entries, or every problem. */
    record Read(Map<String, Entry> entries, List<String> problems) {}

    /** Reads a file, or all files of a folder together. */
    static Read read(Content content) {
        Map<String, Entry> all = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        if (content.files().isEmpty()) {
            problems.add("the folder holds no file");
        }
        for (Content.Text file : content.files()) {
            RegisterText text = new RegisterText(file.name());
            text.read(file.text());
            problems.addAll(text.problems);
            text.entries.forEach((id, entry) -> {
                if (all.putIfAbsent(id, entry) != null) {
                    problems.add(file.name() + ", " + id + ": stands in another file of the folder too");
                }
            });
        }
        if (all.size() > MOST_ENTRIES) {
            problems.add(all.size() + " links; at most " + MOST_ENTRIES
                    + " are allowed: take out those that ended and whose mails nobody opens any more");
        }
        return new Read(all, List.copyOf(problems));
    }

    /** Whether the text can be a link's id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private void read(String yaml) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(yaml);
            if (root.isEmpty()) {
                problems.add(name + ": is empty; {} says that nothing is known of any link");
            } else if (root.get() instanceof MappingNode map) {
                map.getValue().forEach(this::entry);
            } else {
                problems.add(name + ", " + line(root.get()) + ": holds no entries; a link's id stands before a colon");
            }
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(RegisterText::line).orElse("");
            problems.add(name + (line.isEmpty() ? "" : ", " + line) + ": is neither YAML nor JSON: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(name + ": is neither YAML nor JSON: " + e.getMessage());
        }
    }

    private void entry(NodeTuple tuple) {
        Node key = tuple.getKeyNode();
        String id = key instanceof ScalarNode scalar ? scalar.getValue() : "";
        String place = name + ", " + line(key);
        if (!isId(id)) {
            problems.add(place + ": this is no link's id; allowed: 1 to 32 of A-Z a-z 0-9 - _");
            return;
        }
        EntryText entry = EntryText.of(tuple.getValueNode());
        entry.problems().forEach(problem -> problems.add(name + ", " + problem.in(id)));
        if (entries.put(id, entry.entry()) != null) {
            problems.add(place + ", " + id + ": stands twice; each id stands once");
        }
    }

    static String line(Node node) {
        return node.getStartMark().map(RegisterText::line).orElse("");
    }

    private static String line(Mark mark) {
        return "line " + (mark.getLine() + 1);
    }
}
