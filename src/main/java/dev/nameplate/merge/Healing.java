package dev.nameplate.merge;

import dev.nameplate.merge.MergeNote.Kind;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what arrived readable: unresolved tags, decodings, entities, invisible characters, in this order. */
final class Healing {

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private Healing() {}

    /**
     * The readable text of an open value; null when it is a tag that nobody resolved.
     *
     * @param lines whether the ends of lines mean something and stay
     */
    static @Nullable String open(OpenPart.RawValue raw, String name, boolean lines, Notes notes) {
        if (raw.healed()) {
            notes.add(Kind.HEALED_AMPERSAND);
        }
        String text = raw.text();
        if (isTag(text, name, notes)) {
            return null;
        }
        String decoded = Decoding.first(text, notes);
        if (!decoded.equals(text) && isTag(decoded, name, notes)) {
            return null;
        }
        String again = Decoding.second(decoded);
        if (again != null) {
            notes.add(Kind.HEALED_DOUBLE_ENCODING);
            decoded = again;
            if (isTag(decoded, name, notes)) {
                return null;
            }
        }
        String resolved = Entities.resolve(decoded);
        if (!resolved.equals(decoded)) {
            notes.add(Kind.HEALED_ENTITY);
            if (isTag(resolved, name, notes)) {
                return null;
            }
        }
        String clean = characters(resolved, lines, notes);
        return !clean.equals(resolved) && isTag(clean, name, notes) ? null : clean;
    }

    /** The text in which an open value is seen to be, or to hold, a tag that nobody resolved; null when it holds none. */
    static @Nullable String tag(OpenPart.RawValue raw, String name) {
        Notes unread = new Notes();
        String text = raw.text();
        String decoded = Decoding.first(text, unread);
        if (Tags.in(decoded, name)) {
            return decoded;
        }
        if (Tags.in(text, name)) {
            return text;
        }
        String again = Decoding.second(decoded);
        decoded = again == null ? decoded : again;
        if (Tags.in(decoded, name)) {
            return decoded;
        }
        String resolved = Entities.resolve(decoded);
        return Tags.in(resolved, name) ? resolved : null;
    }

    /** The readable text of a fixed value, which was decoded with the link and is what its maker wrote. */
    static String fixed(String text, boolean lines, Notes notes) {
        return characters(text, lines, notes);
    }

    private static boolean isTag(String text, String name, Notes notes) {
        boolean tag = Tags.in(text, name);
        if (tag) {
            notes.add(Kind.UNRESOLVED_TAG);
        }
        return tag;
    }

    private static String characters(String text, boolean lines, Notes notes) {
        String clean = lines ? cleanLines(text) : Cleaning.clean(text);
        if (!clean.equals(text)) {
            notes.add(Kind.HEALED_CHARACTERS);
        }
        return clean;
    }

    /** Each line on its own, since lines may be what divides a list. */
    private static String cleanLines(String text) {
        return LINE_END.splitAsStream(text)
                .map(Cleaning::clean)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
