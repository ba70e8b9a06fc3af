package dev.nameplate.guard;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.watch.WatchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much a link may be used for beyond what it was made for.
 *
 * @param percent how many different values a link may show, in percent of its recipients
 * @param least what every link with recipients may show, however few they are
 * @param budgetBytes most bytes of all budgets
 * @param allow where allow-sets lie
 * @param reload how often that folder is looked at
 */
public record GuardSettings(int percent, int least, long budgetBytes, Path allow, Duration reload) {

    private static final Setting<Integer> PERCENT = Setting.whole("links.budget-percent", 150, 100, 10_000)
            .says("How many different values a link may show, in percent of the recipients it was made for.");
    private static final Setting<Integer> LEAST = Setting.whole("links.budget-least", 500, 1, 1_000_000)
            .says("How many different values a link with recipients may show, however few they are.");
    private static final Setting<Optional<Long>> BUDGET_BYTES = Setting.bytesOrAuto("links.budget-memory")
            .says("Most bytes of all links' budgets, 2 to 4 for each recipient; auto: a sixteenth of the heap.");
    private static final Setting<Optional<Path>> ALLOW = Setting.path("links.allow", "data/allow")
            .says("The folder of allow-sets, NAME.allow; a link with _allow shows values of its set alone.");

    private static final int SHARE_OF_HEAP = 16;

    public static List<Setting<?>> all() {
        return List.of(PERCENT, LEAST, BUDGET_BYTES, ALLOW);
    }

    /** @param data the data folder, where sets lie when no folder is set */
    public static GuardSettings read(SettingsReader reader, Path data) {
        return new GuardSettings(
                reader.read(PERCENT),
                reader.read(LEAST),
                reader.read(BUDGET_BYTES).orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
                reader.read(ALLOW).orElse(data.resolve("allow")),
                WatchSettings.read(reader));
    }

    /** The usual, with sets in the data folder. */
    public static GuardSettings usual(Path data) {
        return new GuardSettings(150, 500, 16L << 20, data.resolve("allow"), Duration.ofSeconds(2));
    }

    /** How many different values a link may show. */
    long budget(long recipients) {
        return Math.max(least, recipients * percent / 100);
    }
}
