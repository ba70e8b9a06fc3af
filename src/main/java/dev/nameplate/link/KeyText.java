package dev.nameplate.link;

import dev.nameplate.link.KeyRing.Source;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts that keys are written in, read key by key with every problem kept.
 *
 * <p>A problem tells a key by its place alone: what stands where a name should be may be a piece of a secret that held a comma. What
 * stands before the colon cannot be mistaken: {@code @} and {@code ~} are in no name, project or date.
 */
final class KeyText {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String AS_TEXT = "text:";
    private static final int LEAST_BYTES = 32;
    private static final int MOST_BYTES = 64;

    private final List<SigningKey> keys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    List<SigningKey> keys() {
        return keys;
    }

    List<String> problems() {
        return problems;
    }

    void read(Source source) {
        if (source.text().isBlank()) {
            problems.add(source.name() + " is empty; it needs at least one kid:secret");
        } else if (source.lines()) {
            readLines(source);
        } else {
            int place = 1;
            for (String entry : source.text().split(",", -1)) {
                readKey(source.name() + ", key " + place++, trimmed(entry));
            }
        }
    }

    /** A file: a comma at the end of a line separates nothing, since the line's end does. */
    private void readLines(Source source) {
        int number = 0;
        boolean any = false;
        for (String line : source.text().split("\n", -1)) {
            number++;
            String text = trimmed(line);
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            any = true;
            String bare = text.stripTrailing();
            String[] entries = (bare.endsWith(",") ? bare.substring(0, bare.length() - 1) : text).split(",", -1);
            for (int i = 0; i < entries.length; i++) {
                String place = source.name() + ", line " + number + (entries.length > 1 ? ", key " + (i + 1) : "");
                readKey(place, trimmed(entries[i]));
            }
        }
        if (!any) {
            problems.add(source.name() + " holds no key; it needs at least one kid:secret");
        }
    }

    private void readKey(String place, String entry) {
        if (entry.isBlank()) {
            problems.add(place + " is empty; a comma stands between two keys");
            return;
        }
        int colon = entry.indexOf(':');
        if (colon < 0) {
            problems.add(place + " has no colon; a key is written kid:secret, kid@project:secret or"
                    + " kid@project~2027-01-31:secret");
            return;
        }
        String head = entry.substring(0, colon);
        int tilde = head.indexOf('~');
        String named = tilde < 0 ? head : head.substring(0, tilde);
        int at = named.indexOf('@');
        String kid = at < 0 ? named : named.substring(0, at);
        if (!KeyRing.isKid(kid)) {
            problems.add(place + " has no usable name; a kid is 1 to 16 letters, digits, - and _");
            return;
        }
        String project = at < 0 ? "" : named.substring(at + 1);
        if (at >= 0 && !LinkPath.isName(project)) {
            problems.add(place + " has no usable project after @; a project is [a-z0-9][a-z0-9-]{0,62}");
        }
        LocalDate retires = tilde < 0 ? null : date(head.substring(tilde + 1));
        if (tilde >= 0 && retires == null) {
            problems.add(
                    place + " has no usable date after ~; a key's last day is written ~2027-01-31, behind its project");
        }
        byte[] secret = secret(place, entry.substring(colon + 1));
        if (secret != null) {
            keep(place, new SigningKey(kid, project, secret, retires));
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void keep(String place, SigningKey key) {
        for (SigningKey earlier : keys) {
            if (earlier.kid().equals(key.kid())) {
                problems.add(place + " has the name of an earlier key; each kid stands once");
            }
            if (earlier.sameSecret(key)) {
                problems.add(place + " has the secret of an earlier key; each key needs a secret of its own");
            }
        }
        keys.add(key);
    }

    private byte @Nullable [] secret(String place, String text) {
        return text.startsWith(AS_TEXT)
                ? ofText(place, text.substring(AS_TEXT.length()))
                : ofBase64(place, text.strip());
    }

    private byte @Nullable [] ofText(String place, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                problems.add(place + " has a text: secret with a character that is not printable ASCII, at place "
                        + (i + 1));
                return null;
            }
        }
        if (text.length() < LEAST_BYTES) {
            problems.add(place + " has a text: secret of " + text.length() + " characters; at least 32 are needed");
            return null;
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte @Nullable [] ofBase64(String place, String text) {
        byte[] secret;
        try {
            secret = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            problems.add(place
                    + " has a secret that is not base64url (A-Z a-z 0-9 - _); a passphrase is written text:"
                    + " and then its characters");
            return null;
        }
        if (secret.length < LEAST_BYTES || secret.length > MOST_BYTES) {
            problems.add(place + " has a secret of " + secret.length + " bytes; 32 to 64 are needed");
            return null;
        }
        return secret;
    }

    /** Without white space before it (a kid has none) and without line ends after it (no secret has any; spaces may belong to one). */
    private static String trimmed(String entry) {
        String text = entry.stripLeading();
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
