package dev.nameplate.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --base}: what links begin with. */
final class BaseOption {

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "What our links begin with, as https://img.acme.com; http.public-url by default.")
    private Optional<String> given = Optional.empty();

    boolean isGiven() {
        return given.isPresent();
    }

    /** Without a slash at its end. @param usual what links begin with if nothing is said */
    String or(String usual) {
        String base = given.orElse(usual);
        if (!base.startsWith("http://") && !base.startsWith("https://")) {
            throw new Refusal("--base: \"" + base
                    + "\" is no beginning of a link; write https:// and a host, as https://img.acme.com");
        }
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
