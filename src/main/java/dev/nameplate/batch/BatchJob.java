package dev.nameplate.batch;

import dev.nameplate.csv.CsvFile;
import dev.nameplate.encode.Format;
import dev.nameplate.template.Template;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a batch is to do.
 *
 * @param file the rows
 * @param mapping which column fills what
 * @param picture what is drawn for each row
 * @param links what is signed for each row; empty when no links are wanted
 * @param images the folder of the images; empty when none are wanted
 * @param nameBy the column that names images; by their rows' numbers without
 * @param work how it is done, which changes nothing of what comes out
 */
public record BatchJob(
        CsvFile file,
        Mapping mapping,
        Picture picture,
        Optional<Links> links,
        Optional<Path> images,
        OptionalInt nameBy,
        Work work) {

    /**
     * A picture of which rows fill a part.
     *
     * @param extension the ending of its file and its link
     * @param fixed fields and controls that are the same for all rows
     * @param at the moment that countdowns go by
     */
    public record Picture(Template template, String extension, Format format, Map<String, String> fixed, Instant at) {}

    /**
     * Links to the picture.
     *
     * @param into the file that they go to, beside the columns that were there
     * @param base what they begin with
     * @param fixed controls of links alone, the same for all
     * @param sealed fields whose values only the server is to read
     * @param open fields that are left open
     */
    public record Links(Path into, String base, Map<String, String> fixed, List<String> sealed, List<String> open) {}

    /**
     * How the work is done.
     *
     * @param threads how many rows are worked on at a time
     * @param strict whether the first faulty row ends it
     * @param dry whether nothing is drawn and written
     */
    public record Work(int threads, boolean strict, boolean dry) {}
}
