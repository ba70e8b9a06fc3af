package dev.nameplate.api;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The texts of {@code admin.keys} and of its file, read key by key with every problem kept. A problem tells a key by its place alone,
 * and shows no piece of it.
 */
final class ApiKeyText {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9._~+/=-]*");
    private static final int DIFFERENT_CHARACTERS = 10;

    private final List<ApiKeys.Kept> keys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    List<String> problems() {
        return problems;
    }

    ApiKeys keys() {
        return new ApiKeys(keys);
    }

    /** Whether nothing was there to be read. */
    boolean isEmpty() {
        return keys.isEmpty() && problems.isEmpty();
    }

    /** Keys with commas between them. @param where what their places begin with in problems */
    void read(String where, String text) {
        int place = 1;
        for (String entry : text.split(",", -1)) {
            readKey(where + "key " + place++, entry.strip());
        }
    }

    /** Keys on lines of their own; empty ones, and those that begin with {@code #}, are for people. */
    void readLines(String file, String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                read(file + ", line " + (i + 1) + ", ", lines.get(i));
            }
        }
    }

    private void readKey(String place, String entry) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            problems.add(place + " has no colon; a key is written name:secret or name@project:secret");
            return;
        }
        int at = entry.lastIndexOf('@', colon);
        String name = entry.substring(0, at < 0 ? colon : at);
        String project = at < 0 ? "" : entry.substring(at + 1, colon);
        if (!NAME.matcher(name).matches()) {
            problems.add(place + " has no usable name; a name is 1 to 32 letters, digits, - and _");
        } else if (at >= 0 && !PROJECT.matcher(project).matches()) {
            problems.add(place + " has no usable project after @; a project is [a-z0-9][a-z0-9-]{0,62}");
        } else {
            keep(place, new ApiKey(name, project), entry.substring(colon + 1));
        }
    }

    private void keep(String place, ApiKey key, String secret) {
        if (!SECRET.matcher(secret).matches()) {
            problems.add(place + " has a secret with a character that cannot stand in a header; allowed are letters,"
                    + " digits and - . _ ~ + / =");
            return;
        }
        if (secret.length() < ApiKeys.SHORTEST || secret.length() > ApiKeys.LONGEST) {
            problems.add(place + " has a secret of " + secret.length() + " characters; " + ApiKeys.SHORTEST + " to "
                    + ApiKeys.LONGEST
                    + " are needed, of 32 random bytes or more: `nameplate keys new --api` makes one");
            return;
        }
        if (secret.chars().distinct().count() < DIFFERENT_CHARACTERS) {
            problems.add(place + " has a secret of very few different characters, which somebody made up;"
                    + " `nameplate keys new --api` makes a random one");
            return;
        }
        byte[] digest = ApiKeys.digest(secret);
        for (ApiKeys.Kept earlier : keys) {
            if (earlier.key().name().equals(key.name())) {
                problems.add(place + " has the name of an earlier key; each name stands once");
            }
            if (MessageDigest.isEqual(earlier.digest(), digest)) {
                problems.add(place + " has the secret of an earlier key; each key needs a secret of its own");
            }
        }
        keys.add(new ApiKeys.Kept(key, digest));
    }
}
