package dev.nameplate.testing;

import dev.nameplate.render.font.FontBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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

    /** The beginning of each face's SHA-256, as Debian 12 has it. */
    private static final Map<String, String> DEBIAN_12 = Map.of(
            "NotoSansArabic-Regular.ttf", "504d7407d86875ac",
            "NotoSansArabic-Bold.ttf", "ded6fc7359ca36d1",
            "NotoSansDevanagari-Regular.ttf", "79a470365ccb210f",
            "NotoSansThai-Regular.ttf", "dfbd5ed0f1e68c3c",
            "NotoSansCJK-Regular.ttc", "b76b0433203017ca",
            "NotoColorEmoji.ttf", "e5899ed38b8ed83e");

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

    /** Whether the faces of {@link #scripts} are installed. */
    public static boolean areThere() {
        return FACES.stream().allMatch(Files::exists);
    }

    /** Whether they are the very files that goldens were drawn with. */
    public static boolean areOfDebian12() {
        return Debian.IS_12;
    }

    private static final class Debian {
        static final boolean IS_12 = FACES.stream().allMatch(Debian::isOf12);

        private static boolean isOf12(Path face) {
            String known = DEBIAN_12.get(face.getFileName().toString());
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(face));
                return known == null || HexFormat.of().formatHex(digest).startsWith(known);
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
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
