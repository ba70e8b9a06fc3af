package dev.nameplate.api;

import dev.nameplate.merge.Choice;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.pipeline.DrawingRoom;
import dev.nameplate.template.Template;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What templates there are and what goes into them, as programs read it. */
final class TemplateList {

    private final DrawingRoom drawings;

    TemplateList(DrawingRoom drawings) {
        this.drawings = drawings;
    }

    /** All templates that a key may touch. */
    JsonObject all(ApiKey key) {
        JsonArray list = new JsonArray();
        for (Template template : drawings.all()) {
            if (key.fits(template.path())) {
                list.add(one(template));
            }
        }
        return new JsonObject().put("templates", list);
    }

    /** One template. */
    JsonObject one(Template template) {
        JsonArray fields = new JsonArray();
        template.fields().forEach(field -> fields.add(field(field)));
        return new JsonObject()
                .put("template", template.path())
                .put("title", template.title())
                .put("description", template.description())
                .put("version", template.version())
                .put("width", template.canvas().width())
                .put("height", template.canvas().height())
                .put("densities", new JsonArray(List.copyOf(template.output().densities())))
                .put("endings", new JsonArray(drawings.endings()))
                .put("language", template.language())
                .put("fields", fields);
    }

    private static JsonObject field(Field field) {
        JsonObject json = new JsonObject()
                .put("name", field.name())
                .put("type", field.type().key())
                .put("label", field.label())
                .put("help", field.help())
                .put("open", field.openable())
                .put("samples", new JsonArray(field.samples()));
        if (field.type() == FieldType.TEXT) {
            json.put("longest", field.rules().maxLength());
        }
        if (!field.choices().isEmpty()) {
            json.put(
                    "choices",
                    new JsonArray(field.choices().stream().map(Choice::key).toList()));
        }
        if (!field.assets().isEmpty()) {
            json.put("assets", new JsonArray(field.assets()));
        }
        return json;
    }
}
