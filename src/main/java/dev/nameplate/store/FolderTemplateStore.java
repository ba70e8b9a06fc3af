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
    private final TemplateFolder folder;

    private FolderTemplateStore(Vertx vertx, String name, TemplateFolder folder) {
        this.vertx = vertx;
        this.name = name;
        this.folder = folder;
    }

    /** What is served: the library, if it is wanted, and the user's folders, which hide what it has by the same name. */
    public static List<TemplateStore> all(Vertx vertx, StoreSettings settings) {
        TemplateStore own = of(vertx, settings.templates());
        return settings.library() ? List.of(library(vertx), own) : List.of(own);
    }

    /** The folders below a directory, which need not exist yet. */
    public static FolderTemplateStore of(Vertx vertx, Path directory) {
        return new FolderTemplateStore(vertx, directory.toString(), new TemplateFolder(directory));
    }

    /** The read-only library that comes with the program. */
    public static FolderTemplateStore library(Vertx vertx) {
        return new FolderTemplateStore(vertx, "library", new TemplateFolder(ClassPathFolder.of("/library")));
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
}
