package dev.nameplate.arrivals;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.template.Template;
import dev.nameplate.visitor.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What arrived and what to do about it, as JSON: for whoever keeps a list of readers. */
public final class DataHealth {

    private final Arrivals arrivals;
    private final Function<String, Optional<Template>> templates;

    /** @param templates a template as it is today, by its path */
    public DataHealth(Arrivals arrivals, Function<String, Optional<Template>> templates) {
        this.arrivals = arrivals;
        this.templates = templates;
    }

    /** Whether there is such a template, or was one that was opened. */
    public boolean knows(String template) {
        return arrivals.templates().contains(template)
                || templates.apply(template).isPresent();
    }

    /** The templates that were opened. */
    public List<String> templates() {
        return arrivals.templates();
    }

    /** What is asked for, as JSON. */
    public String json(Inquiry inquiry) {
        JsonArray told = new JsonArray();
        for (String template : inquiry.template().map(List::of).orElseGet(arrivals::templates)) {
            JsonArray rows = new JsonArray();
            for (Row row : arrivals.rows(template, inquiry.hours())) {
                if (inquiry.wants(row)) {
                    rows.add(row(row, inquiry));
                }
            }
            told.add(new JsonObject().put("template", template).put("rows", rows));
        }
        return new JsonObject()
                .put("since", arrivals.since().toString())
                .put("now", arrivals.now().toString())
                .put("hours", inquiry.hours())
                .put("templates", told)
                .encodePrettily();
    }

    private JsonObject row(Row row, Inquiry inquiry) {
        // Of late, if enough happened: what was put right is not held against anybody for ever.
        boolean late = row.lately().opens() >= CureRule.LEAST_OPENS;
        Optional<Profile> provider = inquiry.provider().flatMap(Profiles::find).or(() -> Cures.provider(row.start()));
        JsonArray cures = new JsonArray();
        Cures.of(late ? row.lately() : row.start(), templates.apply(row.template()), provider)
                .forEach(cure -> cures.add(new JsonObject()
                        .put("field", cure.field())
                        .put("kind", cure.kind())
                        .put("count", cure.count())
                        .put("of", cure.of())
                        .put("says", cure.says())));
        JsonObject told = new JsonObject().put("links", links(row.part()));
        if (row.part() == Row.Part.LINK) {
            told.put("link", row.link());
        }
        provider.ifPresent(known -> told.put("provider", known.id()));
        return told.put("cures", cures)
                .put("cures-by", late ? "lately" : "start")
                .put("lately", block(row.lately()))
                .put("start", block(row.start()));
    }

    private static String links(Row.Part part) {
        return switch (part) {
            case ALL -> "all";
            case LINK -> "one";
            case WITHOUT_ID -> "without-id";
            case REST -> "rest";
        };
    }

    private static JsonObject block(Block block) {
        JsonObject visits = new JsonObject();
        for (Visitor visitor : Visitor.values()) {
            visits.put(visitor.key(), block.of(visitor));
        }
        JsonArray fields = new JsonArray();
        block.fields().values().stream().filter(Block.OfField::isMentioned).forEach(field -> fields.add(field(field)));
        return new JsonObject()
                .put("opens", block.opens())
                .put("refused", block.refused())
                .put("kept", block.kept())
                .put("visits", visits)
                .put("fields", fields);
    }

    private static JsonObject field(Block.OfField field) {
        JsonObject told = new JsonObject().put("field", field.name());
        for (Fate fate : Fate.values()) {
            told.put(fate.key(), field.of(fate));
        }
        JsonArray rungs = new JsonArray();
        int last = Columns.RUNGS;
        while (last > 0 && field.ofRung(last) == 0) {
            last--;
        }
        for (int rung = 1; rung <= last; rung++) {
            rungs.add(field.ofRung(rung));
        }
        JsonObject notes = new JsonObject();
        field.notes().forEach(notes::put);
        JsonObject providers = new JsonObject();
        field.providers().forEach((id, count) -> providers.put(id.isEmpty() ? "unknown" : id, count));
        return told.put("notes", notes)
                .put("unencoded", field.unencoded())
                .put("rungs", rungs)
                .put("raw-tags-of", providers);
    }
}
