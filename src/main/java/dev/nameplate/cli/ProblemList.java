package dev.nameplate.cli;

import dev.nameplate.pipeline.FontReport;
import dev.nameplate.proof.Finding;
import dev.nameplate.proof.ProofJson;
import dev.nameplate.render.font.ScriptCoverage;
import dev.nameplate.template.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            checked.findings().forEach(finding -> lines.addAll(words(finding)));
            checked.fonts().ifPresent(fonts -> fonts.samples().forEach(sample -> lines.add("  warning: " + sample)));
        });
        addFonts(lines, results);
        return lines;
    }

    /** What fonts draw, once for all templates that have the same; most have no fonts of their own. */
    private static void addFonts(List<String> lines, Map<String, Checked> results) {
        Map<ScriptCoverage, List<String>> paths = new LinkedHashMap<>();
        results.forEach((path, checked) -> checked.fonts()
                .ifPresent(fonts -> paths.computeIfAbsent(fonts.scripts(), it -> new ArrayList<>())
                        .add(path)));
        paths.forEach((scripts, of) -> {
            String whose = paths.size() == 1 ? "" : " of " + String.join(", ", of);
            lines.add("fonts" + whose + " draw: " + String.join(", ", scripts.covered()));
            if (!scripts.lacking().isEmpty()) {
                lines.add("fonts" + whose + " do not draw: " + String.join(", ", scripts.lacking()));
            }
        });
    }

    /** A finding, what to do about it, and with whose data it is seen. */
    static List<String> words(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + finding.severity().key() + " " + finding.id() + " "
                + (finding.place().isEmpty() ? "/" : finding.place()) + ": " + finding.message());
        lines.add("    " + finding.remedy());
        if (!finding.contacts().isEmpty()) {
            lines.add("    seen with: " + String.join(", ", finding.contacts()));
        }
        return lines;
    }

    static String json(Map<String, Checked> results) {
        JsonArray templates = new JsonArray();
        results.forEach((path, checked) -> templates.add(new JsonObject()
                .put("template", path)
                .put("sound", checked.isSound())
                .put("problems", json(checked.problems()))
                .put("warnings", json(checked.warnings()))
                .put("findings", ProofJson.findings(checked.findings()))
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
