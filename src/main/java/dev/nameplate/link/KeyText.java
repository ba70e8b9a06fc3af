package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code links.keys}, read key by key with every problem kept.
 *
 * <p>A problem tells a key by its place alone: what stands where a name should be may be a piece of a secret that held a comma.
 */
final class KeyText {

    private static final String SETTING = "links.keys";
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

    void read(String text) {
        if (text.isBlank()) {
            problems.add(SETTING + " is empty; it needs at least one kid:secret");
            return;
        }
        int place = 1;
        for (String entry : text.split(",", -1)) {
            readKey(SETTING + ", key " + place++, trimmed(entry));
        }
    }

    private void readKey(String place, String entry) {
        if (entry.isBlank()) {
            problems.add(place + " is empty; a comma stands between two keys");
            return;
        }
        int colon = entry.indexOf(':');
        if (colon < 0) {
            problems.add(place + " has no colon; a key is written kid:secret or kid@project:secret");
            return;
        }
        int at = entry.lastIndexOf('@', colon);
        String kid = entry.substring(0, at < 0 ? colon : at);
        if (!KeyRing.isKid(kid)) {
            problems.add(place + " has no usable name; a kid is 1 to 16 letters, digits, - and _");
            return;
        }
        String project = at < 0 ? "" : entry.substring(at + 1, colon);
        if (at >= 0 && !LinkPath.isName(project)) {
            problems.add(place + " has no usable project after @; a project is [a-z0-9][a-z0-9-]{0,62}");
        }
        byte[] secret = secret(place, entry.substring(colon + 1));
        if (secret != null) {
            keep(place, new SigningKey(kid, project, secret));
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
