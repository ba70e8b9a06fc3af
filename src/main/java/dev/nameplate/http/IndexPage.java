package dev.nameplate.http;

import dev.nameplate.pipeline.ProofRoom;
import dev.nameplate.pipeline.Showcase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gallery at {@code /}: every template as a live image with its links, and below it their proof sheets. It signs links for whoever opens it, so the root
 * makes one only where that may be.
 */
public final class IndexPage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A file of the page. */
    private record Part(String mediaType, String body) {}

    private final Showcase showcase;
    private final ProofRoutes proofs;
    private final Map<String, Part> parts = new TreeMap<>();
    private final String page;

    /** @param proofs the proof sheets that the gallery leads to */
    public IndexPage(Showcase showcase, ProofRoom proofs) {
        this.showcase = showcase;
        this.proofs = new ProofRoutes(proofs);
        this.page = resource("index.html");
        parts.put("/gallery/gallery.css", new Part("text/css; charset=utf-8", resource("gallery.css")));
        parts.put("/gallery/gallery.js", new Part("text/javascript; charset=utf-8", resource("gallery.js")));
        parts.put("/gallery/icon.svg", new Part("image/svg+xml", resource("icon.svg")));
    }

    /** Answers if the target is the page or one of its files. */
    boolean serve(HttpServerRequest request, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.equals("/")) {
            answer(request, "text/html; charset=utf-8", filled());
            return true;
        }
        if (proofs.serve(request, path)) {
            return true;
        }
        Part part = parts.get(path);
        if (part == null) {
            return false;
        }
        answer(request, part.mediaType(), part.body());
        return true;
    }

    private String filled() {
        JsonArray templates = new JsonArray();
        for (Showcase.Exhibit exhibit : showcase.exhibits()) {
            JsonObject links = new JsonObject();
            exhibit.links().forEach((extension, byDensity) -> {
                JsonObject densities = new JsonObject();
                byDensity.forEach((density, link) -> densities.put(String.valueOf(density), link));
                links.put(extension, densities);
            });
            JsonObject samples = new JsonObject();
            exhibit.samples().forEach(samples::put);
            templates.add(new JsonObject()
                    .put("path", exhibit.path())
                    .put("title", exhibit.title())
                    .put("description", exhibit.description())
                    .put("width", exhibit.width())
                    .put("height", exhibit.height())
                    .put("fields", new JsonArray(exhibit.fields()))
                    .put("open", new JsonArray(exhibit.open()))
                    .put("samples", samples)
                    .put("links", links));
        }
        JsonObject data = new JsonObject().put("base", showcase.base()).put("templates", templates);
        // A script element ends at the first "</": a title must not be able to end it.
        return page.replace("/*DATA*/", data.encode().replace("<", "\\u003c"));
    }

    private static void answer(HttpServerRequest request, String mediaType, String body) {
        answer(request, mediaType, POLICY, Buffer.buffer(body));
    }

    /** Answers with a page of ours, which nobody keeps. */
    static void answer(HttpServerRequest request, String mediaType, String policy, Buffer body) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        Responses.end(request, body);
    }

    private static String resource(String name) {
        try (InputStream in = IndexPage.class.getResourceAsStream("/gallery/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/gallery/" + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
