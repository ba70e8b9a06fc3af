package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Likeness;
import dev.nameplate.encode.gif.GifFile;
import dev.nameplate.observe.Meters;
import dev.nameplate.raster.Raster;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * What films of the library give away to fit a budget: for each budget the grade, the bytes, the likeness of the first frame to
 * a PNG and the processor time of a film for another reader. Run in the root of the repository.
 */
public final class GifGrades {

    private static final Path LIBRARY = Path.of("src/main/resources/library");
    private static final Instant ENDS = Instant.parse("2027-01-31T23:00:00Z");
    private static final int FILMS = 30;

    private final Workshop workshop = new Workshop(
            new PipelineSettings(
                    1, 8, Duration.ofSeconds(3), /* webp= */ false, /* unsigned= */ false, Optional.empty()),
            256L << 20,
            new Meters());

    private GifGrades() {}

    /** @param args a folder into which the first frames are written, if there is one */
    public static void main(String[] args) throws IOException {
        Optional<Path> folder = Stream.of(args).findFirst().map(Path::of);
        GifGrades grades = new GifGrades();
        for (String name : List.of("sale-countdown", "event-countdown", "webinar-countdown")) {
            grades.show(name, folder);
        }
    }

    private void show(String name, Optional<Path> folder) throws IOException {
        int budget = 10_000_000;
        System.out.printf("%s%n%8s %7s %8s %7s %8s %9s%n", name, "budget", "quality", "bytes", "PSNR", "MS-SSIM", "ms a film");
        Raster wanted = png(template(name, budget));
        while (true) {
            Template template = template(name, budget);
            EncodedImage film = film(template, "Maximiliane");
            Raster first = new GifFile(film.bytes()).frames().get(0);
            double[] likeness = Likeness.of(wanted, first);
            System.out.printf(
                    "%8d %7d %8d %7.1f %8.1f %9.2f%n",
                    budget, film.quality(), film.bytes().length, likeness[0], likeness[1], milliseconds(template));
            if (folder.isPresent()) {
                Files.write(folder.get().resolve(name + '-' + film.quality() + ".gif"), film.bytes());
            }
            if (film.overBudget() || film.quality() == 30) {
                return;
            }
            budget = Math.max(5000, film.bytes().length - 1);
        }
    }

    private double milliseconds(Template template) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < FILMS; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            film(template, "Reader " + i);
            least = Math.min(least, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6);
        }
        return least;
    }

    private EncodedImage film(Template template, String name) {
        return workshop.draw(template, given(name), Format.GIF, ENDS.minusSeconds(200_000))
                .image();
    }

    private Raster png(Template template) throws IOException {
        byte[] file = workshop.draw(template, given("Maximiliane"), Format.PNG, ENDS.minusSeconds(200_000))
                .image()
                .bytes();
        var image = ImageIO.read(new ByteArrayInputStream(file));
        int width = image.getWidth();
        int height = image.getHeight();
        return Raster.of(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static Map<String, String> given(String name) {
        return Map.of("name", name, "ends", ENDS.toString(), "starts", ENDS.toString(), "date", ENDS.toString());
    }

    private Template template(String name, int budget) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.list(LIBRARY.resolve(name))) {
            for (Path file : (Iterable<Path>) all::iterator) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        Map<String, Object> tree = TemplateFiles.tree(new String(files.remove("template.json"), java.nio.charset.StandardCharsets.UTF_8));
        Map<String, Object> output = new HashMap<>();
        if (tree.get("output") instanceof Map<?, ?> own) {
            own.forEach((key, value) -> output.put((String) key, value));
        }
        output.put("max-bytes", budget);
        tree.put("output", output);
        return workshop.compiler().compile(name, tree, files).fold(template -> template, problems -> {
            throw new IllegalStateException(name + ": " + problems);
        });
    }
}
