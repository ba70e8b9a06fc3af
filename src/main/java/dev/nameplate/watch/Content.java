package dev.nameplate.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a file held when it was looked at, or the files of a folder in the order of their names.
 *
 * <p>Of a folder the files that lie in it count, with those that its links lead to; names that begin with a dot do not, since
 * mounted volumes keep their several states under such names.
 *
 * @param files never none for a file; none for an empty folder
 * @param digest of all names and bytes: two looks with the same saw the same
 * @param modified when the youngest of the files was written
 */
public record Content(List<Text> files, String digest, Instant modified) {

    static final int MOST_BYTES = 4 << 20;

    private static final int MOST_FILES = 1_000;

    /**
     * A file's text.
     *
     * @param name of the file with its path, for messages
     */
    public record Text(String name, String text) {

        /** Shows no text: it may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Why there is no content. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean missing;

        Unreadable(String message, boolean missing) {
            super(message);
            this.missing = missing;
        }

        /** Whether there is no such file. */
        boolean missing() {
            return missing;
        }
    }

    public Content {
        files = List.copyOf(files);
    }

    /** Reads a file, or the files of a folder. Blocks. */
    static Content read(Path path) throws Unreadable {
        try {
            List<Text> texts = new ArrayList<>();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Instant modified = Instant.EPOCH;
            for (Path file : files(path)) {
                byte[] bytes = bytes(file);
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(Integer.BYTES + 1).putInt(1, bytes.length));
                digest.update(bytes);
                texts.add(new Text(file.toString(), text(file, bytes)));
                Instant written = Files.getLastModifiedTime(file).toInstant();
                modified = written.isAfter(modified) ? written : modified;
            }
            return new Content(texts, HexFormat.of().formatHex(digest.digest()), modified);
        } catch (NoSuchFileException e) {
            throw new Unreadable(path + " is not there", /* missing= */ true);
        } catch (IOException e) {
            throw new Unreadable(path + " cannot be read: " + e, /* missing= */ false);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    private static List<Path> files(Path path) throws IOException, Unreadable {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files = all.filter(
                            file -> !file.getFileName().toString().startsWith(".") && !Files.isDirectory(file))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new Unreadable(
                        path + " holds more than " + MOST_FILES + " files; it is another folder than was meant",
                        /* missing= */ false);
            }
            return files;
        }
    }

    private static byte[] bytes(Path file) throws IOException, Unreadable {
        // Never more than allowed is read, however large the file is or becomes.
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(file + " is larger than " + (MOST_BYTES >> 20) + " MB", /* missing= */ false);
        }
        return bytes;
    }

    private static String text(Path file, byte[] bytes) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Some editors mark UTF-8 so.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(file + " is not UTF-8", /* missing= */ false);
        }
    }

    /** Shows no text: it may be a secret. */
    @Override
    public String toString() {
        return "Content" + files;
    }
}
