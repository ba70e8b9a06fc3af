package dev.nameplate.batch;

import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What names of columns and fields mean: providers' names, and those that people use. */
final class ColumnNames {

    private static final Map<String, String> MEANINGS = meanings();

    private ColumnNames() {}

    /** A name by which two are compared: without case, accents, blanks and signs. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ł', 'l')
                .replace('ø', 'o')
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** What a name means, as {@code first-name}; empty for most. */
    static Optional<String> meaning(String name) {
        String meant = MEANINGS.get(folded(name));
        if (meant == null && name.chars().allMatch(c -> c < 0x80)) {
            // contact.FIRSTNAME, *|FNAME|*
            meant = MEANINGS.get(folded(FieldNaming.bare(name)));
        }
        return Optional.ofNullable(meant);
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new HashMap<>();
        FieldNaming.common().forEach((name, meant) -> meanings.put(folded(name), meant));
        for (Profile profile : Profiles.all()) {
            profile.fields().forEach((meant, theirs) -> meanings.putIfAbsent(folded(FieldNaming.bare(theirs)), meant));
        }
        try (InputStream in = Objects.requireNonNull(ColumnNames.class.getResourceAsStream("/batch/columns.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        for (String name : line.substring(colon + 1).split(",")) {
                            meanings.putIfAbsent(folded(name), line.substring(0, colon));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        meanings.remove("");
        return meanings;
    }
}
