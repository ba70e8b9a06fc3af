package dev.nameplate.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The settings file: YAML whose nested maps spell dotted keys, so that {@code http: {port: 80}} is {@code http.port}. */
final class SettingsFile {

    private SettingsFile() {}

    /** @throws RuntimeException when the text is not YAML, repeats a key, or is not a map */
    static Map<String, String> flatten(String yaml) {
        Object root = new Load(LoadSettings.builder()
                        .setAllowDuplicateKeys(false)
                        .setLabel("settings")
                        .build())
                .loadFromString(yaml);
        Map<String, String> flat = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> map) {
            flatten("", map, flat);
        } else if (root != null) {
            throw new IllegalArgumentException(
                    "the top level holds " + root.getClass().getSimpleName());
        }
        return flat;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> flat) {
        map.forEach((key, value) -> {
            String name = prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
            if (value instanceof Map<?, ?> nested) {
                flatten(name, nested, flat);
            } else {
                flat.put(name, written(value));
            }
        });
    }

    private static String written(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? "" : String.valueOf(value).strip();
    }
}
