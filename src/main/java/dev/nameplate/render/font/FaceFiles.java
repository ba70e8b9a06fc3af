package dev.nameplate.render.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the server's faces come from: the class path and, if named, a directory.
 *
 * <p>Every file is read once, for its digest and its tables of contents, and then let go; Java2D opens the embedded ones when
 * they are first drawn with, and those of the directory at once, which is cheap there and tells early about a broken file.
 */
final class FaceFiles {

    static final String INTER = "Inter";

    private static final String INTER_HOME = "com/formdev/flatlaf/fonts/inter/Inter-%s.otf";
    private static final String LIBERATION_HOME = "liberation/Liberation%s-%s.ttf";

    private FaceFiles() {}

    /** Where an embedded family stands in the order of stand-ins; larger than all of them for other families. */
    static int embeddedRank(String family) {
        return switch (family) {
            case INTER -> 0;
            case "Liberation Sans" -> 1;
            case "Liberation Serif" -> 2;
            case "Liberation Mono" -> 3;
            default -> 4;
        };
    }

    static List<Face> load(@Nullable Path directory, Caches caches) {
        List<Face> faces = new ArrayList<>();
        for (String name : embedded()) {
            faces.addAll(FontFile.embedded(name, () -> resource(name), caches).faces());
        }
        if (directory != null) {
            addAll(faces, directory, caches);
        }
        return faces;
    }

    private static List<String> embedded() {
        List<String> names = new ArrayList<>();
        for (String cut : List.of("Light", "Regular", "SemiBold", "Bold")) {
            names.add(INTER_HOME.formatted(cut));
            names.add(INTER_HOME.formatted(cut.equals("Regular") ? "Italic" : cut + "Italic"));
        }
        for (String family : List.of("Sans", "Serif", "Mono")) {
            for (String cut : List.of("Regular", "Italic", "Bold", "BoldItalic")) {
                names.add(LIBERATION_HOME.formatted(family, cut));
            }
        }
        return names;
    }

    private static void addAll(List<Face> faces, Path directory, Caches caches) {
        List<String> problems = new ArrayList<>();
        for (Path file : fontsBelow(directory)) {
            try {
                faces.addAll(FontFile.of(file, Files.readAllBytes(file), caches).faces());
            } catch (FontFault | IOException e) {
                problems.add(file + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new FontFault(problems.size() + " files of the fonts directory " + directory + " cannot be read:\n"
                    + String.join("\n", problems));
        }
    }

    private static List<Path> fontsBelow(Path directory) {
        try (Stream<Path> all = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(path -> isFont(path) && !isHidden(directory.relativize(path)))
                    .sorted(Comparator.comparing(
                            path -> directory.relativize(path).toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new FontFault("the fonts directory " + directory + " cannot be read: " + e, e);
        }
    }

    /** Mounted volumes hold every file twice, once below a folder that starts with dots. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFont(Path path) {
        return Wrappings.isFont(String.valueOf(path.getFileName())) && Files.isRegularFile(path);
    }

    private static byte[] resource(String name) {
        try (InputStream in = FaceFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new FontFault(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new FontFault(name + " cannot be read: " + e, e);
        }
    }
}
