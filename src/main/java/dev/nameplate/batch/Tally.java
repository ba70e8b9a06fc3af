package dev.nameplate.batch;

import dev.nameplate.merge.MergeNote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What happened to the data of rows, counted; holds no value. For one thread. */
public final class Tally {

    /** What can become of a field in a row. A row counts once for each. */
    public enum Fate {
        /** Nothing arrived, or what stands for nothing. */
        MISSING,
        /** Something was mended, and the value used. */
        HEALED,
        /** The field's rules do not let the value pass. */
        REJECTED;

        private final String key = name().toLowerCase(Locale.ROOT);
    }

    /** What happened to one field. */
    private static final class OfField {
        private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        private final Map<String, Long> notes = new TreeMap<>();

        long count(Fate fate) {
            return fates.getOrDefault(fate, 0L);
        }
    }

    private final Map<String, OfField> fields = new LinkedHashMap<>();
    private long rows;
    private long faulty;
    private long ragged;
    private long overBudget;

    /** @param fields those that are counted, in their order; what happens to others is the same for all rows */
    Tally(Collection<String> fields) {
        fields.forEach(name -> this.fields.put(name, new OfField()));
    }

    static Tally of(JsonObject json) {
        Tally tally = new Tally(List.of());
        tally.rows = json.getLong("rows");
        tally.faulty = json.getLong("faulty");
        tally.ragged = json.getLong("ragged");
        tally.overBudget = json.getLong("over-budget");
        for (Object one : json.getJsonArray("fields")) {
            JsonObject field = (JsonObject) one;
            OfField counts = new OfField();
            for (Fate fate : Fate.values()) {
                counts.fates.put(fate, field.getLong(fate.key));
            }
            field.getJsonObject("notes")
                    .forEach(note -> counts.notes.put(note.getKey(), ((Number) note.getValue()).longValue()));
            tally.fields.put(field.getString("field"), counts);
        }
        return tally;
    }

    void add(RowResult result) {
        rows++;
        ragged += result.ragged() ? 1 : 0;
        if (result.fault().isPresent()) {
            faulty++;
            return;
        }
        overBudget += result.overBudget() ? 1 : 0;
        Map<OfField, Set<Fate>> met = new HashMap<>();
        for (MergeNote note : result.notes()) {
            OfField field = fields.get(note.field());
            if (field != null) {
                field.notes.merge(note.kind().key(), 1L, Long::sum);
                met.computeIfAbsent(field, it -> EnumSet.noneOf(Fate.class)).addAll(fate(note.kind()));
            }
        }
        met.forEach((field, fates) -> fates.forEach(fate -> field.fates.merge(fate, 1L, Long::sum)));
    }

    private static Set<Fate> fate(MergeNote.Kind kind) {
        return switch (kind) {
            case HEALED_AMPERSAND,
                    HEALED_ENTITY,
                    HEALED_ENCODING,
                    HEALED_DOUBLE_ENCODING,
                    HEALED_PERCENT,
                    HEALED_CHARACTERS,
                    EMOJI_DROPPED,
                    DROPPED_ITEMS -> EnumSet.of(Fate.HEALED);
            case UNRESOLVED_TAG, NULL_WORD, EMPTY, ABSENT -> EnumSet.of(Fate.MISSING);
            case FALLBACK, REMOVED -> EnumSet.noneOf(Fate.class);
            default -> EnumSet.of(Fate.REJECTED);
        };
    }

    /** Rows that were looked at, faulty ones among them. */
    public long rows() {
        return rows;
    }

    /** Rows that gave nothing. */
    public long faulty() {
        return faulty;
    }

    /** Rows whose cells are not as many as the header's. */
    public long ragged() {
        return ragged;
    }

    /** Images that are larger than their template allows, at the least quality. */
    public long overBudget() {
        return overBudget;
    }

    /** The fields that are counted. */
    public List<String> fields() {
        return List.copyOf(fields.keySet());
    }

    /** In how many rows a field met with a fate. */
    public long count(String field, Fate fate) {
        OfField counts = fields.get(field);
        return counts == null ? 0 : counts.count(fate);
    }

    /** How often each kind of note was left about a field, by the kinds' names. */
    public Map<String, Long> notes(String field) {
        OfField counts = fields.get(field);
        return counts == null ? Map.of() : new TreeMap<>(counts.notes);
    }

    /** For programs, and for {@link #of(JsonObject)}. */
    public JsonObject json() {
        JsonArray list = new JsonArray();
        fields.forEach((name, counts) -> {
            JsonObject field = new JsonObject().put("field", name);
            for (Fate fate : Fate.values()) {
                field.put(fate.key, counts.count(fate));
            }
            JsonObject notes = new JsonObject();
            counts.notes.forEach(notes::put);
            list.add(field.put("notes", notes));
        });
        return new JsonObject()
                .put("rows", rows)
                .put("faulty", faulty)
                .put("ragged", ragged)
                .put("over-budget", overBudget)
                .put("fields", list);
    }
}
