package dev.nameplate.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Templates as folders: the user's, or the library on the class path. */
public final class FolderTemplateStore implements TemplateStore {

    private final Vertx vertx;
    private final String name;
    private final Callable<Map<String, String>> fingerprints;
    private final Reader reader;

    private FolderTemplateStore(Vertx vertx, String name, Callable<Map<String, String>> fingerprints, Reader reader) {
        this.vertx = vertx;
        this.name = name;
        this.fingerprints = fingerprints;
        this.reader = reader;
    }

    private interface Reader {
        Optional<StoredTemplate> read(String path) throws IOException;
    }

    /** What is served: the library, if it is wanted, and the user's folders, which hide what it has by the same name. */
    public static List<TemplateStore> all(Vertx vertx, StoreSettings settings) {
        TemplateStore own = of(vertx, settings.templates());
        return settings.library() ? List.of(library(vertx), own) : List.of(own);
    }

    /** The folders below a directory, which need not exist yet. */
    public static FolderTemplateStore of(Vertx vertx, Path directory) {
        TemplateFolder folder = new TemplateFolder(directory);
        return new FolderTemplateStore(vertx, directory.toString(), folder::fingerprints, folder::read);
    }

    /** The read-only library that comes with the program. */
    public static FolderTemplateStore library(Vertx vertx) {
        ClassPathFolder library = new ClassPathFolder("/library");
        // It never changes, so it is looked at once.
        Once<Map<String, String>> fingerprints =
                new Once<>(() -> library.open(folder -> new TemplateFolder(folder).fingerprints()));
        return new FolderTemplateStore(
                vertx, "library", fingerprints, path -> library.open(folder -> new TemplateFolder(folder).read(path)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<Map<String, String>> fingerprints() {
        return reading("the templates", fingerprints);
    }

    @Override
    public Future<Optional<StoredTemplate>> read(String path) {
        return reading("template " + path, () -> reader.read(path));
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
}
