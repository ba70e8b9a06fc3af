package dev.nameplate.arrivals;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.visitor.Visitors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How arrivals are counted.
 *
 * @param links most links that are told apart
 * @param visitors who tells visitors apart
 */
public record DataHealthSettings(int links, Visitors visitors) {

    private static final int USUAL_LINKS = 2000;

    private static final Setting<Integer> LINKS = Setting.whole("data-health.links", USUAL_LINKS, 0, 100_000)
            .says(
                    "Most links that data health tells apart by their ids; those fetched least go first, 0 tells none apart.");
    private static final Setting<Optional<Path>> RULES = Setting.path("visitors.rules", "")
            .says("A file of rules for who fetches images, looked at before those of the program.");

    public static List<Setting<?>> all() {
        return List.of(LINKS, RULES);
    }

    /** As if nothing were set. */
    public static DataHealthSettings usual() {
        return new DataHealthSettings(USUAL_LINKS, Visitors.usual());
    }

    public static DataHealthSettings read(SettingsReader reader) {
        return new DataHealthSettings(reader.read(LINKS), visitors(reader));
    }

    private static Visitors visitors(SettingsReader reader) {
        Optional<Path> file = reader.read(RULES);
        if (file.isPresent()) {
            try {
                return Visitors.of(Files.readAllLines(file.get()));
            } catch (IOException unreadable) {
                reader.problem(RULES, file.get() + " cannot be read: " + unreadable);
            } catch (IllegalArgumentException fault) {
                reader.problem(RULES, file.get() + ": " + fault.getMessage());
            }
        }
        return Visitors.usual();
    }
}
