package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link about to be signed. Not thread-safe; whatever is wrong with it is kept and reported by {@link LinkSigner#sign}, all together.
 */
public final class LinkDraft {

    /** The end of the year 9999; later moments are milliseconds taken for seconds. */
    private static final long LATEST_EXPIRY = 253_402_300_799L;

    private static final int LONGEST_SHOWN = 60;

    private final String image;
    private final @Nullable LinkPath path;
    private final Map<String, String> controls = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> sealed = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private LinkDraft(String image) {
        this.image = image;
        LinkPath read = LinkPath.of(LinkPath.PREFIX + image);
        boolean bare = read != null && image.indexOf('?') < 0;
        path = bare ? read : null;
        if (!bare) {
            problems.add(shown(image) + " names no image; allowed is template.ext or project/template.ext with names of"
                    + " 1 to 63 of a-z 0-9 - and one of the endings " + String.join(", ", LinkPath.EXTENSIONS));
        }
    }

    /** A draft of a link to {@code template.ext} or {@code project/template.ext}. */
    public static LinkDraft of(String image) {
        return new LinkDraft(image);
    }

    /** Fixes a field, or a control such as {@code _dpr}, in the link. */
    public LinkDraft set(String name, String value) {
        String fault = nameFault(name);
        if (fault == null) {
            fault = valueFault(name, value);
        }
        Map<String, String> home = name.startsWith("_") ? controls : fields;
        if (fault != null) {
            problems.add(fault);
        } else if (home.putIfAbsent(name, value) != null) {
            problems.add(name + " is set twice; each name stands once in a link");
        }
        return this;
    }

    /** Fixes a field, or a control that differs per reader, in the link, so that only the server can read its value. */
    public LinkDraft seal(String name, String value) {
        String fault = SignedPart.openable(name)
                ? valueFault(name, value)
                : shown(name) + " cannot be sealed; allowed are fields ([a-z][a-z0-9_]{0,31}) and "
                        + String.join(", ", Control.OF_READER);
        if (fault != null) {
            problems.add(fault);
        } else if (sealed.putIfAbsent(name, value) != null) {
            problems.add(name + " is sealed twice; each name stands once in a link");
        }
        return this;
    }

    /** Fixes the moment from which on the link shows its template's fallback image. */
    public LinkDraft expires(Instant moment) {
        return set(Control.EXP.key(), Long.toString(moment.getEpochSecond()));
    }

    /** Leaves fields, or controls that differ per reader, to whoever sends the link: their names are signed, their values are not. */
    public LinkDraft open(Collection<String> names) {
        names.forEach(this::open);
        return this;
    }

    /** Leaves one field, or one control that differs per reader, to whoever sends the link. */
    public LinkDraft open(String name) {
        if (!SignedPart.openable(name)) {
            problems.add(shown(name) + " cannot be open; allowed are fields ([a-z][a-z0-9_]{0,31}) and "
                    + String.join(", ", Control.OF_READER));
        } else if (!open.add(name)) {
            problems.add(name + " is opened twice; each name stands once in _open");
        }
        return this;
    }

    /** All that is wrong so far. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        for (String name : open) {
            if (fields.containsKey(name) || controls.containsKey(name)) {
                all.add(name + " is both set and open; a name is one or the other");
            }
            if (sealed.containsKey(name)) {
                all.add(name + " is both sealed and open; a name is one or the other");
            }
        }
        for (String name : sealed.keySet()) {
            if (fields.containsKey(name) || controls.containsKey(name)) {
                all.add(name + " is both set and sealed; a name is one or the other");
            }
        }
        int pieces = fields.size() + controls.size() + open.size() + (sealed.isEmpty() ? 2 : 3);
        if (pieces > SignedPart.MOST_PIECES) {
            all.add("the link would have " + pieces + " parameters with _sig and _open; at most "
                    + SignedPart.MOST_PIECES + " are allowed");
        }
        return all;
    }

    /** Where the link points; null when that is among the problems. */
    @Nullable
    LinkPath path() {
        return path;
    }

    /** The raw target up to and with its question mark. */
    String base() {
        return LinkPath.PREFIX + image + "?";
    }

    /** What only the server is to read. */
    Map<String, String> sealed() {
        return sealed;
    }

    /**
     * The query without its signature: controls, the seal, fields, and at the end {@code _open}, even if empty.
     *
     * @param seal what {@link #sealed()} became; empty when that is
     */
    String query(String seal) {
        Bytes query = new Bytes(256);
        Pairs.write(controls, query);
        if (!seal.isEmpty()) {
            Pairs.write(Map.of(Control.SEAL.key(), seal), query);
        }
        Pairs.write(fields, query);
        query.add("_open=");
        query.add(String.join(",", open));
        return query.string(0, query.length());
    }

    private static @Nullable String nameFault(String name) {
        Control control = Control.of(name);
        if (control == Control.SIG || control == Control.OPEN) {
            return name + " cannot be set; signing writes it";
        }
        if (control == Control.SEAL) {
            return name + " cannot be set; seal the fields that it is to hold";
        }
        if (control != null) {
            return control.reserved() ? name + " is reserved for a later version" : null;
        }
        if (name.startsWith("_")) {
            return shown(name) + " is no control; allowed are _exp, _v, _dpr, _q, _dl, _link, _max, _allow, "
                    + String.join(", ", Control.OF_READER);
        }
        return Control.isField(name, 0, name.length())
                ? null
                : shown(name) + " is no field's name; allowed is [a-z][a-z0-9_]{0,31}";
    }

    private static @Nullable String valueFault(String name, String value) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return name + " holds half of a surrogate pair, which is no character";
        }
        Control control = Control.of(name);
        if (control == null || control.accepts(value) && strict(control, value)) {
            return null;
        }
        return name + " is " + shown(value) + "; allowed is " + control.allowed();
    }

    /** What only signing refuses: moments that nobody means, and zones that this runtime does not know. */
    private static boolean strict(Control control, String value) {
        return switch (control) {
            case EXP -> Long.parseLong(value) >= 1 && Long.parseLong(value) <= LATEST_EXPIRY;
            case TZ -> ZoneId.getAvailableZoneIds().contains(value);
            default -> true;
        };
    }

    private static String shown(String given) {
        int end = given.length() <= LONGEST_SHOWN ? given.length() : given.offsetByCodePoints(0, LONGEST_SHOWN / 2);
        return "`" + given.substring(0, end) + (end < given.length() ? "…" : "") + "`";
    }
}
