package dev.nameplate.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --csv}: a file with a row for each reader. */
final class CsvOption {

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description =
                    "The readers, one a row, with a header: any delimiter, quotes, UTF-8, UTF-16 or windows-1252.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    Path file() {
        return file;
    }
}
