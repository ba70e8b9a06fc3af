package dev.nameplate.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: runs the server. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the server until it is stopped.")
final class ServeCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--port", paramLabel = "N", description = "Port of the image server; 0 takes a free one.")
    private Optional<Integer> port = Optional.empty();

    ServeCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Map<String, String> overrides = new LinkedHashMap<>();
        port.ifPresent(number -> overrides.put("http.port", String.valueOf(number)));
        Optional<Path> file = config.file();
        return host.serve(file, overrides);
    }
}
