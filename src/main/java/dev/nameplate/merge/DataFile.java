package dev.nameplate.merge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list of facts that travels with the program: UTF-8 text, one fact per line; blank lines and {@code # …} are left out. */
final class DataFile {

    private DataFile() {}

    /** The lines of {@code merge/NAME}, each split at its white space. */
    static List<String[]> lines(String name) {
        String path = "/merge/" + name;
        try (InputStream stream = DataFile.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The data file " + path + " is missing from the program");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.trim().split(" +", -1))
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException("The data file " + path + " cannot be read", broken);
        }
    }
}
