package dev.nameplate.cli;

import dev.nameplate.esp.Profile;
import dev.nameplate.mail.Issue;
import dev.nameplate.mail.Issue.Severity;
import dev.nameplate.mail.Linter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what linting a mail found. */
final class LintWords {

    private static final int MOST_PROVIDERS = 6;

    private LintWords() {}

    static List<String> of(String file, Linter.Findings findings) {
        List<String> lines = new ArrayList<>();
        for (Issue issue : findings.issues()) {
            lines.add(file + ":" + issue.line() + ":" + issue.column() + ": "
                    + issue.severity().key() + " " + issue.rule() + ": " + issue.message());
            if (!issue.given().isEmpty()) {
                lines.add("    given:  " + issue.given());
            }
            issue.repair()
                    .ifPresent(repair -> lines.add((repair.sure() ? "    repair: " : "    do:     ")
                            + (repair.text().isEmpty() ? "take it out" : repair.text())));
        }
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        lines.add(file + ": "
                + (findings.links().size() == 1 ? "1 link" : findings.links().size() + " links")
                + provider(findings.providers()) + "; "
                + (errors + warnings == 0 ? "nothing to mend" : "errors: " + errors + ", warnings: " + warnings));
        return lines;
    }

    private static long count(Linter.Findings findings, Severity severity) {
        return findings.issues().stream()
                .filter(issue -> issue.severity() == severity)
                .count();
    }

    private static String provider(List<Profile> providers) {
        if (providers.isEmpty()) {
            return ", no provider's tags";
        }
        if (providers.size() == 1) {
            return ", tags of " + providers.get(0).name() + " ["
                    + providers.get(0).ofTags().key() + "]";
        }
        return ", tags that could be of "
                + providers.stream().limit(MOST_PROVIDERS).map(Profile::id).collect(Collectors.joining(", "))
                + (providers.size() > MOST_PROVIDERS ? " and others" : "") + " (say which with --esp)";
    }

    /** Whether a finding is more than a note. */
    static boolean counts(Issue issue) {
        return issue.severity() != Severity.NOTE;
    }

    /** Whether it can be mended without asking anybody. */
    static boolean mendable(Issue issue) {
        return issue.repair().filter(Issue.Repair::sure).isPresent();
    }

    static String json(String file, Linter.Findings findings) {
        JsonArray issues = new JsonArray();
        for (Issue issue : findings.issues()) {
            JsonObject object = new JsonObject()
                    .put("severity", issue.severity().key())
                    .put("rule", issue.rule())
                    .put("line", issue.line())
                    .put("column", issue.column())
                    .put("given", issue.given())
                    .put("message", issue.message());
            issue.repair()
                    .ifPresent(repair -> object.put("repair", repair.text()).put("sure", repair.sure()));
            issues.add(object);
        }
        return new JsonObject()
                .put("file", file)
                .put(
                        "providers",
                        new JsonArray(
                                findings.providers().stream().map(Profile::id).toList()))
                .put("links", new JsonArray(findings.links()))
                .put("findings", issues)
                .encodePrettily();
    }
}
