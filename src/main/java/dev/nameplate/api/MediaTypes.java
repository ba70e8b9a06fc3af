package dev.nameplate.api;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a body is, and what an answer may be (RFC 9110 §8.3, §12.5.1). */
final class MediaTypes {

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private MediaTypes() {}

    /**
     * The type of a request's body.
     *
     * @throws Refused when it is none of those allowed, is encoded, or is in another character set than UTF-8
     */
    static String ofBody(MultiMap headers, List<String> allowed) {
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            throw new Refused(
                    ProblemKind.MEDIA_TYPE, "The body has a Content-Encoding; it is taken as it is, without one.");
        }
        String given = headers.get(HttpHeaders.CONTENT_TYPE);
        String[] parts = (given == null ? "" : given).split(";", -1);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        boolean charset = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
            charset &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        if (!allowed.contains(type) || !charset) {
            throw new Refused(
                    ProblemKind.MEDIA_TYPE,
                    (given == null
                                    ? "The body has no Content-Type"
                                    : "The body's Content-Type is " + JsonFields.shortened(given))
                            + "; allowed are " + String.join(", ", allowed) + ", in UTF-8.");
        }
        return type;
    }

    /** @throws Refused when the headers do not accept an answer of a type */
    static void requireAccepted(MultiMap headers, String type) {
        List<String> accept = headers.getAll(HttpHeaders.ACCEPT);
        if (!isAccepted(accept, type)) {
            throw new Refused(
                    ProblemKind.NOT_ACCEPTABLE,
                    "The answer would be " + type + ", and Accept is " + JsonFields.shortened(String.join(", ", accept))
                            + ".");
        }
    }

    /** The most exact range that fits decides. */
    static boolean isAccepted(List<String> accept, String type) {
        List<String> ranges = new ArrayList<>();
        accept.forEach(header -> ranges.addAll(List.of(header.split(",", -1))));
        int best = -1;
        boolean accepted = false;
        boolean any = false;
        for (String range : ranges) {
            String[] parts = range.split(";", -1);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            any |= !name.isEmpty();
            int exact = name.equals(type)
                    ? 2
                    : name.equals(type.replaceFirst("/.*", "/*")) ? 1 : name.equals("*/*") ? 0 : -1;
            if (exact > best) {
                best = exact;
                accepted = !isNever(parts);
            }
        }
        return accepted || !any;
    }

    private static boolean isNever(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].replace(" ", "").matches("[qQ]=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }
}
