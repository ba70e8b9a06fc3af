package dev.nameplate.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --config}, which several commands share. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file; conf/nameplate.yaml of the working folder if it is there.")
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
        return file;
    }
}
