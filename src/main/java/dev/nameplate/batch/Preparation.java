package dev.nameplate.batch;

import dev.nameplate.csv.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A batch before its first row: what its file holds, and how far it has come. */
public final class Preparation {

    private final Survey survey;
    private final Journal journal;

    private Preparation(Survey survey, Journal journal) {
        this.survey = survey;
        this.journal = journal;
    }

    /**
     * Where a batch puts what it makes.
     *
     * @param images the folder of images
     * @param links the file of links
     */
    public record Places(Optional<Path> images, Optional<Path> links) {

        /** The journal lies in the folder of images; beside the file of links where there is none. */
        Path journal() {
            return images.map(folder -> folder.resolve("batch.json")).orElseGet(() -> {
                Path file = links.orElseThrow();
                return file.resolveSibling(file.getFileName() + ".batch.json");
            });
        }
    }

    /** How a batch begins. */
    public enum Beginning {
        /** Where it was left, or anew if there is nothing. */
        RESUME,
        /** Anew, whatever is there. */
        RESTART,
        /** Anew and without a trace. */
        DRY
    }

    /**
     * Reads the file once, and finds out how far the batch has come.
     *
     * @param marks digests of what else the batch is made from, by what people call it
     * @param fields those whose fates are counted
     * @throws BatchException when what is there was made from something else, or by somebody else
     */
    public static Preparation of(
            CsvFile file,
            OptionalInt nameBy,
            Places places,
            Map<String, String> marks,
            Collection<String> fields,
            Beginning beginning) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Survey survey = Survey.of(file, nameBy);
        if (beginning == Beginning.DRY) {
            return new Preparation(survey, Journal.begun(Path.of("none"), marks, fields, now));
        }
        refuseOverwriting(file, places);
        Map<String, String> all = new LinkedHashMap<>(marks);
        all.put("the CSV file", Survey.digest(file));
        if (beginning == Beginning.RESTART) {
            return new Preparation(survey, Journal.begun(places.journal(), all, fields, now));
        }
        Journal journal = Journal.of(places.journal(), all, fields, now);
        places.links().filter(Files::exists).filter(links -> !journal.resumed()).ifPresent(links -> {
            throw new BatchException(links + " is there, and no batch that could go on; --restart replaces it");
        });
        return new Preparation(survey, journal);
    }

    private static void refuseOverwriting(CsvFile file, Places places) {
        places.links().filter(Files::exists).ifPresent(links -> {
            try {
                if (Files.isSameFile(links, file.path())) {
                    throw new BatchException("--links " + links + " is the CSV file itself; name another");
                }
            } catch (IOException e) {
                throw new BatchException(links + " cannot be read: " + e.getMessage());
            }
        });
    }

    /** How many rows the file has. */
    public long rows() {
        return survey.rows();
    }

    public Journal journal() {
        return journal;
    }

    Survey survey() {
        return survey;
    }
}
