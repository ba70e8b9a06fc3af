package dev.nameplate.cli;

import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.store.StoredTemplate;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.store.TemplateStore;
import dev.nameplate.template.Brand;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Finds and compiles templates for commands, without a server. Blocks. */
final class Bench {

    private Bench() {}

    /** The template of a path, dressed as the server would; empty when there is none. */
    static Optional<Template> find(Host.Session session, String path) {
        return find(session, path, new BrandOption());
    }

    /** The template of a path, the user's, else the library's, in the dress asked for; empty when there is none. */
    static Optional<Template> find(Host.Session session, String path, BrandOption brand) {
        return withVertx(vertx -> {
            List<TemplateStore> stores = FolderTemplateStore.all(vertx, session.store());
            for (int i = stores.size() - 1; i >= 0; i--) {
                TemplateStore store = stores.get(i);
                Optional<StoredTemplate> stored = await(store.read(path));
                if (stored.isPresent()) {
                    return Optional.of(compiled(session, stored.get(), store, brand.brand(session, path)));
                }
            }
            return Optional.empty();
        });
    }

    /** Like {@link #find}, but a template that is not there ends the command. */
    static Template require(Host.Session session, String path, BrandOption brand) {
        return find(session, path, brand)
                .orElseThrow(() -> new Refusal("there is no template " + path + "; there are: "
                        + String.join(", ", known(session).keySet())));
    }

    /** The paths of all templates. */
    static java.util.Set<String> paths(Host.Session session) {
        return known(session).keySet();
    }

    private static Map<String, String> known(Host.Session session) {
        return withVertx(vertx -> {
            Map<String, String> all = new java.util.TreeMap<>();
            for (TemplateStore store : FolderTemplateStore.all(vertx, session.store())) {
                all.putAll(await(store.fingerprints()));
            }
            return all;
        });
    }

    private static Template compiled(Host.Session session, StoredTemplate stored, TemplateStore store, Brand brand) {
        return TemplateDocument.compile(stored, session.workshop().compiler(), brand)
                .fold(template -> template, problems -> {
                    throw new Refusal(
                            "template " + stored.path() + " in " + store.name() + " is broken:\n" + list(problems));
                });
    }

    static String list(List<Problem> problems) {
        return String.join(
                "\n", problems.stream().map(problem -> "  " + problem).toList());
    }

    static <T> T withVertx(Function<Vertx, T> work) {
        Vertx vertx = Vertx.vertx();
        try {
            return work.apply(vertx);
        } finally {
            await(vertx.close());
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new Refusal(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
