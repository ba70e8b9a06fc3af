package dev.nameplate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A client of the REST API that holds every request and every answer against its description, and notes what was seen. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenApi description = new OpenApi("/api/openapi.json");
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final HttpClient http;

    /** @param http what carries it */
    public ApiClient(HttpClient http) {
        this.http = http;
    }

    /** An answer. */
    public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + text(), e);
            }
        }

        /** The lines of a stream. */
        public List<JsonNode> lines() {
            return text().lines()
                    .map(line -> new Reply(status, headers, line.getBytes(StandardCharsets.UTF_8)).json())
                    .toList();
        }
    }

    public OpenApi description() {
        return description;
    }

    /** Every {@code METHOD path status} that was answered. */
    public Set<String> seen() {
        return seen;
    }

    /** @param headers names and values, two by two */
    public Reply send(String base, String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<byte[]> response = answered(request.build());
        Reply reply = new Reply(response.statusCode(), response.headers().map(), response.body());
        check(method, path, new String(body, StandardCharsets.UTF_8).replace("\uFEFF", ""), reply);
        return reply;
    }

    /** A connection that was kept may be closed by the server as it is used again: who gets no answer asks once more. */
    private HttpResponse<byte[]> answered(HttpRequest request) {
        try {
            try {
                return http.send(request, BodyHandlers.ofByteArray());
            } catch (IOException e) {
                return http.send(request, BodyHandlers.ofByteArray());
            }
        } catch (IOException e) {
            throw new AssertionError(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Holds an exchange against the description; what was carried by other means too. */
    public void check(String method, String path, String request, Reply reply) {
        if (method.equals("HEAD") && reply.status() == 200) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        Optional<String> template = description.template(path);
        String operation = template.map(it -> OpenApi.operation(method, it)).orElse("/nowhere");
        if (description.at(operation).isMissingNode()) {
            assertThat(reply.status())
                    .as("%s %s is not described", method, path)
                    .isIn(204, 401, 404, 405);
            if (reply.status() != 204) {
                problem(reply);
            }
            return;
        }
        String answer = description.resolved(operation + "/responses/" + reply.status());
        assertThat(description.at(answer).isMissingNode())
                .as("%s %s: %d is described; it says %s", method, path, reply.status(), reply.text())
                .isFalse();
        headers(answer + "/headers", reply);
        String type = reply.header("content-type").orElseThrow().replaceFirst(";.*", "");
        String schema = answer + "/content/" + OpenApi.escaped(type) + "/schema";
        assertThat(description.at(schema).isMissingNode())
                .as("%s %s %d: %s is described", method, path, reply.status(), type)
                .isFalse();
        body(operation, schema, type, request, reply);
        seen.add(OpenApi.name(method, template.orElseThrow(), String.valueOf(reply.status())));
    }

    private void body(String operation, String schema, String type, String request, Reply reply) {
        if (type.equals("application/x-ndjson")) {
            stream(operation, schema, request, reply);
        } else if (type.endsWith("json")) {
            assertThat(description.objections(schema, reply.text()))
                    .as(reply.text())
                    .isEmpty();
            if (reply.status() == 200 && !request.isEmpty()) {
                sound(operation, "application/json", request);
            } else if (reply.json().has("errors")) {
                pointersLead(request, reply.json());
            }
        } else if (reply.status() == 200) {
            sound(operation, "application/json", request);
        }
    }

    /** What was carried out must have been asked for as described. */
    private void sound(String operation, String type, String request) {
        String schema = operation + "/requestBody/content/" + OpenApi.escaped(type) + "/schema";
        assertThat(description.objections(schema, request))
                .as("carried out: %s", request)
                .isEmpty();
    }

    private void stream(String operation, String schema, String request, Reply reply) {
        List<String> sent = request.lines().toList();
        for (JsonNode line : reply.lines()) {
            assertThat(description.objections(schema, line.toString()))
                    .as(line.toString())
                    .isEmpty();
            String asked = sent.get(line.get("line").asInt() - 1);
            if (!line.has("status")) {
                sound(operation, "application/x-ndjson", asked);
            } else if (line.has("errors")) {
                pointersLead(asked, line);
            }
        }
    }

    /** Each pointer leads to something that was sent, or to where it is missing. */
    private static void pointersLead(String request, JsonNode problem) {
        JsonNode sent;
        try {
            sent = JSON.readTree(request);
        } catch (IOException e) {
            throw new AssertionError("errors in what is no JSON: " + request, e);
        }
        for (JsonNode error : problem.get("errors")) {
            JsonPointer pointer = JsonPointer.compile(error.get("pointer").asText());
            assertThat(sent.at(pointer).isMissingNode())
                    .as("%s leads somewhere in %s", pointer, request)
                    .isFalse();
        }
    }

    private void headers(String pointer, Reply reply) {
        description.at(pointer).fieldNames().forEachRemaining(name -> {
            String header = description.resolved(pointer + '/' + OpenApi.escaped(name));
            Optional<String> value = reply.header(name);
            assertThat(value.isPresent()
                            || !description.at(header).path("required").asBoolean())
                    .as("%d has %s", reply.status(), name)
                    .isTrue();
            value.ifPresent(it -> assertThat(description.objections(
                            header + "/schema",
                            JSON.getNodeFactory().textNode(it).toString()))
                    .as(name)
                    .isEmpty());
        });
    }

    private void problem(Reply reply) {
        assertThat(reply.header("content-type")).contains("application/problem+json");
        assertThat(description.objections("/components/schemas/Problem", reply.text()))
                .as(reply.text())
                .isEmpty();
    }
}
