package dev.nameplate.api;

import dev.nameplate.link.KeyRing;
import dev.nameplate.observe.ApiLedger;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.DrawingRoom;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where requests to the API go, and what each has to pass on its way: its key first, whatever it asks for. */
public final class ApiRoutes implements Handler<HttpServerRequest> {

    private static final String TEMPLATES = "/api/templates";
    private static final String READ = "GET, HEAD, OPTIONS";
    private static final String WRITE = "POST, OPTIONS";

    private final Parts parts;
    private final LinkDesk links;
    private final RenderDesk pictures;
    private final TemplateList templates;
    private final Buffer description;

    /**
     * What the API is made of.
     *
     * @param keys who may use it, as it is when a request comes
     * @param signing what signs links
     * @param base what links begin with, known once the image server listens
     * @param patience how long the body of one object may take
     */
    public record Parts(
            Vertx vertx,
            Supplier<ApiKeys> keys,
            DrawingRoom drawings,
            Supplier<KeyRing> signing,
            Supplier<String> base,
            Duration patience,
            Meters meters,
            ApiLedger ledger) {}

    public ApiRoutes(Parts parts) {
        this.parts = parts;
        this.links = new LinkDesk(parts.drawings(), parts.signing(), parts.base());
        this.pictures = new RenderDesk(parts.drawings());
        this.templates = new TemplateList(parts.drawings());
        this.description = described();
    }

    private static Buffer described() {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("/api/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("/api/openapi.json is missing from the class path");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        Call call = new Call(request, parts.ledger());
        Future<Void> answered;
        try {
            // CONNECT over HTTP/2 has no target.
            answered = route(call, request.uri() == null ? "" : request.uri());
        } catch (RuntimeException fault) {
            answered = Future.failedFuture(fault);
        }
        answered.onFailure(call::fail);
    }

    private Future<Void> route(Call call, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        Operation operation = operation(path);
        call.operation(operation);
        HttpMethod method = call.request().method();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (operation == Operation.DESCRIPTION && reads) {
            takesNoQuery(query);
            MediaTypes.requireAccepted(call.request().headers(), MediaTypes.JSON);
            call.answer(200, MediaTypes.JSON, description);
            return Future.succeededFuture();
        }
        ApiKey key = key(call);
        if (operation == Operation.NONE) {
            throw new Refused(
                    ProblemKind.NO_SUCH_PATH,
                    "There are POST /api/links, POST /api/render, GET /api/templates and GET /api/openapi.json.");
        }
        boolean writes = operation == Operation.LINKS || operation == Operation.RENDER;
        if (method == HttpMethod.OPTIONS) {
            call.request().response().putHeader(HttpHeaders.ALLOW, writes ? WRITE : READ);
            call.answer(204);
            return Future.succeededFuture();
        }
        if (writes ? method != HttpMethod.POST : !reads) {
            call.request().response().putHeader(HttpHeaders.ALLOW, writes ? WRITE : READ);
            throw new Refused(ProblemKind.METHOD, "The path takes " + (writes ? WRITE : READ) + ".");
        }
        takesNoQuery(query);
        expectation(call.request());
        return carryOut(call, operation, path, key);
    }

    private static void takesNoQuery(int query) {
        if (query >= 0) {
            throw new Refused(ProblemKind.UNEXPECTED_QUERY, "The path takes no query; leave out what follows ?.");
        }
    }

    private static Operation operation(String path) {
        return switch (path) {
            case "/api/links" -> Operation.LINKS;
            case "/api/render" -> Operation.RENDER;
            case "/api/openapi.json" -> Operation.DESCRIPTION;
            case TEMPLATES -> Operation.TEMPLATES;
            default -> path.startsWith(TEMPLATES + '/') ? Operation.TEMPLATES : Operation.NONE;
        };
    }

    /** The same answer, and the same work, for no key, a wrong one, and two. */
    private ApiKey key(Call call) {
        List<String> given = call.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        Optional<ApiKey> key = parts.keys().get().of(given.size() == 1 ? given.get(0) : null);
        key.ifPresent(call::key);
        return key.orElseThrow(() -> new Refused(
                ProblemKind.NO_KEY, "Every request needs the header Authorization: Bearer and the secret of a key."));
    }

    private static void expectation(HttpServerRequest request) {
        String expected = request.headers().get(HttpHeaders.EXPECT);
        if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
            throw new Refused(ProblemKind.EXPECTATION, "Expect takes 100-continue alone.");
        }
    }

    private Future<Void> carryOut(Call call, Operation operation, String path, ApiKey key) {
        switch (operation) {
            case LINKS -> {
                return links(call, key);
            }
            case RENDER -> {
                MediaTypes.ofBody(call.request().headers(), List.of(MediaTypes.JSON));
                return Body.of(parts.vertx(), call.request(), parts.patience())
                        .compose(body -> pictures.answer(call, body, key));
            }
            default -> {
                MediaTypes.requireAccepted(call.request().headers(), MediaTypes.JSON);
                return path.equals(TEMPLATES)
                        ? answer(call, templates.all(key))
                        : template(call, path.substring(TEMPLATES.length() + 1), key);
            }
        }
    }

    private Future<Void> links(Call call, ApiKey key) {
        String type = MediaTypes.ofBody(call.request().headers(), List.of(MediaTypes.JSON, MediaTypes.LINES));
        MediaTypes.requireAccepted(call.request().headers(), type);
        if (type.equals(MediaTypes.LINES)) {
            LinkDesk.Finder finder = new Lookups(parts.drawings());
            new LinkStream(parts.vertx(), call, key, links, finder, parts.meters()).start();
            return Future.succeededFuture();
        }
        return Body.of(parts.vertx(), call.request(), parts.patience())
                .compose(body -> links.link(JsonText.object(body), key, path -> parts.drawings()
                        .find(path)
                        .onSuccess(found -> found.ifPresent(template -> call.template(template.path())))))
                .compose(link -> answer(call, link));
    }

    private Future<Void> template(Call call, String path, ApiKey key) {
        if (!TemplateName.isOne(path)) {
            throw new Refused(
                    ProblemKind.UNKNOWN_TEMPLATE, "The path names no template; it takes " + TemplateName.ALLOWED + ".");
        }
        Access.refusal(key, path).ifPresent(refused -> {
            throw refused;
        });
        return parts.drawings().find(path).compose(found -> {
            Template template = found.orElseThrow(() -> new Refused(
                    ProblemKind.UNKNOWN_TEMPLATE, TemplateName.unknown(path, Access.visible(parts.drawings(), key))));
            call.template(template.path());
            return answer(call, templates.one(template));
        });
    }

    private static Future<Void> answer(Call call, JsonObject json) {
        call.answer(200, MediaTypes.JSON, json.toBuffer());
        return Future.succeededFuture();
    }
}
