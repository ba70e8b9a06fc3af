package dev.nameplate.cli;

import dev.nameplate.link.SignedLink;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a running server counted for links like one, and what to do about it. */
final class CountedCures {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String operations;

    /** @param operations address of the server's operations port */
    CountedCures(String operations) {
        this.operations = operations.endsWith("/") ? operations.substring(0, operations.length() - 1) : operations;
    }

    /** Lines ready to print. The server is told of the link's template and id, and of nothing else in it. */
    List<String> of(SignedLink link, Optional<String> esp) {
        String query = "template=" + encoded(link.path()) + "&link=" + link.id().orElse("")
                + esp.map(id -> "&esp=" + encoded(id)).orElse("");
        JsonObject told = ask(query);
        String which = link.id().map(id -> "links with the id " + id).orElse("links to this template without an id");
        List<String> lines = new ArrayList<>();
        JsonArray templates = told.getJsonArray("templates", new JsonArray());
        JsonArray rows = templates.isEmpty()
                ? new JsonArray()
                : templates.getJsonObject(0).getJsonArray("rows");
        if (rows.isEmpty()) {
            return List.of("counted: " + which + " were not opened since " + told.getString("since"));
        }
        JsonObject row = rows.getJsonObject(0);
        boolean late = row.getString("cures-by").equals("lately");
        long refused = row.getJsonObject("start").getLong("refused");
        lines.add("counted: " + row.getJsonObject("start").getLong("opens") + " opens of " + which
                + (refused == 0 ? "" : ", and " + refused + " that guards refused,") + " since "
                + told.getString("since") + ", "
                + row.getJsonObject("lately").getLong("opens") + " in the last " + told.getInteger("hours")
                + " hours; what to do"
                + (late ? " by these" : "") + ":");
        row.getJsonArray("cures").forEach(cure -> lines.add("  " + ((JsonObject) cure).getString("says")));
        if (row.getJsonArray("cures").isEmpty()) {
            lines.add("  nothing that is known");
        }
        return lines;
    }

    private JsonObject ask(String query) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(operations + "/data-health?" + query))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> response =
                    HttpClient.newBuilder().connectTimeout(PATIENCE).build().send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Refusal(operations + " answers " + response.statusCode() + ": "
                        + response.body().strip());
            }
            return new JsonObject(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while waiting for " + operations);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(operations + " cannot be asked: " + e);
        } catch (DecodeException e) {
            throw new Refusal(operations + " does not answer as an operations port: " + e.getMessage());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
