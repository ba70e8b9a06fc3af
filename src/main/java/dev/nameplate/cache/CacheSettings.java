package dev.nameplate.cache;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.util.List;
import java.util.Optional;

/**
 * How much is kept.
 *
 * @param memoryBytes most bytes of images in the memory tier
 * @param basesBytes most bytes of what is drawn and encoded beforehand for templates
 */
public record CacheSettings(long memoryBytes, long basesBytes) {

    /** Canvases, glyphs and requests need the rest. */
    private static final int LARGEST_SHARE = 2;

    /** What fonts, code and the pictures being made take, whatever the templates are. */
    private static final long GROUND = 128L << 20;

    private static final int USUAL_BASES = 4;
    private static final long LEAST_BASES = 16L << 20;

    /**
     * Half of what bases may take: they are worth more. Most links are opened once, and a heap full of their images costs
     * every request its collections.
     */
    private static final int USUAL_MEMORY = 8;

    private static final long LEAST_MEMORY = 8L << 20;

    private static final Setting<Optional<Long>> MEMORY = Setting.bytesOrAuto("cache.memory")
            .says(
                    "Most bytes of finished images kept in memory; 0 keeps none, auto an eighth of the heap beyond 128MB.");
    private static final Setting<Optional<Long>> BASES = Setting.bytesOrAuto("cache.bases")
            .says(
                    "Most bytes of templates' bases, drawn and encoded, kept in memory; auto: a quarter of the heap beyond"
                            + " 128MB.");

    public static List<Setting<?>> all() {
        return List.of(MEMORY, BASES);
    }

    public static CacheSettings read(SettingsReader reader) {
        return read(reader, Runtime.getRuntime().maxMemory());
    }

    /** @param heap the most bytes that the heap may have */
    static CacheSettings read(SettingsReader reader, long heap) {
        long memory = amount(reader, MEMORY, heap, usual(heap, USUAL_MEMORY, LEAST_MEMORY));
        long bases = amount(reader, BASES, heap, usual(heap, USUAL_BASES, LEAST_BASES));
        return new CacheSettings(memory, bases);
    }

    private static long amount(SettingsReader reader, Setting<Optional<Long>> setting, long heap, long usual) {
        long amount = reader.read(setting).orElse(usual);
        if (amount > heap / LARGEST_SHARE) {
            reader.problem(
                    setting,
                    (amount >> 20) + " MB of a heap of " + (heap >> 20) + " MB; allowed: at most half of the heap, "
                            + (heap / LARGEST_SHARE >> 20) + " MB; lower it or raise -Xmx");
        }
        return amount;
    }

    /** What a cache may take where nobody says how much. */
    private static long usual(long heap, int share, long least) {
        return Math.max(least, (heap - GROUND) / share);
    }
}
