package dev.nameplate.render.font;

import java.awt.Font;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where faces come from: the class path and, if named, a directory.
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
        for (String resource : embedded()) {
            add(faces, resource, resource(resource), null, caches);
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
                add(faces, file.toString(), Files.readAllBytes(file), file.toFile(), caches);
            } catch (FontFault | IOException e) {
                problems.add(e.getMessage());
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
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc")) && Files.isRegularFile(path);
    }

    /** @param file where the bytes are from; null for the class path */
    private static void add(List<Face> faces, String name, byte[] bytes, @Nullable File file, Caches caches) {
        try {
            String digest = sha256(bytes);
            List<Sfnt> found = Sfnt.faces(bytes);
            found.forEach(FaceTables::check);
            Font[] opened = file == null ? null : AwtFont.open(file);
            if (opened != null && opened.length != found.size()) {
                throw new FontFault("Java2D sees " + opened.length + " faces in it, not " + found.size());
            }
            for (int i = 0; i < found.size(); i++) {
                FaceTables tables = FaceTables.of(found.get(i));
                int unitsPerEm = tables.metrics().unitsPerEm();
                Font font = opened == null ? null : opened[i];
                Supplier<AwtFont> opener = font == null
                        ? () -> AwtFont.of(resource(name), unitsPerEm, name)
                        : () -> AwtFont.of(font, unitsPerEm);
                Optional<Sprites> sprites = file == null || !found.get(i).has("CBLC")
                        ? Optional.empty()
                        : Optional.of(Sprites.of(found.get(i), file.toPath(), unitsPerEm));
                faces.add(new Face(faces.size(), tables, digest + "#" + i, opener, sprites, caches));
            }
        } catch (FontFault | IOException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new FontFault(name + ": " + e.getMessage(), e);
        }
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
