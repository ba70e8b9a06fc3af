package dev.nameplate.encode;

import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What coding took from pictures, whoever made them: for each pair of a lossy file and a lossless one of the same picture by the
 * same program, the bytes and how alike they are. So programs that draw a little differently can be compared by the quality
 * of what they send.
 */
final class CodingLoss {

    private CodingLoss() {}

    /** @param args lossy and lossless files in turn */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        if (args.length == 0 || args.length % 2 != 0) {
            throw new IllegalArgumentException("give files in pairs: what was sent, and the same picture as PNG");
        }
        System.out.println("| file | bytes | " + String.join(" | ", Likeness.NAMES) + " |");
        System.out.println("| --- | --- |" + " --- |".repeat(Likeness.NAMES.length));
        for (int i = 0; i < args.length; i += 2) {
            Path sent = Path.of(args[i]);
            StringBuilder row = new StringBuilder("| " + sent.getFileName() + " | " + Files.size(sent) + " |");
            for (double measure : Likeness.of(read(Path.of(args[i + 1])), read(sent))) {
                row.append(String.format(Locale.ROOT, " %.2f |", measure));
            }
            System.out.println(row);
        }
    }

    private static Raster read(Path file) throws IOException {
        BufferedImage image = Optional.ofNullable(ImageIO.read(file.toFile()))
                .orElseThrow(() -> new IllegalArgumentException(file + " is no picture that is known here"));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF000000;
        }
        return Raster.of(width, height, pixels);
    }
}
