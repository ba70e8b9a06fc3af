package dev.nameplate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.link.WrittenMoment;
import dev.nameplate.mail.LinkFault;
import dev.nameplate.mail.LinkOrder;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One link as a program asks for it, with everything that is wrong with how it asks.
 *
 * @param template the template's path; empty when that is at fault
 * @param order what is ordered, as far as it can be read
 * @param errors what is wrong so far
 * @param pointers where controls stand that have a name of their own, and where what is open
 */
record LinkRequest(Optional<String> template, LinkOrder order, List<ApiError> errors, Map<String, String> pointers) {

    private static final int LONGEST_BASE = 1000;

    private static final int MOST_RECIPIENTS = 100_000_000;

    /** Of a provider's id and of what it calls a field. */
    private static final int LONGEST_NAME = 100;

    /** What controls are called here. */
    private static final Map<String, String> CONTROLS = controls();

    private static Map<String, String> controls() {
        Map<String, String> controls = new LinkedHashMap<>();
        controls.put("link", "_link");
        controls.put("allow", "_allow");
        controls.put("download", "_dl");
        controls.put("language", "_lang");
        controls.put("zone", "_tz");
        controls.put("seed", "_seed");
        controls.put("id", "_id");
        return controls;
    }

    /**
     * Reads a request.
     *
     * @param base what links begin with where nothing else is said
     * @param endings what they may end in
     */
    static LinkRequest read(ObjectNode json, String base, List<String> endings, Instant now) {
        JsonFields fields = new JsonFields(json);
        Optional<String> template = TemplateName.read(fields);
        String ending = TemplateName.ending(fields, endings);
        Map<String, String> set = new LinkedHashMap<>(fields.map("set"));
        Map<String, String> sealed = fields.map("seal");
        Map<String, String> pointers = new LinkedHashMap<>();
        Map<String, Integer> open = fields.texts("open");
        open.forEach((name, place) -> pointers.put("open " + name, "/open/" + place));
        Optional<Instant> expires = expires(fields, now);
        boolean pin = fields.flag("pin");
        fields.whole("dpr", 1, 3).ifPresent(dpr -> control(fields, set, pointers, "dpr", "_dpr", "" + dpr));
        fields.whole("quality", 30, 95).ifPresent(q -> control(fields, set, pointers, "quality", "_q", "" + q));
        fields.whole("recipients", 1, MOST_RECIPIENTS)
                .ifPresent(count -> control(fields, set, pointers, "recipients", "_max", "" + count));
        CONTROLS.forEach((name, control) ->
                fields.text(name).ifPresent(value -> control(fields, set, pointers, name, control, value)));
        Optional<String> esp = fields.text("esp", LONGEST_NAME);
        Map<String, String> theirs = theirs(fields);
        boolean html = fields.flag("html");
        boolean strict = fields.flag("strict");
        String begin = base(fields).orElse(base);
        fields.nothingElse();
        LinkOrder order = new LinkOrder(
                template.orElse("x"),
                ending,
                begin,
                set,
                sealed,
                List.copyOf(open.keySet()),
                expires,
                pin,
                esp,
                theirs,
                html,
                strict);
        return new LinkRequest(template, order, fields.errors(), pointers);
    }

    private static void control(
            JsonFields fields,
            Map<String, String> set,
            Map<String, String> pointers,
            String name,
            String control,
            String value) {
        if (set.put(control, value) != null) {
            fields.wrong(ApiError.step(name), name + " and " + control + " in set say the same thing; leave one out");
        }
        pointers.put(control, ApiError.step(name));
    }

    /** What a provider calls our fields; names, and so not long. */
    private static Map<String, String> theirs(JsonFields fields) {
        Map<String, String> theirs = fields.map("fields");
        theirs.forEach((ours, name) -> {
            if (name.length() > LONGEST_NAME) {
                fields.wrong(
                        "/fields" + ApiError.step(ours),
                        "it has " + name.length() + " characters; a name takes at most " + LONGEST_NAME);
            }
        });
        return theirs.values().stream().allMatch(name -> name.length() <= LONGEST_NAME) ? theirs : Map.of();
    }

    private static Optional<Instant> expires(JsonFields fields, Instant now) {
        Optional<String> given = fields.text("expires");
        Optional<Instant> moment = given.flatMap(text -> WrittenMoment.read(text, now));
        if (given.isPresent() && moment.isEmpty()) {
            fields.wrong(
                    "/expires", JsonFields.shortened(given.get()) + " is no moment; it takes " + WrittenMoment.ALLOWED);
        }
        return moment;
    }

    private static Optional<String> base(JsonFields fields) {
        Optional<String> given = fields.text("base");
        if (given.isPresent() && !isBase(given.get())) {
            fields.wrong(
                    "/base",
                    JsonFields.shortened(given.get()) + " is nothing that links can begin with; it takes"
                            + " http(s)://host[:port][/path]");
        }
        return given.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private static boolean isBase(String url) {
        try {
            URI uri = URI.create(url);
            return url.length() <= LONGEST_BASE
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && url.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"'<>&".indexOf(c) < 0);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where a fault of the link stands in the request. */
    ApiError error(LinkFault fault) {
        return new ApiError(pointer(fault), fault.words());
    }

    private String pointer(LinkFault fault) {
        if (fault.part().isEmpty()) {
            return "";
        }
        String part = ApiError.step(fault.part());
        return switch (fault.part()) {
            case "set" -> pointers.getOrDefault(fault.key(), part + ApiError.step(fault.key()));
            case "open" -> pointers.getOrDefault("open " + fault.key(), part);
            default -> fault.key().isEmpty() ? part : part + ApiError.step(fault.key());
        };
    }
}
