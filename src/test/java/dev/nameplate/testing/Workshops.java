package dev.nameplate.testing;

import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.PipelineSettings;
import dev.nameplate.pipeline.Workshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Workshops for tests: all formats, one thread, and the faces that we bring. */
public final class Workshops {

    private static final long BASES_BYTES = 96 << 20;

    private Workshops() {}

    public static Workshop plain() {
        return metered(new Meters());
    }

    public static Workshop metered(Meters meters) {
        return workshop(Optional.empty(), meters);
    }

    /** With a folder of further faces. */
    public static Workshop withFaces(Path folder) {
        return workshop(Optional.of(folder), new Meters());
    }

    private static Workshop workshop(Optional<Path> fonts, Meters meters) {
        PipelineSettings settings = new PipelineSettings(
                /* threads= */ 1,
                /* queue= */ 16,
                Duration.ofSeconds(3),
                /* webp= */ true,
                /* unsigned= */ false,
                fonts);
        return new Workshop(settings, BASES_BYTES, meters);
    }
}
