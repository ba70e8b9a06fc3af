package dev.nameplate.mail;

import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A link in the words of a provider.
 *
 * @param profile whose tags it carries
 * @param fields by the names of our open fields, how the provider's tags name what fills them
 */
public record EspLink(Profile profile, Map<String, String> fields) {

    public EspLink {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The open part: {@code name=*|URL:FNAME|*&company=*|URL:COMPANY|*}. */
    public String openPart() {
        StringBuilder part = new StringBuilder();
        fields.forEach((name, field) ->
                part.append(part.isEmpty() ? "" : "&").append(name).append('=').append(profile.linkTag(field)));
        return part.toString();
    }

    /** How the provider's tags name the field that fills one of ours, by what people call ours. */
    static String fieldFor(Profile profile, String ours) {
        FieldNaming naming = new FieldNaming(profile);
        return naming.ofOurs(ours).orElseGet(() -> naming.guessed(ours)).field();
    }
}
