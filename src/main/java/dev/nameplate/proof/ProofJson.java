package dev.nameplate.proof;

import dev.nameplate.render.TextReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A proof sheet for programs. */
public final class ProofJson {

    private ProofJson() {}

    /** Everything but the pictures; {@code file} names each picture's file as {@code proof} writes it. */
    public static String of(ProofSheet sheet) {
        JsonArray contacts = new JsonArray();
        sheet.entries().forEach(entry -> contacts.add(contact(entry)));
        return new JsonObject()
                .put("template", sheet.template().path())
                .put("version", sheet.template().version())
                .put("title", sheet.template().title())
                .put("format", sheet.format().extension())
                .put("densities", new JsonArray(sheet.densities()))
                .put("findings", findings(sheet.findings()))
                .put("contacts", contacts)
                .encodePrettily();
    }

    /** Findings alone. */
    public static JsonArray findings(List<Finding> findings) {
        JsonArray list = new JsonArray();
        findings.forEach(finding -> list.add(new JsonObject()
                .put("id", finding.id())
                .put("severity", finding.severity().key())
                .put("path", finding.place())
                .put("message", finding.message())
                .put("remedy", finding.remedy())
                .put("contacts", new JsonArray(finding.contacts()))));
        return list;
    }

    private static JsonObject contact(ProofSheet.Entry entry) {
        JsonArray fields = new JsonArray();
        entry.fields()
                .forEach(field -> fields.add(new JsonObject()
                        .put("field", field.name())
                        .put("rung", field.rung())
                        .put("rungs", field.rungs())
                        .put("drawn", field.drawn())
                        .put("notes", new JsonArray(field.notes()))));
        JsonArray prints = new JsonArray();
        entry.prints().forEach(print -> prints.add(print(entry, print)));
        return new JsonObject()
                .put("id", entry.contact().id())
                .put("title", entry.contact().title())
                .put("tests", entry.contact().tests())
                .put("fields", fields)
                .put("prints", prints);
    }

    private static JsonObject print(ProofSheet.Entry entry, ProofSheet.Print print) {
        JsonArray texts = new JsonArray();
        for (TextReport text : print.texts()) {
            texts.add(new JsonObject()
                    .put("layer", text.layer())
                    .put("size", text.size())
                    .put("lines", text.lines())
                    .put("truncated", text.truncated())
                    .put("removed", text.removed()));
        }
        return new JsonObject()
                .put("density", print.density())
                .put("file", entry.contact().id() + "@" + print.ending())
                .put("bytes", print.bytes())
                .put("budget", print.budget())
                .put("quality", print.image().quality())
                .put("over-budget", print.image().overBudget())
                .put("texts", texts);
    }
}
