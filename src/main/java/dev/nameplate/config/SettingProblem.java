package dev.nameplate.config;

/**
 * One fault in the settings.
 *
 * @param where the place that set it: a file, or an environment name
 * @param key the setting
 * @param message what was given and what is allowed
 */
public record SettingProblem(String where, String key, String message) {

    @Override
    public String toString() {
        return key + " (" + where + "): " + message;
    }
}
