package dev.nameplate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.link.WrittenMoment;
import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One picture as a program asks for it, with everything that is wrong with how it asks.
 *
 * @param template the template's path; empty when that is at fault
 * @param ext what the picture is to be
 * @param values of fields, by name
 * @param controls by their names in links
 * @param at what a countdown goes by
 * @param errors what is wrong so far
 */
record RenderRequest(
        Optional<String> template,
        String ext,
        Map<String, String> values,
        Map<String, String> controls,
        Instant at,
        List<ApiError> errors) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_SEED = 200;

    /** @param endings what a picture may be */
    static RenderRequest read(ObjectNode json, List<String> endings, Instant now) {
        JsonFields fields = new JsonFields(json);
        Optional<String> template = TemplateName.read(fields);
        String ext = TemplateName.ending(fields, endings);
        Map<String, String> values = fields.map("values");
        Map<String, String> controls = new LinkedHashMap<>();
        fields.whole("dpr", 1, 3).ifPresent(dpr -> controls.put("_dpr", "" + dpr));
        fields.whole("quality", 30, 95).ifPresent(quality -> controls.put("_q", "" + quality));
        text(fields, "language", "a BCP 47 tag such as pt-BR", RenderRequest::isLanguage)
                .ifPresent(tag -> controls.put("_lang", tag));
        text(fields, "zone", "an IANA zone such as Europe/Berlin", ZoneId.getAvailableZoneIds()::contains)
                .ifPresent(zone -> controls.put("_tz", zone));
        text(fields, "seed", "1 to 200 characters", seed -> !seed.isEmpty() && seed.length() <= LONGEST_SEED)
                .ifPresent(seed -> controls.put("_seed", seed));
        Instant at = text(fields, "at", WrittenMoment.ALLOWED, text -> WrittenMoment.read(text, now)
                        .isPresent())
                .flatMap(text -> WrittenMoment.read(text, now))
                .orElse(now);
        fields.nothingElse();
        return new RenderRequest(template, ext, values, controls, at, fields.errors());
    }

    private interface Rule {
        boolean allows(String text);
    }

    private static Optional<String> text(JsonFields fields, String name, String allowed, Rule rule) {
        Optional<String> given = fields.text(name);
        given.filter(text -> !rule.allows(text))
                .ifPresent(text -> fields.wrong(
                        ApiError.step(name), name + " is " + JsonFields.shortened(text) + "; it takes " + allowed));
        return given.filter(rule::allows);
    }

    private static boolean isLanguage(String text) {
        return text.length() <= LONGEST_LANGUAGE && LANGUAGE.matcher(text).matches();
    }

    /** What is wrong, given the template: values for fields that it does not have, too. */
    List<ApiError> errors(Template found) {
        List<ApiError> all = new ArrayList<>(errors);
        List<String> names = found.fields().stream().map(Field::name).toList();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                all.add(new ApiError(
                        "/values" + ApiError.step(name),
                        found.path() + " has no field " + JsonFields.shortened(name) + JsonFields.near(name, names)
                                + "; its fields are " + String.join(", ", names)));
            }
        }
        return all;
    }

    /** Values and controls as a link would hold them. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>(values);
        given.putAll(controls);
        return given;
    }
}
