package dev.nameplate.cli;

import dev.nameplate.pipeline.FontReport;
import dev.nameplate.template.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what a check of templates found. */
final class ProblemList {

    private ProblemList() {}

    static List<String> words(Map<String, Checked> results) {
        List<String> lines = new ArrayList<>();
        results.forEach((path, checked) -> {
            List<Problem> problems = checked.problems();
            lines.add(path + ": "
                    + (problems.isEmpty()
                            ? "sound"
                            : problems.size() == 1 ? "1 problem" : problems.size() + " problems"));
            problems.forEach(problem -> lines.add("  " + problem));
            checked.warnings().forEach(warning -> lines.add("  warning: " + warning));
            checked.fonts().ifPresent(fonts -> addFonts(lines, fonts));
        });
        return lines;
    }

    private static void addFonts(List<String> lines, FontReport fonts) {
        fonts.samples().forEach(sample -> lines.add("  warning: " + sample));
        lines.add("  fonts draw: " + String.join(", ", fonts.scripts().covered()));
        if (!fonts.scripts().lacking().isEmpty()) {
            lines.add(
                    "  fonts do not draw: " + String.join(", ", fonts.scripts().lacking()));
        }
    }

    static String json(Map<String, Checked> results) {
        JsonArray templates = new JsonArray();
        results.forEach((path, checked) -> templates.add(new JsonObject()
                .put("template", path)
                .put("sound", checked.isSound())
                .put("problems", json(checked.problems()))
                .put("warnings", json(checked.warnings()))
                .put("fonts", checked.fonts().map(ProblemList::json).orElse(null))));
        return templates.encodePrettily();
    }

    private static JsonObject json(FontReport fonts) {
        return new JsonObject()
                .put("scripts", new JsonArray(fonts.scripts().covered()))
                .put("lacking", new JsonArray(fonts.scripts().lacking()))
                .put("samples", json(fonts.samples()));
    }

    private static JsonArray json(List<Problem> problems) {
        JsonArray list = new JsonArray();
        problems.forEach(
                problem -> list.add(new JsonObject().put("path", problem.path()).put("message", problem.message())));
        return list;
    }
}
