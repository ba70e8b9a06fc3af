package dev.nameplate.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads folders of templates from any file system, the inside of a jar included. Blocking. */
final class TemplateFolder {

    /** A template's or project's name. */
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Whether a text is a template's path: a name, or a project's and a name. */
    static boolean isPath(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? NAME.matcher(text).matches()
                : NAME.matcher(text.substring(0, slash)).matches()
                        && NAME.matcher(text.substring(slash + 1)).matches();
    }

    /** More than this in one folder is a mistake, not a template. */
    private static final int MOST_FILES = 200;

    private static final long MOST_BYTES = 64L << 20;

    private final Path root;

    TemplateFolder(Path root) {
        this.root = root;
    }

    /** Paths of templates, each with a fingerprint of names, sizes and times. */
    Map<String, String> fingerprints() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path folder : folders(root)) {
            if (Files.exists(folder.resolve(StoredTemplate.DOCUMENT))) {
                found.put(folder.getFileName().toString(), fingerprint(folder));
            } else {
                for (Path inner : folders(folder)) {
                    if (Files.exists(inner.resolve(StoredTemplate.DOCUMENT))) {
                        found.put(folder.getFileName() + "/" + inner.getFileName(), fingerprint(inner));
                    }
                }
            }
        }
        return found;
    }

    Optional<StoredTemplate> read(String path) throws IOException {
        Path folder = root.resolve(path);
        Path document = folder.resolve(StoredTemplate.DOCUMENT);
        if (!Files.isRegularFile(document)) {
            return Optional.empty();
        }
        Map<String, byte[]> files = contents(folder);
        byte[] text = files.remove(StoredTemplate.DOCUMENT);
        return text == null ? Optional.empty() : Optional.of(new StoredTemplate(path, text, files));
    }

    /** The files of a folder by name. */
    static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
            if (files.size() >= MOST_FILES || bytes > MOST_BYTES) {
                throw new IOException(folder + " holds more than " + MOST_FILES + " files or " + MOST_BYTES + " bytes");
            }
            files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        return files;
    }

    /** The folders whose names a template, project or brand kit may have. */
    static List<Path> folders(Path within) throws IOException {
        if (!Files.isDirectory(within)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(within)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> NAME.matcher(plainName(entry)).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The file's name without the slash that zip file systems append to folders. */
    static String plainName(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static String fingerprint(Path folder) throws IOException {
        StringBuilder print = new StringBuilder();
        try {
            for (Path file : files(folder)) {
                print.append(file.getFileName())
                        .append(':')
                        .append(Files.size(file))
                        .append(':')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append(';');
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return print.toString();
    }
}
