package dev.nameplate.testing;

import dev.nameplate.render.font.FontBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Font books for tests: the embedded one, and one with faces for many scripts where those are installed. */
public final class Fonts {

    private static final String PACKAGES = "fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji";

    private static final List<Path> FACES = List.of(
            Path.of("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"),
            Path.of("/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf"),
            Path.of("/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf"),
            Path.of("/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf"),
            Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"));

    private Fonts() {}

    private static final class Embedded {
        static final FontBook BOOK = FontBook.embedded();
    }

    private static final class Scripts {
        static final FontBook BOOK = FontBook.with(directory());
    }

    /** Inter and the Liberation families; one for all tests. */
    public static FontBook embedded() {
        return Embedded.BOOK;
    }

    /**
     * The embedded faces and Noto for Arabic, Devanagari, Thai, Chinese, Japanese, Korean and emoji. Where those are not
     * installed the test is skipped, saying what to install, or fails where everything is demanded.
     */
    public static FontBook scripts() {
        List<Path> missing = FACES.stream().filter(face -> !Files.exists(face)).toList();
        Demands.need(missing.isEmpty(), missing.toString(), PACKAGES);
        return Scripts.BOOK;
    }

    /** A directory of links to the faces, so that books are small and always the same. */
    public static Path directory() {
        try {
            Path directory = Files.createTempDirectory("nameplate-fonts");
            directory.toFile().deleteOnExit();
            for (Path face : FACES) {
                Path link = Files.createSymbolicLink(directory.resolve(face.getFileName()), face);
                link.toFile().deleteOnExit();
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
