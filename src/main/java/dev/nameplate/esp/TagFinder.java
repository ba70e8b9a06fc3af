package dev.nameplate.esp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds whole merge tags in a text, whoever's they are. */
public final class TagFinder {

    /** Shapes that may stand in any text; the longer first where one begins like another. Reach is bounded, so is the cost. */
    private static final Pattern ANYWHERE = Pattern.compile(String.join(
            "|",
            "\\{\\{#urlEncode\\}\\}.{1,160}?\\{\\{/urlEncode\\}\\}",
            "\\{\\{[#^](?:if )?(?<block>[A-Za-z_.]{1,60})\\}\\}.{1,200}?\\{\\{/(?:if|\\k<block>)\\}\\}"
                    + "(?:\\{\\{\\^\\k<block>\\}\\}.{0,80}?\\{\\{/\\k<block>\\}\\})?",
            "\\*\\|IF:[A-Z0-9_]{1,30}\\|\\*.{0,200}?\\*\\|END:IF\\|\\*",
            "\\*\\|[^|*<>\\r\\n]{1,80}\\|\\*",
            "\\{\\{\\{[^{}\\r\\n]{1,160}\\}\\}\\}",
            "\\{\\{(?:[^{}\\r\\n]|\\$\\{[^{}\\r\\n]{1,80}\\}){1,200}\\}\\}",
            "\\{%[^\\r\\n]{1,200}?%\\}",
            "\\[%[^\\r\\n]{1,200}?%\\]",
            "\\[\\[[^\\[\\]\\r\\n]{1,160}\\]\\]",
            "%%=[^\\r\\n]{1,200}?=%%",
            "%%[A-Za-z_][A-Za-z0-9_ ]{0,60}%%",
            "%recipient\\.[A-Za-z0-9_.-]{1,60}%",
            "\\{\\$[^{}\\r\\n]{1,120}\\}",
            "\\{![^{}\\r\\n]{1,80}\\}",
            "\\$\\[[^\\]\\r\\n]{1,120}\\]\\$",
            "\\$!?\\{[^{}\\r\\n]{1,80}\\}",
            "<%[^\\r\\n]{1,120}?%>",
            "#recipient:[^#&\\r\\n]{1,80}#"));

    /** Shapes that ordinary text could have: they count only where a value is one as a whole. */
    private static final Pattern WHOLE = Pattern.compile(String.join(
            "|",
            "%[A-Z][A-Z0-9_-]{1,60}(?:\\|[A-Z_]+)?%",
            "\\[[A-Za-z][A-Za-z0-9_ -]{0,60}(?:,fallback=[^\\]]{0,80}|:filter:[a-z|]+)?\\]",
            "#[A-Za-z][A-Za-z0-9_ -]{0,60}#"));

    private TagFinder() {}

    /** A stretch of a text. */
    public record Span(int from, int to) {

        /** What stands there. */
        public String of(String text) {
            return text.substring(from, to);
        }
    }

    /** All tags in a text that no ordinary text could be taken for, in order. */
    public static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = ANYWHERE.matcher(text);
        while (matcher.find()) {
            found.add(new Span(matcher.start(), matcher.end()));
        }
        return found;
    }

    /** Where the tag that starts at a position ends; the position itself when none starts there. */
    public static int endOf(String text, int at) {
        if ("*{[%$<#".indexOf(text.charAt(at)) < 0) {
            return at;
        }
        Matcher matcher = ANYWHERE.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }

    /** Whether a value is, as a whole, a tag of any shape. */
    public static boolean isTag(String value) {
        String trimmed = value.strip();
        return ANYWHERE.matcher(trimmed).matches() || WHOLE.matcher(trimmed).matches();
    }

    /** Whether a value is a whole tag in one of the shapes that ordinary text could have. */
    static boolean isWhole(String value) {
        return WHOLE.matcher(value).matches();
    }
}
