package dev.nameplate.mail;

import dev.nameplate.esp.Arrival;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.TagFinder;
import dev.nameplate.esp.TagReader;
import dev.nameplate.mail.FoundLink.Piece;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What becomes of a link on its way to a reader: the provider puts values in place of its tags, and the reader's mail program
 * makes an address of what then stands in the attribute.
 */
public final class Mailing {

    private Mailing() {}

    /**
     * The target that arrives for one reader.
     *
     * @param link as it stands in the mail, its entities resolved, from {@code /t/} on
     * @param values by the names of our open fields; what has none is missing
     * @param resolved whether the provider fills in its tags at all, as it does not in some previews
     */
    public static String target(Profile profile, String link, Map<String, String> values, boolean resolved) {
        MailText text = MailText.plain("https://x" + link);
        FoundLink found = FoundLink.of(
                text, FoundLink.Use.IMAGE, null, null, 0, text.text().length(), /* markup= */ false);
        TagReader reader = new TagReader(profile);
        StringBuilder sent = new StringBuilder(found.link());
        for (int i = found.pieces().size() - 1; i >= 0; i--) {
            Piece piece = found.pieces().get(i);
            if (resolved && piece.open() && TagFinder.isTag(piece.value())) {
                boolean encoded = reader.read(piece.value().strip())
                        .map(read -> read.kind().encoded())
                        .orElse(false);
                String value = values.getOrDefault(piece.name(), "");
                sent.replace(piece.valueFrom(), piece.to(), delivered(profile, encoded, value));
            }
        }
        return asked(sent.substring("https://x".length()));
    }

    /** A value in the link after the mail program has undone what was escaped for HTML. */
    private static String delivered(Profile profile, boolean encoded, String value) {
        if (value.isEmpty() && profile.missingForms().equals(java.util.List.of(Profile.Missing.DEFAULT))) {
            return "-";
        }
        Arrival arrival = encoded ? profile.encodes() : profile.arrives();
        return arrival.encoded() ? arrival.write(value) : value;
    }

    /** What a mail program asks the server for: a fragment is not sent, and what no address may hold is encoded. */
    static String asked(String link) {
        int fragment = link.indexOf('#');
        String whole = (fragment < 0 ? link : link.substring(0, fragment))
                .replaceAll("[\\t\\r\\n]", "")
                .strip();
        StringBuilder target = new StringBuilder();
        for (byte unit : whole.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean encoded = c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\'';
            target.append(encoded ? String.format("%%%02X", (int) c) : String.valueOf(c));
        }
        return target.toString();
    }
}
