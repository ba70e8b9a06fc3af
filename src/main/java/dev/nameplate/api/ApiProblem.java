package dev.nameplate.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a request is told that cannot be carried out (RFC 9457).
 *
 * @param detail what was given and what is allowed
 * @param errors everything that is wrong with its JSON; may be empty
 */
record ApiProblem(ProblemKind kind, String detail, List<ApiError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    ApiProblem {
        errors = List.copyOf(errors);
    }

    ApiProblem(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** A request whose JSON can be read, and means something that cannot be. */
    static ApiProblem of(List<ApiError> errors) {
        return new ApiProblem(ProblemKind.INVALID, counted(errors.size()), errors);
    }

    static String counted(int errors) {
        return errors == 1 ? "One thing is wrong; errors says what." : errors + " things are wrong; errors lists them.";
    }

    /** @param instance the URI of this one occurrence; empty for none */
    JsonObject json(String instance) {
        JsonObject json = new JsonObject()
                .put("type", kind.uri())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", detail);
        if (!instance.isEmpty()) {
            json.put("instance", instance);
        }
        if (!errors.isEmpty()) {
            JsonArray list = new JsonArray();
            errors.forEach(error ->
                    list.add(new JsonObject().put("pointer", error.pointer()).put("detail", error.detail())));
            json.put("errors", list);
        }
        return json;
    }
}
