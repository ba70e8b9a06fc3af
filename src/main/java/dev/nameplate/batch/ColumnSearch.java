package dev.nameplate.batch;

import static dev.nameplate.batch.ColumnNames.folded;

import dev.nameplate.csv.CsvHeader;
import dev.nameplate.esp.Nearest;
import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Finds the columns that fill a template's fields: those asked for, then those that are called alike, then those that mean the same. */
final class ColumnSearch {

    /** Controls that may differ from row to row. */
    private static final List<String> CONTROLS = List.of("_lang", "_tz", "_seed", "_id", "_exp", "_dpr", "_q", "_dl");

    private final CsvHeader header;
    private final Template template;
    private final Collection<String> settled;
    private final List<String> fields;
    private final Map<String, Integer> found = new LinkedHashMap<>();
    private final Set<String> undecided = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    ColumnSearch(CsvHeader header, Template template, Collection<String> settled) {
        this.header = header;
        this.template = template;
        this.settled = settled;
        this.fields = template.fields().stream().map(Field::name).toList();
    }

    Mapping find(Map<String, String> asked) {
        asked.forEach(this::ask);
        match((field, column) -> folded(field.name()).equals(folded(column)));
        match((field, column) -> folded(field.label()).equals(folded(column)));
        match((field, column) -> {
            Optional<String> meant = ColumnNames.meaning(field.name());
            return meant.isPresent() && meant.equals(ColumnNames.meaning(column));
        });
        if (found.isEmpty()) {
            throw new BatchException("no column fits a field of " + template.path() + columns() + "\nfields: "
                    + String.join(", ", fields) + "\nsay which fills which, as --map "
                    + (fields.isEmpty() ? "name" : fields.get(0)) + "=\""
                    + header.names().get(0) + "\"");
        }
        remark();
        return new Mapping(ordered(), notes);
    }

    private void ask(String name, String column) {
        boolean known = name.startsWith("_") ? CONTROLS.contains(name) : fields.contains(name);
        if (!known) {
            throw new BatchException("--map " + name + ": " + template.path() + " has no field " + name
                    + Nearest.question(name, fields) + "\nfields: " + String.join(", ", fields)
                    + "\ncontrols that may differ from row to row: " + String.join(", ", CONTROLS));
        }
        if (settled.contains(name)) {
            throw new BatchException("--map " + name + ": the field is fixed or open for all rows already");
        }
        found.put(
                name,
                column(header, column)
                        .orElseThrow(() -> new BatchException("--map " + name + ": " + unknown(header, column))));
    }

    /** The column of a name; where none has exactly that name, the only one that differs from it in case and signs alone. */
    static OptionalInt column(CsvHeader header, String name) {
        OptionalInt exact = header.find(name);
        if (exact.isPresent()) {
            return exact;
        }
        List<Integer> alike = IntStream.range(0, header.size())
                .filter(at -> folded(header.names().get(at)).equals(folded(name)))
                .boxed()
                .toList();
        return alike.size() == 1 ? OptionalInt.of(alike.get(0)) : OptionalInt.empty();
    }

    static String unknown(CsvHeader header, String name) {
        return "there is no column \"" + name + "\"" + Nearest.question(name, header.names()) + "\ncolumns: "
                + String.join(", ", header.names());
    }

    /** Fills fields that nothing fills yet with the columns that fit by a rule, where only one does. */
    private void match(BiPredicate<Field, String> rule) {
        for (Field field : template.fields()) {
            String name = field.name();
            if (found.containsKey(name) || settled.contains(name) || undecided.contains(name)) {
                continue;
            }
            Set<Integer> used = new HashSet<>(found.values());
            List<Integer> fitting = IntStream.range(0, header.size())
                    .filter(at -> !used.contains(at) && header.named().get(at))
                    .filter(at -> rule.test(field, header.names().get(at)))
                    .boxed()
                    .toList();
            if (fitting.size() == 1) {
                found.put(name, fitting.get(0));
            } else if (!fitting.isEmpty()) {
                undecided.add(name);
                notes.add("several columns could fill " + name + ": "
                        + String.join(
                                ", ", fitting.stream().map(header.names()::get).toList())
                        + "; say which, as --map " + name + "=\""
                        + header.names().get(fitting.get(0)) + "\"");
            }
        }
    }

    private void remark() {
        List<String> unfilled = fields.stream()
                .filter(name -> !found.containsKey(name) && !settled.contains(name) && !undecided.contains(name))
                .toList();
        if (!unfilled.isEmpty()) {
            notes.add("no column fills " + String.join(", ", unfilled)
                    + ": what the template has in their place is drawn");
        }
        List<String> unused = IntStream.range(0, header.size())
                .filter(at -> !found.containsValue(at) && header.named().get(at))
                .mapToObj(header.names()::get)
                .toList();
        if (!unused.isEmpty()) {
            notes.add("columns that fill nothing: " + String.join(", ", unused));
        }
    }

    private Map<String, Integer> ordered() {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        fields.stream().filter(found::containsKey).forEach(name -> ordered.put(name, found.get(name)));
        found.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private String columns() {
        return "\ncolumns: " + String.join(", ", header.names());
    }
}
