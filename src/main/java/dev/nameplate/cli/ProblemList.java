package dev.nameplate.cli;

import dev.nameplate.template.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what a check of templates found. */
final class ProblemList {

    private ProblemList() {}

    static List<String> words(Map<String, List<Problem>> results) {
        List<String> lines = new ArrayList<>();
        results.forEach((path, problems) -> {
            lines.add(path + ": "
                    + (problems.isEmpty()
                            ? "sound"
                            : problems.size() == 1 ? "1 problem" : problems.size() + " problems"));
            problems.forEach(problem -> lines.add("  " + problem));
        });
        return lines;
    }

    static String json(Map<String, List<Problem>> results) {
        JsonArray templates = new JsonArray();
        results.forEach((path, problems) -> {
            JsonArray list = new JsonArray();
            problems.forEach(problem ->
                    list.add(new JsonObject().put("path", problem.path()).put("message", problem.message())));
            templates.add(new JsonObject()
                    .put("template", path)
                    .put("sound", problems.isEmpty())
                    .put("problems", list));
        });
        return templates.encodePrettily();
    }
}
