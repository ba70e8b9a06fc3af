package dev.nameplate.cache;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.util.List;

/**
 * How much is kept.
 *
 * @param memoryBytes most bytes of images in the memory tier
 * @param basesBytes most bytes of what is drawn and encoded beforehand for templates
 */
public record CacheSettings(long memoryBytes, long basesBytes) {

    /** Finished images, canvases, glyphs and requests need the rest. */
    private static final int LARGEST_SHARE = 2;

    private static final int USUAL_SHARE = 4;

    /** What fonts, code and the pictures being made take, whatever the templates are. */
    private static final long GROUND = 128L << 20;

    private static final long LEAST_USUAL = 16L << 20;

    private static final Setting<Long> MEMORY =
            Setting.bytes("cache.memory", "96MB").says("Most bytes of finished images kept in memory; 0 keeps none.");
    private static final Setting<Long> BASES = Setting.bytes("cache.bases", "0")
            .says(
                    "Most bytes of templates' bases, drawn and encoded, kept in memory; 0 means a quarter of the heap beyond 128MB.");

    public static List<Setting<?>> all() {
        return List.of(MEMORY, BASES);
    }

    public static CacheSettings read(SettingsReader reader) {
        return read(reader, Runtime.getRuntime().maxMemory());
    }

    /** @param heap the most bytes that the heap may have */
    static CacheSettings read(SettingsReader reader, long heap) {
        long bases = reader.read(BASES);
        if (bases > heap / LARGEST_SHARE) {
            reader.problem(
                    BASES,
                    (bases >> 20) + " MB of a heap of " + (heap >> 20) + " MB; allowed: at most half of the heap, "
                            + (heap / LARGEST_SHARE >> 20) + " MB; lower it or raise -Xmx");
        }
        return new CacheSettings(reader.read(MEMORY), bases == 0 ? usualBases(heap) : bases);
    }

    /** What bases may take where nobody says how much. */
    private static long usualBases(long heap) {
        return Math.max(LEAST_USUAL, (heap - GROUND) / USUAL_SHARE);
    }
}
