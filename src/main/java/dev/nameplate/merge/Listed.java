package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The only texts that a field takes, found whatever a text's letters and spaces. Immutable. */
public final class Listed {

    /** No list: any text is taken. */
    public static final Listed ANY = new Listed(List.of());

    private final Map<String, String> bySame = new LinkedHashMap<>();

    private Listed(List<String> values) {
        values.forEach(value -> bySame.putIfAbsent(same(value), value));
    }

    /** A list as it is to be shown; of two values that differ in letters or spaces alone the first counts. */
    public static Listed of(List<String> values) {
        return values.isEmpty() ? ANY : new Listed(values);
    }

    public boolean isEmpty() {
        return bySame.isEmpty();
    }

    /** The value as the list spells it. */
    Optional<String> find(String text) {
        return Optional.ofNullable(bySame.get(same(text)));
    }

    /** The values in their order. */
    public List<String> values() {
        return List.copyOf(bySame.values());
    }

    /** What two spellings of a value have in common. */
    public static String same(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        String folded = UCharacter.foldCase(text, /* defaultmapping= */ true);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!UCharacter.isUWhiteSpace(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Listed listed && values().equals(listed.values());
    }

    @Override
    public int hashCode() {
        return bySame.hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
