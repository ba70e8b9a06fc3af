package dev.nameplate.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open part of a link, taken apart at its {@code &}: the raw value of every listed name.
 *
 * <p>Only the first occurrence of a listed name counts. A piece without {@code =} behind a listed value is what an unencoded
 * {@code &} cut off ({@code company=AT&T}) and is glued back.
 */
final class OpenPart {

    /**
     * A value as it stands in the link, one char per byte.
     *
     * @param healed whether an {@code &} was glued back or an {@code amp;} dropped
     */
    record RawValue(String text, boolean healed) {}

    private static final int NONE = -1;

    private final List<String> listed;
    private final @Nullable RawValue[] values;
    /** The listed name whose value the next nameless piece belongs to. */
    private int open = NONE;
    /** That value so far, when it has been glued; null before. */
    private @Nullable StringBuilder glue;
    /** Whether nameless pieces belong to a second occurrence and are dropped with it. */
    private boolean dropping;

    private OpenPart(List<String> listed) {
        this.listed = listed;
        this.values = new @Nullable RawValue[listed.size()];
    }

    static OpenPart read(String part, List<String> listed) {
        OpenPart result = new OpenPart(listed);
        int length = part.length();
        for (int start = 0; start < length; ) {
            int end = part.indexOf('&', start);
            end = end < 0 ? length : end;
            boolean escaped = part.startsWith("amp;", start);
            int from = escaped ? start + "amp;".length() : start;
            if (from < end) {
                result.take(part, from, end, escaped);
            }
            start = end + 1;
        }
        result.close();
        return result;
    }

    /** The first value of a listed name; null when the name does not occur. */
    @Nullable
    RawValue get(String name) {
        int index = listed.indexOf(name);
        return index < 0 ? null : values[index];
    }

    private void take(String part, int from, int end, boolean escaped) {
        int equals = from;
        while (equals < end && part.charAt(equals) != '=') {
            equals++;
        }
        boolean named = equals < end;
        int index = listedAt(part, from, equals);
        if (index != NONE) {
            close();
            begin(index, named ? part.substring(equals + 1, end) : "", escaped);
        } else if (named) {
            close();
        } else if (open != NONE) {
            glue(part, from, end);
        }
    }

    private void begin(int index, String text, boolean healed) {
        open = index;
        dropping = values[index] != null;
        if (!dropping) {
            values[index] = new RawValue(text, healed);
        }
    }

    private void glue(String part, int from, int end) {
        RawValue value = values[open];
        if (dropping || value == null) {
            return;
        }
        if (glue == null) {
            glue = new StringBuilder(value.text());
        }
        glue.append('&').append(part, from, end);
    }

    private void close() {
        if (glue != null && open != NONE) {
            values[open] = new RawValue(glue.toString(), /* healed= */ true);
        }
        glue = null;
        open = NONE;
        dropping = false;
    }

    private int listedAt(String part, int from, int end) {
        for (int i = 0; i < listed.size(); i++) {
            String name = listed.get(i);
            if (name.length() == end - from && part.startsWith(name, from)) {
                return i;
            }
        }
        return NONE;
    }
}
