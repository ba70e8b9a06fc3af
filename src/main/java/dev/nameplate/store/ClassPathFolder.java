package dev.nameplate.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** Folders that come with the program, on disk or inside its jar. */
final class ClassPathFolder {

    private ClassPathFolder() {}

    /** @param name as {@code /library} */
    static Path of(String name) {
        URL url = ClassPathFolder.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException(name + " is missing from the class path");
        }
        try {
            URI uri = url.toURI();
            return uri.getScheme().equals("jar") ? fileSystem(uri).getPath(name) : Path.of(uri);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(url + " cannot be opened", e);
        }
    }

    private static FileSystem fileSystem(URI jar) throws IOException {
        try {
            return FileSystems.newFileSystem(jar, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(jar);
        }
    }
}
