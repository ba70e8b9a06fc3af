package dev.nameplate.arrivals;

import dev.nameplate.esp.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody asks of data health.
 *
 * @param template one template; all that were opened when empty
 * @param link one link's id, or the empty text for links without one; all links when empty
 * @param hours how far back "lately" goes, the present hour counted
 * @param provider whose mails they are, for the cures; told by their tags when empty
 */
public record Inquiry(Optional<String> template, Optional<String> link, int hours, Optional<String> provider) {

    private static final Pattern TEMPLATE = Pattern.compile("([a-z0-9][a-z0-9-]{0,62}/)?[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_-]{0,32}");
    private static final Pattern HOURS = Pattern.compile("[1-9]|1[0-9]|2[0-4]");
    private static final List<String> NAMES = List.of("template", "link", "hours", "esp");

    /** All of it. */
    public static final Inquiry ALL = new Inquiry(Optional.empty(), Optional.empty(), Counts.HOURS, Optional.empty());

    /** An inquiry, or everything that is wrong with it. */
    public record Read(Inquiry inquiry, List<String> problems) {}

    /** Reads parameters. */
    public static Read of(Map<String, String> given) {
        List<String> problems = new ArrayList<>();
        given.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> problems.add(
                        "there is no parameter " + shown(name) + "; allowed are " + String.join(", ", NAMES)));
        Optional<String> template =
                read(given, "template", TEMPLATE, "a template's name, as webinar or acme/webinar", problems);
        Optional<String> link = read(
                given,
                "link",
                LINK,
                "the id of a link, up to 32 letters, digits, - and _, or nothing for links without one",
                problems);
        Optional<String> hours = read(given, "hours", HOURS, "a whole number from 1 to " + Counts.HOURS, problems);
        Optional<String> esp = Optional.ofNullable(given.get("esp"));
        esp.filter(id -> Profiles.find(id).isEmpty())
                .ifPresent(id -> problems.add("esp: " + Profiles.unknown(id.length() > 40 ? id.substring(0, 40) : id)));
        return new Read(new Inquiry(template, link, hours.map(Integer::parseInt).orElse(Counts.HOURS), esp), problems);
    }

    private static Optional<String> read(
            Map<String, String> given, String name, Pattern allowed, String words, List<String> problems) {
        String value = given.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!allowed.matcher(value).matches()) {
            problems.add(name + ": " + shown(value) + "; allowed is " + words);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static String shown(String text) {
        String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return '"' + cut.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    boolean wants(Row row) {
        if (link.isEmpty()) {
            return true;
        }
        return link.get().isEmpty()
                ? row.part() == Row.Part.WITHOUT_ID
                : row.part() == Row.Part.LINK && row.link().equals(link.get());
    }
}
