package dev.nameplate.batch;

import dev.nameplate.csv.CsvHeader;
import dev.nameplate.csv.CsvRow;
import dev.nameplate.template.Template;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column fills which field, or control.
 *
 * @param columns the column of each field or control, fields in the template's order
 * @param notes what whoever runs it should know: columns that fill nothing, fields that nothing fills
 */
public record Mapping(Map<String, Integer> columns, List<String> notes) {

    public Mapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        notes = List.copyOf(notes);
    }

    /**
     * Finds the columns.
     *
     * @param asked fields and controls with the names of the columns that fill them, whatever else would fit
     * @param settled fields that no column fills, since they are fixed for all rows, or open
     * @throws BatchException when a name is none, or nothing at all would be filled
     */
    public static Mapping of(
            CsvHeader header, Template template, Map<String, String> asked, Collection<String> settled) {
        return new ColumnSearch(header, template, settled).find(asked);
    }

    /**
     * The column that somebody names.
     *
     * @param option whose value the name is
     * @throws BatchException when there is none
     */
    public static int column(CsvHeader header, String option, String name) {
        return ColumnSearch.column(header, name)
                .orElseThrow(() -> new BatchException(option + ": " + ColumnSearch.unknown(header, name)));
    }

    /** What a row fills; cells that are empty fill nothing. */
    public Map<String, String> given(CsvRow row) {
        Map<String, String> given = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            String cell = row.cell(column).strip();
            if (!cell.isEmpty()) {
                given.put(name, cell);
            }
        });
        return given;
    }
}
