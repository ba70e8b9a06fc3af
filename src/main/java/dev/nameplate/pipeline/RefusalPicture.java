package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;

/** The small neutral PNG that every refusal shows: it says nothing of templates, keys or reasons. */
final class RefusalPicture {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 60;
    private static final int GROUND = 0xFFEDEFF5;
    private static final int BORDER = 0xFFD5D9E6;

    private RefusalPicture() {}

    /** Encoded once at start. */
    static byte[] png(Encoders encoders) {
        Raster raster = Raster.filled(WIDTH, HEIGHT, GROUND);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (x == 0 || y == 0 || x == WIDTH - 1 || y == HEIGHT - 1) {
                    raster.pixels()[y * WIDTH + x] = BORDER;
                }
            }
        }
        Encoder encoder = encoders.of(Format.PNG);
        return encoder.encode(
                        encoder.base(raster, new EncodeSettings(90, /* fullChroma= */ true), List.of()),
                        raster,
                        Damage.none(WIDTH, HEIGHT),
                        new Target(90, Integer.MAX_VALUE))
                .bytes();
    }
}
