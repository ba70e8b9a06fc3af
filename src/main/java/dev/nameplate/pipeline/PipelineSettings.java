package dev.nameplate.pipeline;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.merge.WordList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How pictures are made.
 *
 * @param threads render threads
 * @param queue most pictures that wait
 * @param patience how long a request waits for the right image before the degrade ladder answers
 * @param webp whether WebP is offered
 * @param unsigned whether links without a signature are served
 * @param fonts a folder of further faces
 * @param words what counts as missing when it comes from an open part
 */
public record PipelineSettings(
        int threads,
        int queue,
        Duration patience,
        boolean webp,
        boolean unsigned,
        Optional<Path> fonts,
        WordList words) {

    /** What becomes of links without a signature. */
    enum Unsigned {
        REFUSE,
        ALLOW
    }

    private static final Setting<Integer> THREADS =
            Setting.whole("render.threads", 0, 0, 256).says("Threads that draw and encode; 0 means one per core.");
    private static final Setting<Integer> QUEUE = Setting.whole("render.queue", 1024, 1, 100_000)
            .says("Most pictures that wait for a render thread; beyond it the degrade ladder answers at once.");
    /** Public for the check against the idle timeout. */
    public static final Setting<Duration> PATIENCE = Setting.duration("render.deadline", "3s")
            .says("How long a request waits for the right image before the degrade ladder answers.");

    private static final Setting<Boolean> WEBP =
            Setting.flag("formats.webp", true).says("Whether WebP is offered.");
    private static final Setting<Optional<Path>> FONTS = Setting.path("fonts.directory", "")
            .says("A folder of further faces (.ttf, .otf, .ttc, .woff, .woff2); system fonts are never read.");
    private static final Setting<Unsigned> UNSIGNED = Setting.choice("links.unsigned", Unsigned.REFUSE)
            .says("allow serves links without a signature, all openable fields open; for trials only.");
    private static final Setting<Boolean> ANYWHERE = Setting.flag("links.unsigned-anywhere", false)
            .says("Whether unsigned links may be allowed although the host is not a loopback address.");

    private static final Setting<Optional<Path>> WORDS = Setting.path("merge.words", "")
            .says("A file of words and phrases that count as missing in open text fields, beside those we bring.");

    /** With our own word list. */
    public PipelineSettings(
            int threads, int queue, Duration patience, boolean webp, boolean unsigned, Optional<Path> fonts) {
        this(threads, queue, patience, webp, unsigned, fonts, WordList.usual());
    }

    public static List<Setting<?>> all() {
        return List.of(THREADS, QUEUE, PATIENCE, WEBP, FONTS, UNSIGNED, ANYWHERE, WORDS);
    }

    /** @param loopback whether the server can be reached from this machine only */
    public static PipelineSettings read(SettingsReader reader, boolean loopback) {
        int threads = reader.read(THREADS);
        boolean unsigned = reader.read(UNSIGNED) == Unsigned.ALLOW;
        if (unsigned && !loopback && !reader.read(ANYWHERE)) {
            reader.problem(
                    UNSIGNED,
                    "allow with a host that others can reach: anyone could write on your templates; set http.host to a"
                            + " loopback address, or links.unsigned-anywhere to true if that is what you want");
        }
        Duration patience = reader.read(PATIENCE);
        if (patience.toMillis() < 50 || patience.toMillis() > 30_000) {
            reader.problem(PATIENCE, patience.toMillis() + " ms; allowed: 50ms to 30s");
        }
        Optional<Path> fonts = reader.read(FONTS);
        if (fonts.isPresent() && !Files.isDirectory(fonts.get())) {
            reader.problem(FONTS, fonts.get() + " is no folder");
        }
        return new PipelineSettings(
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                reader.read(QUEUE),
                patience,
                reader.read(WEBP),
                unsigned,
                fonts,
                words(reader));
    }

    /** A list that cannot be read would let everything through, and nobody would notice. */
    private static WordList words(SettingsReader reader) {
        Optional<Path> file = reader.read(WORDS);
        try {
            return file.isPresent() ? WordList.withFile(file.get()) : WordList.usual();
        } catch (NoSuchFileException e) {
            reader.problem(WORDS, file.get() + " is not there");
            return WordList.usual();
        } catch (IOException e) {
            reader.problem(WORDS, String.valueOf(e.getMessage()));
            return WordList.usual();
        }
    }
}
