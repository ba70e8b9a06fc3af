package dev.nameplate.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a link points: {@code /t/{template}.{ext}} or {@code /t/{project}/{template}.{ext}}, matched against the raw target.
 *
 * <p>Nothing is decoded and no path is tidied up: whatever is spelt otherwise is no link.
 *
 * @param project empty when there is none
 * @param template the template's own name
 * @param ext one of {@code jpg jpeg png webp gif}
 * @param query where the query starts in the target; the target's length when there is none
 */
record LinkPath(String project, String template, String ext, int query) {

    static final String PREFIX = "/t/";

    /** What a link can end in, as its text says. */
    static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png", "webp", "gif");

    private static final int LONGEST_NAME = 63;

    /** The template with its project, as the signature covers it. */
    String path() {
        return project.isEmpty() ? template : project + "/" + template;
    }

    /** The path of a raw request target; null when it is no link's. */
    static @Nullable LinkPath of(String target) {
        if (!target.startsWith(PREFIX)) {
            return null;
        }
        int first = nameEnd(target, PREFIX.length());
        if (first == PREFIX.length() || first == target.length()) {
            return null;
        }
        if (target.charAt(first) != '/') {
            return dotted(target, PREFIX.length(), first, "");
        }
        int second = nameEnd(target, first + 1);
        return second == first + 1 || second == target.length()
                ? null
                : dotted(target, first + 1, second, target.substring(PREFIX.length(), first));
    }

    /** Whether the text is a project's or template's name. */
    static boolean isName(String text) {
        return !text.isEmpty() && nameEnd(text, 0) == text.length();
    }

    private static @Nullable LinkPath dotted(String target, int from, int dot, String project) {
        if (target.charAt(dot) != '.') {
            return null;
        }
        int mark = target.indexOf('?', dot);
        int end = mark < 0 ? target.length() : mark;
        String ext = extension(target, dot + 1, end);
        return ext == null
                ? null
                : new LinkPath(project, target.substring(from, dot), ext, Math.min(end + 1, target.length()));
    }

    private static @Nullable String extension(String target, int from, int to) {
        for (String known : EXTENSIONS) {
            if (known.length() == to - from && target.startsWith(known, from)) {
                return known;
            }
        }
        return null;
    }

    /** Where the name that starts at {@code from} ends; {@code from} itself when none of at most 63 characters starts there. */
    private static int nameEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isNameChar(text.charAt(i), i == from)) {
            i++;
        }
        return i - from > LONGEST_NAME ? from : i;
    }

    private static boolean isNameChar(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && !first;
    }
}
