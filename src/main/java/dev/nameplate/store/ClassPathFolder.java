package dev.nameplate.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folders that come with the program, on disk or inside its jar. The jar is open only while somebody reads: its list of files,
 * of which there are tens of thousands, would take eight megabytes for good.
 */
final class ClassPathFolder {

    private static final Object LOCK = new Object();

    /** The jar's file system while anybody is inside; all folders lie in one jar. */
    private static @Nullable FileSystem opened;

    private static int inside;

    private final String name;
    private final URI uri;

    /** @param name as {@code /library} */
    ClassPathFolder(String name) {
        URL url = ClassPathFolder.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException(name + " is missing from the class path");
        }
        this.name = name;
        try {
            uri = url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url + " cannot be opened", e);
        }
    }

    /** What is done with the folder while it is open. */
    interface Use<T> {
        T with(Path folder) throws IOException;
    }

    /** Opens the folder for a while. Any thread may enter. */
    <T> T open(Use<T> use) throws IOException {
        if (!uri.getScheme().equals("jar")) {
            return use.with(Path.of(uri));
        }
        FileSystem jar = enter(uri);
        try {
            return use.with(jar.getPath(name));
        } finally {
            leave();
        }
    }

    private static FileSystem enter(URI uri) throws IOException {
        synchronized (LOCK) {
            FileSystem jar = opened == null ? FileSystems.newFileSystem(uri, Map.of()) : opened;
            opened = jar;
            inside++;
            return jar;
        }
    }

    private static void leave() throws IOException {
        synchronized (LOCK) {
            FileSystem jar = opened;
            if (--inside == 0 && jar != null) {
                // Whatever comes of closing it, nobody gets it any more.
                opened = null;
                jar.close();
            }
        }
    }
}
