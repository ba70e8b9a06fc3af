package dev.nameplate.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The names of a file's columns, each of its own.
 *
 * @param names a column without a name is {@code column 3}, a second {@code Name} is {@code Name (2)}
 * @param named whether the file names the column
 */
public record CsvHeader(List<String> names, List<Boolean> named) {

    public CsvHeader {
        names = List.copyOf(names);
        named = List.copyOf(named);
    }

    static CsvHeader of(List<String> cells) {
        List<String> names = new ArrayList<>();
        List<Boolean> named = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String cell : cells) {
            String given = cell.strip();
            named.add(!given.isEmpty());
            String name = given.isEmpty() ? "column " + (names.size() + 1) : given;
            String own = name;
            for (int again = 2; !taken.add(own); again++) {
                own = name + " (" + again + ")";
            }
            names.add(own);
        }
        return new CsvHeader(names, named);
    }

    /** The column of exactly that name. */
    public OptionalInt find(String name) {
        int at = names.indexOf(name);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    public int size() {
        return names.size();
    }
}
