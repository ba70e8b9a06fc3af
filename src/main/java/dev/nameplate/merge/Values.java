package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a template is filled with: fit-to-print values by field name, and the reader's language and zone.
 *
 * <p>A field that is not in the map is missing: what shows it is removed. Immutable.
 */
public final class Values {

    private final Map<String, Value> byName;
    private final String language;
    private final String zone;
    private final String seed;
    private final List<MergeNote> notes;
    private final OptionalLong left;

    /**
     * @param byName values by field name
     * @param language BCP 47 tag of the reader's language
     * @param zone IANA zone of the reader
     * @param seed the A/B key, empty when none; never part of a cache key (the chosen variant is)
     * @param notes what happened on the way, in order
     */
    public Values(Map<String, Value> byName, String language, String zone, String seed, List<MergeNote> notes) {
        this(byName, language, zone, seed, notes, OptionalLong.empty());
    }

    private Values(
            Map<String, Value> byName,
            String language,
            String zone,
            String seed,
            List<MergeNote> notes,
            OptionalLong left) {
        this.byName = new TreeMap<>(byName);
        this.language = language;
        this.zone = zone;
        this.seed = seed;
        this.notes = List.copyOf(notes);
        this.left = left;
    }

    /** No field filled: what the fallback image of a template without ladders shows. */
    public static Values none(String language) {
        return new Values(Map.of(), language, "UTC", "", List.of());
    }

    public Optional<Value> get(String field) {
        return Optional.ofNullable(byName.get(field));
    }

    public boolean has(String field) {
        return byName.containsKey(field);
    }

    /** The same with another value for a field. */
    public Values with(String field, Value value) {
        Map<String, Value> changed = new TreeMap<>(byName);
        changed.put(field, value);
        return new Values(changed, language, zone, seed, notes, left);
    }

    /** The same without a value for a field. */
    public Values without(String field) {
        Map<String, Value> changed = new TreeMap<>(byName);
        changed.remove(field);
        return new Values(changed, language, zone, seed, notes, left);
    }

    /** The same with so many seconds left until the template's deadline; empty when nobody knows. */
    public Values left(OptionalLong seconds) {
        return new Values(byName, language, zone, seed, notes, seconds);
    }

    /** Whole seconds until the template's deadline, 0 once it has passed; empty when there is none, or it is not known. */
    public OptionalLong left() {
        return left;
    }

    /** All values, sorted by field name; not modifiable. */
    public Map<String, Value> byName() {
        return java.util.Collections.unmodifiableMap(byName);
    }

    public String language() {
        return language;
    }

    public String zone() {
        return zone;
    }

    public String seed() {
        return seed;
    }

    public List<MergeNote> notes() {
        return notes;
    }

    /** Whether a field shows what arrived for it, and not what stands in. */
    public boolean arrived(String field) {
        Value value = byName.get(field);
        return value != null && value.rung() == 0;
    }

    /**
     * What arrived for some fields as bytes: two merges have the same exactly if the same arrived. What stands in for a missing value
     * is the template's and counts as missing, and so do all languages of a number or a date as one.
     *
     * @param fields in the order in which they are written
     * @param exact whether upper and lower case are two
     */
    public byte[] arrivedBytes(List<String> fields, boolean exact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        for (String field : fields) {
            Value value = byName.get(field);
            write(field, bytes);
            bytes.write(arrived(field) ? 1 : 0);
            if (value != null && value.rung() == 0) {
                write(exact ? value.key() : UCharacter.foldCase(value.key(), /* defaultmapping= */ true), bytes);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(String text, ByteArrayOutputStream bytes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(utf8.length >>> shift);
        }
        bytes.writeBytes(utf8);
    }

    /** {@link #drawnInto(MessageDigest, Set, boolean)} for a template that asks neither who arrived nor for the zone. */
    public void drawnInto(MessageDigest digest) {
        drawnInto(digest, Set.of(), /* zoned= */ false);
    }

    /**
     * Writes what decides the picture into a digest, length-prefixed: two merges that draw the same write the same. Neither
     * notes nor the seed take part, nor how a value was spelt or which rung it came from; nor what time it is.
     *
     * @param given the fields of which the template asks whether they arrived or were stood in for
     * @param zoned whether the template shows the reader's zone by itself; dates are already written in it
     */
    public void drawnInto(MessageDigest digest, Set<String> given, boolean zoned) {
        DrawnValues drawn = new DrawnValues(digest);
        drawn.text(language);
        drawn.text(zoned ? zone : "");
        drawn.number(byName.size());
        for (Map.Entry<String, Value> entry : byName.entrySet()) {
            drawn.text(entry.getKey());
            drawn.value(entry.getValue(), given.contains(entry.getKey()));
        }
    }
}
