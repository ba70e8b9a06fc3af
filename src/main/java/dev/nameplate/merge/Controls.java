package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.nameplate.merge.MergeNote.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a link says about its reader beside the fields; absent where it says nothing or nothing sensible.
 *
 * @param language canonical BCP 47 tag
 * @param zone IANA zone
 * @param seed key of the A/B choice
 * @param id key of the reader in a data source
 */
record Controls(
        @Nullable String language,
        @Nullable String zone,
        @Nullable String seed,
        @Nullable String id) {

    static final String LANGUAGE = "_lang";
    static final String ZONE = "_tz";
    static final String SEED = "_seed";
    static final String ID = "_id";

    private static final int LONGEST_KEY = 200;
    /** Zones by their names in small letters. */
    private static final Map<String, String> ZONES = new HashMap<>();

    static {
        for (String id : TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.ANY, null, null)) {
            if (id.indexOf('/') > 0 || id.equals("UTC") || id.equals("GMT")) {
                ZONES.put(UCharacter.toLowerCase(ULocale.ROOT, id), id);
            }
        }
    }

    static Controls read(Delivery delivery, OpenPart open, Notes notes) {
        return new Controls(
                checked(LANGUAGE, delivery, open, notes),
                checked(ZONE, delivery, open, notes),
                checked(SEED, delivery, open, notes),
                checked(ID, delivery, open, notes));
    }

    private static @Nullable String checked(String name, Delivery delivery, OpenPart open, Notes notes) {
        String fixed = delivery.fixed().get(name);
        OpenPart.RawValue raw = fixed == null ? open.get(name) : null;
        if (fixed == null && raw == null) {
            return null;
        }
        notes.about(name);
        String text = fixed != null
                ? Healing.fixed(fixed, /* lines= */ false, notes)
                : raw == null ? null : Healing.open(raw, name, /* lines= */ false, notes);
        if (text == null) {
            return null;
        }
        if (text.isEmpty()) {
            notes.add(Kind.EMPTY);
            return null;
        }
        String value = sensible(name, text);
        if (value == null) {
            notes.add(Kind.BAD_CONTROL);
        }
        return value;
    }

    private static @Nullable String sensible(String name, String text) {
        return switch (name) {
            case LANGUAGE -> Language.canonical(text);
            case ZONE -> ZONES.get(UCharacter.toLowerCase(ULocale.ROOT, text));
            default -> text.length() <= LONGEST_KEY && !NullWords.has(text) ? text : null;
        };
    }
}
