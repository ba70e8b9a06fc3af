package dev.nameplate.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Templates as folders: the user's, or the library on the class path. */
public final class FolderTemplateStore implements TemplateStore {

    private final Vertx vertx;
    private final String name;
    private final TemplateFolder folder;

    private FolderTemplateStore(Vertx vertx, String name, TemplateFolder folder) {
        this.vertx = vertx;
        this.name = name;
        this.folder = folder;
    }

    /** The folders below a directory, which need not exist yet. */
    public static FolderTemplateStore of(Vertx vertx, Path directory) {
        return new FolderTemplateStore(vertx, directory.toString(), new TemplateFolder(directory));
    }

    /** The read-only library that comes with the program. */
    public static FolderTemplateStore library(Vertx vertx) {
        return new FolderTemplateStore(vertx, "library", new TemplateFolder(libraryRoot()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<Map<String, String>> fingerprints() {
        return reading("the templates", folder::fingerprints);
    }

    @Override
    public Future<Optional<StoredTemplate>> read(String path) {
        return reading("template " + path, () -> folder.read(path));
    }

    private <T> Future<T> reading(String what, Callable<T> work) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        return work.call();
                    } catch (IOException | RuntimeException e) {
                        throw new StoreFault(what + " in " + name + " cannot be read: " + e.getMessage(), e);
                    }
                },
                /* ordered= */ false);
    }

    private static Path libraryRoot() {
        URL url = FolderTemplateStore.class.getResource("/library");
        if (url == null) {
            throw new IllegalStateException("the library is missing from the class path");
        }
        try {
            URI uri = url.toURI();
            return uri.getScheme().equals("jar") ? fileSystem(uri).getPath("/library") : Path.of(uri);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the library at " + url + " cannot be opened", e);
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
