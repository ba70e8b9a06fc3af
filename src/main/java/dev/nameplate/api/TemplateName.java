package dev.nameplate.api;

import dev.nameplate.esp.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which template a request is for. */
final class TemplateName {

    static final String ALLOWED =
            "template or project/template, of names of 1 to 63 of a-z, 0-9 and -, as webinar or acme/webinar";

    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}(/[a-z0-9][a-z0-9-]{0,62})?");

    private TemplateName() {}

    /** Whether a text can be a template's path. */
    static boolean isOne(String text) {
        return PATH.matcher(text).matches();
    }

    /** The member {@code template} of a request; empty when that is missing or at fault. */
    static Optional<String> read(JsonFields fields) {
        int before = fields.errors().size();
        Optional<String> given = fields.text("template");
        if (given.isEmpty() && fields.errors().size() == before) {
            fields.wrong("", "there is no template; it takes " + ALLOWED);
        }
        given.filter(name -> !isOne(name))
                .ifPresent(name -> fields.wrong(
                        "/template", JsonFields.shortened(name) + " names no template; it takes " + ALLOWED));
        return given.filter(TemplateName::isOne);
    }

    /** The member {@code ext}; {@code jpg} where it is missing or at fault. */
    static String ending(JsonFields fields, List<String> endings) {
        String given = fields.text("ext").orElse("jpg");
        if (!endings.contains(given)) {
            fields.wrong(
                    "/ext",
                    JsonFields.shortened(given) + " is no ending here" + JsonFields.near(given, endings)
                            + "; allowed are " + String.join(", ", endings));
            return "jpg";
        }
        return given;
    }

    /** What to say of a template that is not there. */
    static String unknown(String path, List<String> visible) {
        String near = Nearest.question(path, visible);
        return "there is no template " + path + (near.isEmpty() ? "; GET /api/templates lists those there are" : near);
    }
}
