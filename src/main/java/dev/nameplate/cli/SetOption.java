package dev.nameplate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --set}: what a link or a picture has whoever looks at it. */
final class SetOption {

    @Option(
            names = "--set",
            paramLabel = "k=v",
            description = "Fixes a field, or a control such as _dpr=2, _lang or _tz. Once more for each.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** Values by the names of fields and controls. */
    Map<String, String> values() {
        return set;
    }
}
