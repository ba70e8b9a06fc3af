package dev.nameplate.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings from a file, the environment and the command line, the later winning, and gathers every fault instead of
 * stopping at the first.
 */
public final class SettingsReader {

    private record Given(String text, String where) {}

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    /**
     * @param file a settings file, if there is one
     * @param environment names to values
     * @param commandLine keys to values
     * @param known every setting there is; another key in the file is a fault, another name in the environment is not ours
     */
    public SettingsReader(
            Optional<Path> file,
            Map<String, String> environment,
            Map<String, String> commandLine,
            Collection<Setting<?>> known) {
        file.ifPresent(path -> readFile(path, known));
        for (Setting<?> setting : known) {
            String value = environment.get(setting.environmentName());
            if (value != null) {
                given.put(setting.key(), new Given(value.strip(), "environment " + setting.environmentName()));
            }
        }
        commandLine.forEach((key, value) -> given.put(key, new Given(value, "command line")));
    }

    private void readFile(Path path, Collection<Setting<?>> known) {
        String where = path.toString();
        try {
            SettingsFile.flatten(Files.readString(path)).forEach((key, value) -> {
                if (known.stream().anyMatch(setting -> setting.key().equals(key))) {
                    given.put(key, new Given(value, where));
                } else {
                    problems.add(new SettingProblem(where, key, "there is no such setting" + nearest(key, known)));
                }
            });
        } catch (java.io.IOException e) {
            problems.add(new SettingProblem(where, "-", "the file cannot be read: " + e));
        } catch (RuntimeException e) {
            problems.add(new SettingProblem(where, "-", "not a YAML map: " + e.getMessage()));
        }
    }

    /** The value of a setting; its default when what was given is at fault. */
    public <T> T read(Setting<T> setting) {
        Given text = given.get(setting.key());
        if (text == null) {
            return setting.parse(setting.preset());
        }
        try {
            return setting.parse(text.text());
        } catch (IllegalArgumentException | ArithmeticException e) {
            String shown = setting.isSecret() ? "what was given" : "\"" + text.text() + "\"";
            problem(setting, shown + ": " + e.getMessage() + "; allowed: " + setting.shape());
            return setting.parse(setting.preset());
        }
    }

    /** Whether the setting was given anywhere. */
    public boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting.key());
    }

    /** Adds a fault that only a look at several settings can find. */
    public void problem(Setting<?> setting, String message) {
        Given text = given.get(setting.key());
        problems.add(new SettingProblem(text == null ? "default" : text.where(), setting.key(), message));
    }

    /** Every fault found so far. */
    public List<SettingProblem> problems() {
        return List.copyOf(problems);
    }

    private static String nearest(String key, Collection<Setting<?>> known) {
        return known.stream()
                .map(Setting::key)
                .filter(one -> distance(one, key) <= 3)
                .min(java.util.Comparator.comparingInt(one -> distance(one, key)))
                .map(one -> "; did you mean " + one + "?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
